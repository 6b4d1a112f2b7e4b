/**
 * What kind of character a UTF-16 code unit is, as far as editing text needs to know. One table lookup a
 * code unit: nothing here allocates, so whole dumps can be walked with it.
 */
export const BLANK = 1;
export const DIGIT = 2;
/** Letters of scripts that part words with spaces. */
export const LATIN = 4;
/** Han, kana, hangul: scripts written without spaces. A surrogate half counts as one. */
export const CJK = 8;
/** Ends a sentence: 。!? and their like. */
export const STOP = 16;
/** Closing quotes and brackets, which may follow a stop mark. */
export const CLOSE = 32;
/** Opening quotes and brackets. */
export const OPEN = 64;
/** A mark inside a sentence: , 、 ; and their like. No paragraph begins with one. */
export const INNER = 128;

export const LETTER = DIGIT | LATIN | CJK;

function buildTable(): Uint8Array {
  const table = new Uint8Array(65536);
  const mark = (chars: string, bits: number) => {
    for (const c of chars) {
      const code = c.charCodeAt(0);
      table[code] = (table[code] ?? 0) | bits;
    }
  };
  const range = (from: number, to: number, bits: number) => table.fill(bits, from, to + 1);
  range(0x09, 0x0d, BLANK);
  mark(' \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff', BLANK);
  range(0x2000, 0x200a, BLANK);
  range(0x30, 0x39, DIGIT);
  range(0xff10, 0xff19, DIGIT);
  range(0x41, 0x5a, LATIN);
  range(0x61, 0x7a, LATIN);
  range(0xff21, 0xff3a, LATIN);
  range(0xff41, 0xff5a, LATIN);
  range(0xc0, 0x24f, LATIN);
  table[0xd7] = 0;
  table[0xf7] = 0;
  range(0x370, 0x5ff, LATIN);
  range(0x600, 0x6ff, LATIN);
  range(0x1e00, 0x1fff, LATIN);
  range(0x3040, 0x30ff, CJK);
  range(0x3400, 0x4dbf, CJK);
  range(0x4e00, 0x9fff, CJK);
  range(0xac00, 0xd7a3, CJK);
  range(0xd800, 0xdfff, CJK);
  range(0xf900, 0xfaff, CJK);
  mark('々〇', CJK);
  mark('.!?\u3002\uff0e\uff01\uff1f\uff61\u2026\u22ef\u203c\u2049', STOP);
  mark(')]}"\'\u201d\u2019\u300b\u300d\u300f\u3011\u3009\u3015\uff09\uff3d\uff5d\u00bb', CLOSE);
  mark('([{"\'\u201c\u2018\u300a\u300c\u300e\u3010\u3008\u3014\uff08\uff3b\uff5b\u00ab', OPEN);
  mark(',;:\uff0c\u3001\uff1b\uff1a\uff64', INNER);
  return table;
}

const TABLE = buildTable();

/** The bits of one code unit; 0 for marks that tell nothing. */
export function classOf(codeUnit: number): number {
  return TABLE[codeUnit] as number;
}

export function isLetter(codeUnit: number): boolean {
  return ((TABLE[codeUnit] as number) & LETTER) !== 0;
}

export function isCjk(codeUnit: number): boolean {
  return ((TABLE[codeUnit] as number) & CJK) !== 0;
}

export function isBlankUnit(codeUnit: number): boolean {
  return TABLE[codeUnit] === BLANK;
}

/** Width in terminal cells, roughly: a CJK or full-width code unit takes two. */
export function cellsOf(codeUnit: number): number {
  return codeUnit >= 0x2e80 || codeUnit === 0x201c || codeUnit === 0x201d || codeUnit === 0x2014 ? 2 : 1;
}

/** Share of CJK letters among all letters of `text[start, end)`, 0 when there are none. */
export function cjkShare(text: string, start = 0, end = text.length): number {
  let cjk = 0;
  let letters = 0;
  for (let i = start; i < end; i++) {
    const bits = TABLE[text.charCodeAt(i)] as number;
    if (bits & CJK) cjk++;
    if (bits & LETTER) letters++;
  }
  return letters ? cjk / letters : 0;
}
