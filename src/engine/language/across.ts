/**
 * What a language says of two texts side by side: how much likelier the second is behind the first than anywhere,
 * summed over all ways to read both as words, a word across the joint among them. A forward and backward pass over
 * the lattice of words on each side, done once for each; only the words at the joint are read for each pair.
 */
import { CJK, classOf } from '../base/script.ts';
import { type KnownWord, type Tongue, UNKNOWN, wordKey } from './tongue.ts';

/** Letters read on each side, and the longest word. */
const READ = 8;
const LONGEST = 8;
/** Chance of a letter that is no word of the language. */
const STRANGE = 1e-7;

/** A word in a reading of one side. */
interface Reading extends KnownWord {
  key: number;
  /** Number of the word before it; unknown at the rim, and on the right side. */
  before: number;
  /** Left: chance of all readings up to its end. Right: of all from behind it on, given it. */
  mass: number;
  /** Right: where it ends. */
  end: number;
}

/** One side of a joint, read as words. */
export interface Side {
  run: string;
  /** Left: by letter, the words that end there. Right: the words that begin there. */
  words: Reading[][];
  /** Chance of the side as whole words. */
  chance: number;
  /** Chance of it where a cut falls on any letter, inside words as well. */
  anywhere: number;
}

/** The letters of one script at a text's end or beginning, at most `READ`. */
function runOf(text: string, side: 'left' | 'right'): string {
  let n = 0;
  if (side === 'left') {
    while (n < READ && n < text.length && classOf(text.charCodeAt(text.length - 1 - n)) & CJK) n++;
    return text.slice(text.length - n);
  }
  while (n < READ && n < text.length && classOf(text.charCodeAt(n)) & CJK) n++;
  return text.slice(0, n);
}

interface Entry extends KnownWord {
  key: number;
}

/** The word `text[start, end)`; a single letter always is one. */
function lookUp(tongue: Tongue, text: string, start: number, end: number): Entry | null {
  const key = wordKey(text, start, end);
  const word = tongue.word(key);
  if (word) return { key, ...word };
  return end - start === 1 ? { key, id: UNKNOWN, chance: STRANGE, backoff: 1 } : null;
}

/** Reads the end of a text before a joint; null where no words of the language stand there. */
export function readLeft(tongue: Tongue, text: string): Side | null {
  const run = runOf(text, 'left');
  if (!run) return null;
  const words: Reading[][] = [];
  for (let end = 0; end <= run.length; end++) {
    const here: Reading[] = [];
    for (let start = Math.max(0, end - LONGEST); start < end; start++) {
      const word = lookUp(tongue, run, start, end);
      if (!word) continue;
      const { id, chance } = word;
      if (start === 0) here.push({ ...word, before: UNKNOWN, mass: chance, end });
      else {
        let mass = 0;
        let before = UNKNOWN;
        let most = 0;
        for (const u of words[start] as Reading[]) {
          const m = u.mass * chance * u.backoff * tongue.pair(u.id, id);
          mass += m;
          if (m > most) {
            most = m;
            before = u.id;
          }
        }
        if (mass > 0) here.push({ ...word, before, mass, end });
      }
    }
    words.push(here);
  }
  const last = words[run.length] as Reading[];
  const chance = massOf(last);
  let anywhere = chance;
  for (let n = 1; n <= run.length; n++) {
    const part = tongue.part('prefixes', wordKey(run, run.length - n));
    if (part > 0) anywhere += part * (n === run.length ? 1 : massOf(words[run.length - n] as Reading[]));
  }
  return { run, words, chance, anywhere };
}

/** Reads the beginning of a text behind a joint. */
export function readRight(tongue: Tongue, text: string): Side | null {
  const run = runOf(text, 'right');
  if (!run) return null;
  const words: Reading[][] = Array.from({ length: run.length + 1 }, () => []);
  for (let start = run.length - 1; start >= 0; start--) {
    for (let end = start + 1; end <= Math.min(run.length, start + LONGEST); end++) {
      const word = lookUp(tongue, run, start, end);
      if (!word) continue;
      const mass = end === run.length ? 1 : onward(tongue, word, words[end] as Reading[]);
      if (mass > 0) (words[start] as Reading[]).push({ ...word, before: UNKNOWN, mass, end });
    }
  }
  const chance = chanceOf(words[0] as Reading[]);
  let anywhere = chance;
  for (let n = 1; n <= run.length; n++) {
    const part = tongue.part('suffixes', wordKey(run, 0, n));
    if (part > 0) anywhere += part * (n === run.length ? 1 : chanceOf(words[n] as Reading[]));
  }
  return { run, words, chance, anywhere };
}

const massOf = (list: readonly Reading[]) => list.reduce((n, u) => n + u.mass, 0);
const chanceOf = (list: readonly Reading[]) => list.reduce((n, v) => n + v.chance * v.mass, 0);

/** The chance of what follows a word, given it. */
function onward(tongue: Tongue, word: Entry, next: readonly Reading[]): number {
  let sum = 0;
  for (const v of next) sum += v.chance * word.backoff * tongue.pair(word.id, v.id) * v.mass;
  return sum;
}

/** What stands across a joint. */
export interface Across {
  /** Log of how much likelier the right side is behind the left than behind any cut, in nats. */
  gain: number;
  /** The share of the readings that have a word across the joint, 0 to 1, and the likeliest such word. */
  whole: number;
  word: string;
}

/** Reads two sides as one text. */
export function readAcross(tongue: Tongue, left: Side, right: Side): Across {
  let parted = 0;
  for (const u of left.words[left.run.length] as Reading[]) {
    for (const v of right.words[0] as Reading[]) {
      const here =
        u.mass * v.chance * u.backoff * tongue.pair(u.id, v.id) * tongue.triple(u.before, u.id, v.id);
      if (v.end === right.run.length) parted += here;
      else
        for (const w of right.words[v.end] as Reading[])
          parted +=
            here * w.chance * v.backoff * tongue.pair(v.id, w.id) * tongue.triple(u.id, v.id, w.id) * w.mass;
    }
  }
  let whole = 0;
  let most = 0;
  let word = '';
  const both = left.run + right.run;
  const joint = left.run.length;
  for (let start = Math.max(0, joint - LONGEST + 1); start < joint; start++) {
    for (let end = joint + 1; end <= Math.min(both.length, start + LONGEST); end++) {
      const entry = lookUp(tongue, both, start, end);
      if (!entry) continue;
      let mass = 0;
      if (start === 0) mass = entry.chance;
      else
        for (const u of left.words[start] as Reading[])
          mass += u.mass * entry.chance * u.backoff * tongue.pair(u.id, entry.id);
      if (end < both.length) mass *= onward(tongue, entry, right.words[end - joint] as Reading[]);
      whole += mass;
      if (mass > most) {
        most = mass;
        word = both.slice(start, end);
      }
    }
  }
  const all = parted + whole;
  return { gain: Math.log(all / (left.anywhere * right.anywhere)), whole: whole / all, word };
}

/** Words of a language with spaces beside a joint, looked up once for all joints of their edge. */
export interface Beside {
  /** Numbers of the words. */
  ids: readonly number[];
  /** How much less likely than by itself a word never seen behind the nearest is; null where the language does not know it. */
  backoff: number | null;
}

/** Looks up words beside a joint, nearest first; null where there is none. */
export function readBeside(tongue: Tongue, words: readonly string[]): Beside | null {
  if (words.length === 0) return null;
  const known = words.slice(0, 2).map((word) => tongue.word(wordKey(word)));
  return { ids: known.map((word) => word?.id ?? UNKNOWN), backoff: known[0]?.backoff ?? null };
}

/**
 * The same for a language with spaces: the words before the joint and those behind it. Log in nats; 0 where the
 * language does not know them.
 */
export function wordsAcross(tongue: Tongue, left: Beside | null, right: Beside | null): number {
  if (!left || !right || left.backoff === null || right.backoff === null) return 0;
  const [u, before] = left.ids as [number, number?];
  const [v, behind] = right.ids as [number, number?];
  let times = left.backoff * tongue.pair(u, v);
  if (before !== undefined) times *= tongue.triple(before, u, v);
  if (behind !== undefined) times *= tongue.triple(u, v, behind);
  return Math.log(times);
}
