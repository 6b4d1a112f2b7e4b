/**
 * A dump's letters: its blocks without white space and marks, case and width folded. Two readings of one text
 * differ in spaces and marks first, so copies are looked for among letters.
 */
import type { Block } from './model.ts';
import { CJK, classOf, DIGIT, LETTER } from './script.ts';

export interface Letters {
  /** Folded letters of all blocks, one after the other. */
  units: Uint16Array;
  /** Raw offset of every letter. */
  raw: Uint32Array;
  /** `from[b]` to `from[b + 1]` are block `b`'s letters. */
  from: Uint32Array;
  /** Share of CJK letters by block, -1 where nobody asked yet: it is asked for again and again. */
  shares: Float32Array;
}

const FOLD = buildFold();

/** Folded form of each code unit; 0 for what is no letter. */
function buildFold(): Uint16Array {
  const fold = new Uint16Array(65536);
  for (let code = 0; code < 65536; code++) {
    if (!(classOf(code) & LETTER)) continue;
    let folded = code;
    if (code >= 0xff10 && code <= 0xff5a) folded = code - 0xfee0;
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    if (!isHalf) {
      const lower = String.fromCharCode(folded).toLowerCase();
      if (lower.length === 1) folded = lower.charCodeAt(0);
    }
    fold[code] = folded;
  }
  return fold;
}

/** The folded form of one code unit, 0 if it is no letter. */
export function foldOf(codeUnit: number): number {
  return FOLD[codeUnit] as number;
}

/** Letters of a short text as a plain string: what names and lines are compared by. */
export function lettersOf(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = FOLD[text.charCodeAt(i)] as number;
    if (code) out += String.fromCharCode(code);
  }
  return out;
}

/** Collects the letters of `blocks`. Generator: yields the share done, about every million code units. */
export function* readLetters(text: string, blocks: readonly Block[]): Generator<number, Letters> {
  let size = 0;
  for (const b of blocks) size += b.end - b.start;
  const units = new Uint16Array(size);
  const raw = new Uint32Array(size);
  const from = new Uint32Array(blocks.length + 1);
  let n = 0;
  let due = 1 << 20;
  for (let b = 0; b < blocks.length; b++) {
    const { start, end } = blocks[b] as Block;
    from[b] = n;
    for (let i = start; i < end; i++) {
      const code = FOLD[text.charCodeAt(i)] as number;
      if (code) {
        units[n] = code;
        raw[n++] = i;
      }
      if (i > due) {
        due = i + (1 << 20);
        yield i / text.length;
      }
    }
  }
  from[blocks.length] = n;
  return { units, raw, from, shares: new Float32Array(blocks.length).fill(-1) };
}

/** Length of block `b` in letters. */
export function sizeOf(letters: Letters, b: number): number {
  return (letters.from[b + 1] as number) - (letters.from[b] as number);
}

/** Whether two stretches of letters are the same. */
export function sameLetters(units: Uint16Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (units[a + i] !== units[b + i]) return false;
  return true;
}

/** 32-bit hash of `units[start, end)`; FNV-1a over 16-bit units with a final mix (murmur3's fmix32). */
export function hashLetters(units: Uint16Array, start: number, end: number): number {
  let h = 0x811c9dc5;
  for (let i = start; i < end; i++) h = Math.imul(h ^ (units[i] as number), 0x01000193);
  return mix(h);
}

/** murmur3's finaliser: spreads every bit of a 32-bit number over all of it. */
export function mix(x: number): number {
  let h = x;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Share of CJK letters in block `b`, looked at in at most 200 places. */
export function cjkOf(letters: Letters, b: number): number {
  const known = letters.shares[b] as number;
  if (known >= 0) return known;
  const share = countCjk(letters, b);
  letters.shares[b] = share;
  return share;
}

function countCjk(letters: Letters, b: number): number {
  const start = letters.from[b] as number;
  const size = sizeOf(letters, b);
  if (!size) return 0;
  const step = Math.max(1, Math.floor(size / 200));
  let cjk = 0;
  let all = 0;
  for (let i = 0; i < size; i += step) {
    const bits = classOf(letters.units[start + i] as number);
    if (bits & DIGIT) continue;
    all++;
    if (bits & CJK) cjk++;
  }
  return all ? cjk / all : 0;
}
