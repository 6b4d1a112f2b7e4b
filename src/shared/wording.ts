import { type Change, compareUnits, MAX_EDITS } from './diff.ts';
import { isWide } from './flow.ts';

/**
 * The differences between two readings as a person reads them: whole words, and in Chinese the characters that
 * differ, joined where they stand so close that apart they would be letter soup.
 *
 * Words are those of `Intl.Segmenter` (Unicode UAX #29 with ICU's dictionaries). What they say differs is looked
 * at again character by character where both sides are written without spaces.
 */

/** `changes` are in UTF-16 code units of the two texts; `bounded` where not everything was compared. */
export interface Differences {
  readonly changes: readonly Change[];
  readonly bounded: boolean;
}

/** So much of a text is compared, after what is the same at both ends; the rest is told as one change. */
export const COMPARED_AT_MOST = 20_000;
/** So few characters left equal between two changes don't keep them apart. */
const ISLAND = 1;
/** Of words told as several changes so much must stay equal. */
const WORTH = 0.5;
/** Words are told as at most so many changes. */
const CRUMBS = 3;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The changes that turn `a` into `b`, in order and disjoint. */
export function differences(a: string, b: string): Differences {
  const long = a.length > COMPARED_AT_MOST || b.length > COMPARED_AT_MOST;
  const same = long ? commonEnds(a, b) : { start: 0, end: 0 };
  const toA = bound(a, same.start, a.length - same.end);
  const toB = bound(b, same.start, b.length - same.end);
  const left = tokensOf(a.slice(same.start, toA));
  const right = tokensOf(b.slice(same.start, toB));
  const { changes, bounded } = compareUnits(...numbered(left.words, right.words), MAX_EDITS);
  const fine = changes
    .map((c) => ({
      fromA: same.start + left.starts[c.fromA]!,
      toA: same.start + left.starts[c.toA]!,
      fromB: same.start + right.starts[c.fromB]!,
      toB: same.start + right.starts[c.toB]!,
    }))
    .flatMap((c) => closer(a, b, c));
  const rest = { fromA: toA, toA: a.length - same.end, fromB: toB, toB: b.length - same.end };
  const cut = rest.fromA < rest.toA || rest.fromB < rest.toB;
  return { changes: mended(a, b, cut ? [...fine, rest] : fine), bounded: bounded || cut };
}

/** How much two long texts have in common before and behind all differences, in whole words. */
function commonEnds(a: string, b: string): { start: number; end: number } {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end++;
  while (start > 0 && isInWord(a, start)) start--;
  while (end > 0 && isInWord(a, a.length - end)) end--;
  return { start, end };
}

/** Where what is compared of a text ends: never within a word or a surrogate pair. */
function bound(text: string, from: number, to: number): number {
  let at = Math.min(to, from + COMPARED_AT_MOST);
  if (at === to) return to;
  while (at > from && isInWord(text, at)) at--;
  return at > from ? at : Math.min(to, from + COMPARED_AT_MOST);
}

/** Whether a place parts a surrogate pair or a word of a script with spaces. */
function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0xdc00 && code <= 0xdfff) return true;
  const inner = (ch: string | undefined): boolean =>
    ch !== undefined && /[\p{L}\p{N}]/u.test(ch) && !isWide(ch);
  return inner(text[at - 1]) && inner(text[at]);
}

/** Words of a text and where each begins; `starts` has one more entry, the text's length. */
function tokensOf(text: string): { words: string[]; starts: number[] } {
  const words: string[] = [];
  const starts: number[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    words.push(segment);
    starts.push(index);
  }
  starts.push(text.length);
  return { words, starts };
}

/** Two lists of words as numbers, equal words alike. */
function numbered(a: readonly string[], b: readonly string[]): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const number = (word: string): number => {
    let n = numbers.get(word);
    if (n === undefined) {
      n = numbers.size;
      numbers.set(word, n);
    }
    return n;
  };
  return [Int32Array.from(a, number), Int32Array.from(b, number)];
}

/** A change between words of a script without spaces, told by its characters where that says more. */
function closer(a: string, b: string, change: Change): Change[] {
  const left = a.slice(change.fromA, change.toA);
  const right = b.slice(change.fromB, change.toB);
  if (left === '' || right === '' || !isWritten(left) || !isWritten(right)) return [change];
  const charsA = tokensOfChars(left);
  const charsB = tokensOfChars(right);
  const { changes, bounded } = compareUnits(...numbered(charsA.words, charsB.words), MAX_EDITS);
  if (bounded) return [change];
  const fine = mended(
    left,
    right,
    changes.map((c) => ({
      fromA: charsA.starts[c.fromA]!,
      toA: charsA.starts[c.toA]!,
      fromB: charsB.starts[c.fromB]!,
      toB: charsB.starts[c.toB]!,
    })),
  );
  const differing = fine.reduce((n, c) => n + Math.max(c.toA - c.fromA, c.toB - c.fromB), 0);
  const longer = Math.max(left.length, right.length);
  // One tighter change is always plainer; several must leave much of the words standing.
  if (fine.length > CRUMBS || (fine.length > 1 && longer - differing < longer * WORTH)) return [change];
  return fine.map((c) => ({
    fromA: change.fromA + c.fromA,
    toA: change.fromA + c.toA,
    fromB: change.fromB + c.fromB,
    toB: change.fromB + c.toB,
  }));
}

/** Whether a text is mostly of a script without spaces. */
function isWritten(text: string): boolean {
  let wide = 0;
  let all = 0;
  for (const ch of text) {
    all++;
    if (isWide(ch)) wide++;
  }
  return wide * 2 > all;
}

const WORD_OR_SIGN = /[[\p{L}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}]]+|./gsv;

/** Characters as read, words of other scripts kept whole. */
function tokensOfChars(text: string): { words: string[]; starts: number[] } {
  const words: string[] = [];
  const starts: number[] = [];
  for (const m of text.matchAll(WORD_OR_SIGN)) {
    words.push(m[0]);
    starts.push(m.index);
  }
  starts.push(text.length);
  return { words, starts };
}

/** Changes with next to nothing between them, joined: what a person reads as one correction is told as one. */
function mended(a: string, b: string, list: readonly Change[]): Change[] {
  const out: Change[] = [];
  for (const c of list) {
    const last = out.at(-1);
    if (last && isIsland(a.slice(last.toA, c.fromA)))
      out[out.length - 1] = { ...last, toA: c.toA, toB: c.toB };
    else out.push(c);
  }
  return out.filter((c) => a.slice(c.fromA, c.toA) !== b.slice(c.fromB, c.toB));
}

/** Whether what stayed between two changes is too little to keep them apart: a blank, a sign, one character. */
function isIsland(between: string): boolean {
  const bare = between.replace(/[\s\p{P}]/gu, '');
  return bare.length === 0
    ? between.length <= 2
    : bare.length <= ISLAND && isWide(bare) && between.length <= 2;
}
