import { initialsOf } from './pinyin.ts';

/** How well a text fits what was typed, and which of its characters do (UTF-16 offsets, ascending). */
export interface Match {
  score: number;
  at: readonly number[];
}

const ALL = 100;
const START = 40;
const WORD = 20;
const SCATTERED = 30;
const INITIALS = 55;
/** A scattered match may not lie further apart than this many times its length, and a little. */
const SPREAD = 3;
const SLACK = 6;
const LATIN_SLACK = 3;

/**
 * Matches words typed against a text, all of them in any order: as they stand, by the initials of their pinyin, or
 * as characters in this order with others between. Null if a word is not there. An empty query fits everything.
 */
export function match(query: string, text: string): Match | null {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const lower = text.toLowerCase();
  // A few letters grow when lowered: their places would be off.
  const hay = lower.length === text.length ? lower : text;
  let score = 0;
  const at = new Set<number>();
  for (const word of words) {
    const found = plain(word, hay) ?? initials(word, hay) ?? scattered(word, hay);
    if (!found) return null;
    score += found.score;
    for (const place of found.at) at.add(place);
  }
  // Of two that fit alike the shorter one is meant.
  return { score: score - Math.min(10, hay.length / 20), at: [...at].sort((a, b) => a - b) };
}

const startsWord = (hay: string, i: number): boolean =>
  i === 0 || (/[\p{L}\p{N}]/u.test(hay[i]!) && !/[\p{L}\p{N}]/u.test(hay[i - 1]!));

function plain(word: string, hay: string): Match | null {
  const i = hay.indexOf(word);
  if (i < 0) return null;
  return { score: ALL + place(hay, i) + (word.length === hay.length ? WORD : 0), at: run(i, word.length) };
}

const place = (hay: string, i: number): number => (i === 0 ? START : startsWord(hay, i) ? WORD : 0);

const run = (from: number, length: number): number[] => Array.from({ length }, (_, k) => from + k);

function initials(word: string, hay: string): Match | null {
  if (!/^[a-z]+$/.test(word)) return null;
  const letters = initialsOf(hay);
  if (letters === null) return null;
  const i = letters.indexOf(word);
  // One letter stands somewhere in every title.
  if (i < 0 || (word.length === 1 && i > 0)) return null;
  return { score: INITIALS + place(hay, i) + word.length, at: run(i, word.length) };
}

function scattered(word: string, hay: string): Match | null {
  if (word.length < 2) return null;
  const ends: number[] = [];
  let from = 0;
  for (const sign of word) {
    const i = hay.indexOf(sign, from);
    if (i < 0) return null;
    ends.push(i);
    from = i + sign.length;
  }
  // From the last character backwards: the tightest way to read it.
  const at: number[] = [];
  let before = ends.at(-1)! + 1;
  for (const sign of Array.from(word).reverse()) {
    const i = hay.lastIndexOf(sign, before - 1);
    at.unshift(i);
    before = i;
  }
  const spread = at.at(-1)! - at[0]! + 1;
  const heads = at.filter((i) => startsWord(hay, i)).length;
  // Letters stand somewhere in every sentence: they must begin a word and stay close, or all be first letters.
  const latin = /^[\u0020-\u024f]+$/.test(word);
  const far = latin
    ? spread > word.length + LATIN_SLACK || !startsWord(hay, at[0]!)
    : spread > word.length * SPREAD + SLACK;
  if (far && heads < at.length) return null;
  return { score: SCATTERED * (word.length / spread) + (heads / at.length) * WORD, at };
}
