/**
 * Latin words inside Chinese that a cut went through: one part ends a piece and the rest begins another. Told by the
 * words that the dump writes whole elsewhere, or that English has.
 */
import type { Piece } from '../base/model.ts';
import { type Tongue, wordKey } from './tongue.ts';

const LAST = /[A-Za-z]{1,20}$/u;
/** The rest of a word is small, and no name like "iPad". */
const REST = /^[a-z]{1,20}(?![A-Za-z\d])/u;
/** Two letters are a word by chance. */
const WORDS = /[A-Za-z]{3,40}/gu;
/** Pairs of different parts that are looked up in English: more are no page of a paper. */
const PAIRS = 10_000;

/** By piece: whether a word was cut at its end or beginning, so that some other piece has the rest of it. */
export interface CutWords {
  ends(piece: number): boolean;
  begins(piece: number): boolean;
  /** Whether the end of `tail` and the beginning of `head` are one word. */
  joins(tail: number, head: number): boolean;
}

/** Words that stand in Chinese pieces with something before and behind them, in small letters. */
function wholeWords(pieces: readonly Piece[]): Set<string> {
  const whole = new Set<string>();
  for (const { text, cjk } of pieces) {
    if (!cjk) continue;
    for (const { 0: word, index } of text.matchAll(WORDS))
      if (index > 0 && index + word.length < text.length) whole.add(word.toLowerCase());
  }
  return whole;
}

/** Finds the words that were cut. Linear in the text; without `english` by the dump's own words alone. */
export function readCutWords(pieces: readonly Piece[], english: () => Tongue | null): CutWords {
  const lastOf = new Map<number, string>();
  const restOf = new Map<number, string>();
  pieces.forEach(({ text, cjk }, p) => {
    if (!cjk) return;
    const last = LAST.exec(text.slice(-24))?.[0];
    if (last) lastOf.set(p, last.toLowerCase());
    const rest = REST.exec(text.slice(0, 24))?.[0];
    if (rest) restOf.set(p, rest);
  });
  const lasts = new Set(lastOf.values());
  const rests = new Set(restOf.values());
  const words = new Set<string>();
  if (lasts.size && rests.size) {
    for (const word of wholeWords(pieces)) words.add(word);
    if (lasts.size * rests.size <= PAIRS)
      for (const last of lasts)
        for (const rest of rests) {
          const word = last + rest;
          if (word.length > 2 && !words.has(word) && english()?.word(wordKey(word))) words.add(word);
        }
  }
  const ends = new Set<string>();
  const begins = new Set<string>();
  for (const word of words)
    for (let cut = 1; cut < word.length; cut++) {
      const [last, rest] = [word.slice(0, cut), word.slice(cut)];
      if (!lasts.has(last) || !rests.has(rest)) continue;
      ends.add(last);
      begins.add(rest);
    }
  return {
    ends: (piece) => ends.has(lastOf.get(piece) ?? ''),
    begins: (piece) => begins.has(restOf.get(piece) ?? ''),
    joins: (tail, head) => {
      const [last, rest] = [lastOf.get(tail), restOf.get(head)];
      return last !== undefined && rest !== undefined && tail !== head && words.has(last + rest);
    },
  };
}
