/**
 * What stands beside what in the dump: counts of short runs of letters, by which a joint is judged. A model of
 * the dump's own language, so its names and terms are known to it.
 */

import { lettersOf } from '../base/letters.ts';
import type { Piece } from '../base/model.ts';
import { Pace } from '../base/pace.ts';
import { CJK, classOf, LATIN } from '../base/script.ts';
import { type CutWords, readCutWords } from './cut-words.ts';
import { SILENT, type Tongues } from './tongue.ts';

/** The marks a clause ends with; from the first of them only, or a line of marks is tried from each. */
const CLAUSE_END = /(?<![,.;:!?"”)—])[,.;:!?"”)—]+(?:\s|$)/;
/** A word with another and a blank before it: inside a sentence, capitals are those of names. */
const INSIDE = /(?<=[\p{L}\p{N},] )\p{L}[\p{L}\p{N}.'’&/-]*/gu;
/** Letters of the dump that are counted; a bound on memory, far beyond one newspaper. */
const COUNTED = 400_000;

export interface Grams {
  /** How often a run of 1 to 4 letters, or a pair of words, stands in the dump. */
  count(key: string): number;
  /** How often the first two letters (or first word) of a paragraph stand at a sentence's beginning, and inside. */
  opening(head: string): { start: number; inside: number };
  /** How often a run of two letters (a word) ends before a mark, rather than going on in another letter. */
  ended(key: string): number;
  /** How often a word of Latin script, told in small letters, stands inside a sentence without and with a capital. */
  cased(word: string): { small: number; capital: number };
  letters: number;
  /** Whether there are more letters than were counted. */
  bounded: boolean;
  /** Latin words inside Chinese that a cut went through, read when first asked for. */
  cutWords(): CutWords;
  /** What the languages commonly say, beyond this dump. */
  tongues: Tongues;
}

/** The words of a text in Latin script, lower case, with marks left out. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.'’&/-]*/gu) ?? [];
}

/** Counts the runs of the pieces. Generator: yields the share done. */
export function* readGrams(pieces: readonly Piece[], tongues: Tongues = SILENT): Generator<number, Grams> {
  const counts = new Map<string, number>();
  const starts = new Map<string, number>();
  const ends = new Map<string, number>();
  const capitals = new Map<string, number>();
  const smalls = new Map<string, number>();
  // Of figures it counts that they stand there, not which.
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  let letters = 0;
  let bounded = false;
  const pace = new Pace();
  for (let p = 0; p < pieces.length && !bounded; p++) {
    const { cjk, text: whole } = pieces[p] as Piece;
    bounded = whole.length > COUNTED - letters;
    const text = whole.slice(0, COUNTED - letters);
    if (cjk) {
      // Marks part runs: what stands around a comma is no word. Sign by sign: V8 keeps a way back for each sign that
      // a class of characters beyond the basic plane repeats over, and has no room for those of a megabyte.
      for (const run of text.replace(/\d+(?:\.\d+)?/gu, '0').split(/[^\p{L}\p{N}]/u)) {
        for (let i = 0; i < run.length; i++) {
          if (pace.due(100)) yield p / pieces.length;
          for (let n = 1; n <= 4 && i + n <= run.length; n++) add(counts, run.slice(i, i + n));
        }
        if (run.length > 1) add(ends, run.slice(-2));
        letters += run.length;
      }
      for (const sentence of text.split(/[。！？!?;；]+/u)) {
        if (pace.due(50)) yield p / pieces.length;
        const head = lettersOf(sentence.slice(0, 8)).slice(0, 2);
        if (head.length === 2) add(starts, head);
      }
    } else {
      const words = wordsOf(text);
      for (const [i, w] of words.entries()) {
        if (pace.due(50)) yield p / pieces.length;
        add(counts, w);
        if (i > 0) add(counts, `${words[i - 1] as string} ${w}`);
      }
      for (const run of text.split(CLAUSE_END)) {
        if (pace.due(100)) yield p / pieces.length;
        const last = wordsOf(run.slice(-30)).at(-1);
        if (last) add(ends, last);
      }
      letters += text.length;
      for (const sentence of text.split(/[.!?]["”']?\s+/u)) {
        if (pace.due(100)) yield p / pieces.length;
        const head = wordsOf(sentence.slice(0, 30))[0];
        if (head) add(starts, head);
        for (const [word] of sentence.matchAll(INSIDE)) {
          const small = word.toLowerCase();
          add(small === word ? smalls : capitals, small);
        }
      }
    }
  }
  let cut: CutWords | undefined;
  return {
    cutWords: () => {
      cut ??= readCutWords(pieces, () => tongues.en());
      return cut;
    },
    count: (key) => counts.get(key) ?? 0,
    opening: (head) => {
      const start = starts.get(head) ?? 0;
      return { start, inside: Math.max(0, (counts.get(head) ?? 0) - start) };
    },
    cased: (word) => ({ small: smalls.get(word) ?? 0, capital: capitals.get(word) ?? 0 }),
    ended: (key) => ends.get(key) ?? 0,
    letters,
    bounded,
    tongues,
  };
}

/** Whether a code unit can be part of a word in a script without spaces. */
export function isWide(codeUnit: number): boolean {
  return (classOf(codeUnit) & CJK) !== 0;
}

export function isNarrow(codeUnit: number): boolean {
  return (classOf(codeUnit) & LATIN) !== 0;
}
