/**
 * The terms that texts are compared by: letter bigrams of scripts without spaces, words of those with, and figures
 * where they are asked for.
 */
import { mix } from '../base/letters.ts';
import type { Piece } from '../base/model.ts';
import { CJK, classOf, DIGIT, LATIN } from '../base/script.ts';

/** Letters of one piece that are read: enough to know it by, a bound for very long ones. */
const READ = 4000;

/** Numbers that terms are hashed to. */
export const TERMS = 1 << 20;

function hashWord(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return mix(h) & (TERMS - 1);
}

/** Plural, past and -ing endings of English, roughly: enough to meet "talks" with "talk". */
function stem(word: string): string {
  if (word.length > 5) return word.replace(/(?:ing|ed|es|'s|s|ly)$/u, '');
  return word.length > 3 ? word.replace(/(?:'s|s)$/u, '') : word;
}

/**
 * Which pieces are one frame filled with other figures: the same letters but for the digits. They speak of what
 * their neighbours speak of, and are no sign that two articles are one.
 */
function findFrames(pieces: readonly Piece[]): Uint8Array {
  const frames = new Uint8Array(pieces.length);
  const first = new Map<string, number>();
  pieces.forEach((piece, p) => {
    if (piece.text.length > 600) return;
    const bare = piece.text.replace(/[\d０-９\s.,]+/gu, '');
    if (bare.length < 12 || bare.length === piece.text.length) return;
    const other = first.get(bare);
    if (other === undefined) first.set(bare, p);
    else {
      frames[p] = 1;
      frames[other] = 1;
    }
  });
  return frames;
}

/** Told of a term where it is first met: its number and where it stands in `text`. */
export type Meet = (term: number, text: string, start: number, end: number) => void;

/** The terms of all pieces, distinct and ascending in each, and how many pieces hold each term. */
export interface Terms {
  terms: Int32Array[];
  frequency: Uint32Array;
  /** Each term once, in the order they are met in. */
  all: number[];
  /** Pieces of which only the beginning was read. */
  long: number;
}

/**
 * Reads the terms of all pieces; `figures`: numbers of two digits and more are terms, too. Generator: yields the share
 * done.
 */
export function* readTerms(pieces: readonly Piece[], figures = false, meet?: Meet): Generator<number, Terms> {
  const frames = findFrames(pieces);
  // Terms are numbered by hash: two that meet in one number only blur, and no dictionary has to be kept.
  const frequency = new Uint32Array(TERMS);
  const seen = new Int32Array(TERMS).fill(-1);
  const own = new Int32Array(READ);
  const terms: Int32Array[] = [];
  const all: number[] = [];
  let work = 0;
  let long = 0;
  for (let p = 0; p < pieces.length; p++) {
    const text = (pieces[p] as Piece).text;
    const end = frames[p] ? 0 : Math.min(READ, text.length);
    if (!frames[p] && text.length > READ) long++;
    let count = 0;
    const add = (id: number, from: number, to: number) => {
      if (seen[id] === p || count >= READ) return;
      seen[id] = p;
      own[count++] = id;
      if (frequency[id] === 0) {
        all.push(id);
        meet?.(id, text, from, to);
      }
      frequency[id] = (frequency[id] as number) + 1;
    };
    let word = -1;
    let figure = -1;
    for (let i = 0; i <= end; i++) {
      const bits = i < end ? classOf(text.charCodeAt(i)) : 0;
      if (figures) {
        if (bits & DIGIT) {
          if (figure < 0) figure = i;
        } else if (figure >= 0) {
          if (i - figure >= 2) add(hashWord(text.slice(figure, i)), figure, i);
          figure = -1;
        }
      }
      if (bits & LATIN || (word >= 0 && i < end && text.charCodeAt(i) === 39)) {
        if (word < 0) word = i;
        continue;
      }
      if (word >= 0) {
        if (i - word >= 3) add(hashWord(stem(text.slice(word, i).toLowerCase())), word, i);
        word = -1;
      }
      if (bits & CJK && i + 1 < end && classOf(text.charCodeAt(i + 1)) & CJK) {
        add(mix(text.charCodeAt(i) * 65536 + text.charCodeAt(i + 1)) & (TERMS - 1), i, i + 2);
      }
    }
    terms.push(own.slice(0, count).sort());
    work += end + 10;
    if (work > 20_000) {
      work = 0;
      yield p / pieces.length;
    }
  }
  return { terms, frequency, all, long };
}
