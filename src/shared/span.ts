/**
 * A half-open range `[start, end)` of UTF-16 code units in a dump's decoded text
 * (byte-order mark removed, line ends untouched). This is the *raw* coordinate system; positions in a
 * draft's document are the *doc* coordinate system and never share a variable with these.
 */
export type Span = readonly [start: number, end: number];

/** White space as the ledger sees it: such characters need no fate. Works on one UTF-16 code unit. */
export function isBlank(codeUnit: number): boolean {
  return (
    codeUnit === 0x20 ||
    (codeUnit >= 0x09 && codeUnit <= 0x0d) ||
    codeUnit === 0xa0 ||
    codeUnit === 0x1680 ||
    (codeUnit >= 0x2000 && codeUnit <= 0x200a) ||
    codeUnit === 0x2028 ||
    codeUnit === 0x2029 ||
    codeUnit === 0x202f ||
    codeUnit === 0x205f ||
    codeUnit === 0x3000 ||
    codeUnit === 0xfeff
  );
}

/** How many code units of `text[start, end)` are not white space: the unit the ledger counts in. */
export function inkOf(text: string, start = 0, end = text.length): number {
  let ink = 0;
  for (let i = start; i < end; i++) if (!isBlank(text.charCodeAt(i))) ink++;
  return ink;
}

/** Whether a text is anything but white space. */
export function hasInk(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isBlank(text.charCodeAt(i))) return true;
  return false;
}

/** `text` without its white space: what two readings are compared by. */
export function squash(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** The id of the piece that covers `span`: readable, and the same in every run that cuts the text alike. */
export function pieceId([start, end]: Span): string {
  return `${start}-${end}`;
}

/** The span a piece id names. Throws `RangeError` if the id is not of the form `start-end` with start < end. */
export function spanOfPiece(id: string): Span {
  const m = /^(\d{1,10})-(\d{1,10})$/.exec(id);
  if (!m || Number(m[1]) >= Number(m[2])) throw new RangeError(`not a piece id: ${id.slice(0, 40)}`);
  return [Number(m[1]), Number(m[2])];
}
