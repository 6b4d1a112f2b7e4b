import type { Span } from './span.ts';

/**
 * How raw text becomes running text: hard line ends inside a paragraph are undone. Only white space is ever
 * changed here, so the ledger, which does not count white space, sees a piece and its flowed text as equal.
 */

const NO_SPACE_BETWEEN =
  /[\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31c0-\u31ef\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]/u;

/** Whether a character belongs to a script that is written without spaces between words. */
export function isWide(ch: string): boolean {
  return NO_SPACE_BETWEEN.test(ch);
}

/**
 * Whether a line end broke a figure of Chinese text in two, as columns of it do: letters without spaces stand right before
 * the figure or right after it, and its second half goes on with a digit, a decimal point or a percent sign.
 */
export function breaksFigure(left: string, right: string): boolean {
  const begun = /[\d.,]+$/u.exec(left.slice(-24));
  const rest = /^(?:[.,]?\d[\d.,]*|[%％‰])/u.exec(right.slice(0, 24));
  if (!begun || !rest || !/^\d/u.test(begun[0])) return false;
  const before = left.slice(-24).charAt(begun.index - 1);
  const after = right.charAt(rest[0].length);
  return isWide(before) || isWide(after);
}

/**
 * What stands between two ends of running text that a line end parted: nothing in Chinese nor in a figure of it, a space in
 * English, nothing after a word's hyphen ("back-" "wards", "lamp-" "lit": the hyphen itself is ink and stays).
 */
export function joint(left: string, right: string): '' | ' ' {
  const a = left.at(-1);
  const b = right.at(0);
  if (a === undefined || b === undefined || /\s/u.test(a) || /\s/u.test(b)) return '';
  if (isWide(a) || isWide(b) || breaksFigure(left, right)) return '';
  // "pre-" "and post-war" is no word broken in two.
  if (a === '-' && /\p{L}-/u.test(left.slice(-2)) && /^(?!(?:and|or)\b)\p{Ll}/u.test(right)) return '';
  return ' ';
}

/** One piece's raw text as running text: lines joined, outer white space gone, tabs and runs of blanks kept. */
export function unwrap(raw: string): string {
  let out = '';
  for (const line of raw.split(/\r\n|[\n\r\u2028\u2029]/u)) {
    const part = line.trim();
    if (part === '') continue;
    out += joint(out, part) + part;
  }
  return out;
}

/** The running text of several spans read one after the other. */
export function flow(text: string, spans: readonly Span[]): string {
  let out = '';
  for (const [start, end] of spans) {
    const part = unwrap(text.slice(start, end));
    out += joint(out, part) + part;
  }
  return out;
}

/**
 * A field's text: spans of one line run on, those of lines of their own, as a kicker and a subtitle are, are set apart
 * by a blank in every script.
 */
export function fieldText(text: string, spans: readonly Span[]): string {
  let out = '';
  let last = 0;
  for (const [start, end] of spans) {
    const part = unwrap(text.slice(start, end));
    const apart = last > start || /[\r\n\u2028\u2029]/u.test(text.slice(last, start));
    out += (out && part && apart ? ' ' : joint(out, part)) + part;
    last = end;
  }
  return out;
}
