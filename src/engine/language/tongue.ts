/**
 * What a language commonly says: how probable words are, which word follows which, and which parts of words begin
 * and end others. The figures come from files made by `scripts/tongues.ts` and read by `tongue-file.ts`; without them
 * the engine judges by the dump alone.
 *
 * Words are kept by 30-bit hashes only and numbered, the commonest first; runs of words are lists of such numbers, so
 * that what is not in a list is known not to be. Of a thousand words unknown to a file fewer than one is taken for
 * another.
 */
import type { Forms } from '../base/forms.ts';

/** A scale of values: how a number is kept in few bits. Values are decimal logarithms. */
interface Scale {
  from: number;
  step: number;
}

/** Scales of the values. `chance` counts down from 1; the others say how much likelier a thing is than expected. */
export const TONGUE_SCALES = {
  chance: { from: 0, step: -1 / 30 },
  backoff: { from: 0.5, step: -1 / 64 },
  pair: { from: 0.14, step: 0.28 },
  triple: { from: -1.35, step: 0.3 },
  close: { from: -1.8, step: 0.2 },
} satisfies Record<string, Scale>;

/** The nearest level of a scale, 0 to `most`. */
export function levelOf({ from, step }: Scale, value: number, most: number): number {
  return Math.max(0, Math.min(most, Math.round((value - from) / step)));
}

function spread({ from, step }: Scale, levels: number): Float64Array {
  return Float64Array.from({ length: levels }, (_, k) => 10 ** (from + step * k));
}

const CHANCE = spread(TONGUE_SCALES.chance, 256);
const BACKOFF = spread(TONGUE_SCALES.backoff, 256);
const PAIR = spread(TONGUE_SCALES.pair, 16);
const TRIPLE = spread(TONGUE_SCALES.triple, 16);
const CLOSES = spread(TONGUE_SCALES.close, 16);

/** Bits of a key. */
const KEY_BITS = 30;

/** Mixes 32 bits so that each depends on all (the finaliser of MurmurHash3, Austin Appleby, public domain). */
function mix(h: number): number {
  let x = h;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> (32 - KEY_BITS);
}

/** Key of the word `text[start, end)`. */
export function wordKey(text: string, start = 0, end = text.length): number {
  let h = 0x811c9dc5;
  for (let i = start; i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** The level at a place of levels of 4 bits, two to a byte, the first in the low bits. */
function nibble(levels: Uint8Array, place: number): number {
  return ((levels[place >> 1] as number) >> (place & 1 ? 4 : 0)) & 15;
}

/** Where a value stands in the ascending `list[from, to)`, -1 where it does not; the first place of several. */
function search(list: Uint32Array, value: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low < to && list[low] === value ? low : -1;
}

/** Numbers of keys, the place of each in a list of them. */
export class KeyIndex {
  readonly #keys: Uint32Array;
  /** Numbers plus one by the first bits of the key, and behind that for as long as places are taken. */
  readonly #slots: Uint32Array;
  readonly #shift: number;

  constructor(keys: Uint32Array) {
    // From a third to two thirds of the slots are taken.
    const bits = Math.max(4, 32 - Math.clz32(1.5 * keys.length));
    this.#keys = keys;
    this.#slots = new Uint32Array(1 << bits);
    this.#shift = KEY_BITS - bits;
    for (let id = 0; id < keys.length; id++) {
      let slot = (keys[id] as number) >>> this.#shift;
      while (this.#slots[slot]) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = id + 1;
    }
  }

  /** The number of a key, -1 where it is not known. */
  find(key: number): number {
    let slot = key >>> this.#shift;
    for (;;) {
      const id = (this.#slots[slot] as number) - 1;
      if (id < 0 || this.#keys[id] === key) return id;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
  }
}

/** Ascending numbers listed for each of others: list `n` is `seconds[starts[n], starts[n + 1])`. */
export interface Followers {
  starts: Uint32Array;
  seconds: Uint32Array;
}

/** Ascending keys and a level each. */
export interface Levels {
  keys: Uint32Array;
  levels: Uint8Array;
}

/** The statistics of one language, as they are read. Levels are places on the scales above. */
export interface TongueTables {
  words: KeyIndex;
  /** By word. */
  chances: Uint8Array;
  backoffs: Uint8Array;
  /** Words behind words, and 4 bits for each of the pairs. */
  pairs: Followers;
  pairLevels: Uint8Array;
  /** Three words in a row: the place of the first two among the pairs, ascending, the third, and 4 bits. */
  triplePairs: Uint32Array;
  thirds: Uint32Array;
  tripleLevels: Uint8Array;
  /** Single letters that stand beside each other, as words. */
  letters: Followers;
  /** Parts of words, 8 bits each. */
  prefixes: Levels;
  suffixes: Levels;
  /** Words and the marks behind them, 4 bits each. */
  closes: Levels;
}

/** A word of a language: its number, how probable it is, and how much less so are words never seen behind it. */
export interface KnownWord {
  id: number;
  chance: number;
  backoff: number;
}

/** Number of a word that the language does not know; nothing is said of what stands beside it. */
export const UNKNOWN = -1;

/** The statistics of one language. Chances are probabilities, 0 to 1. */
export class Tongue {
  readonly #tables: TongueTables;

  constructor(tables: TongueTables) {
    this.#tables = tables;
  }

  /** What is known of a word. */
  word(key: number): KnownWord | null {
    const { words, chances, backoffs } = this.#tables;
    const id = words.find(key);
    if (id < 0) return null;
    return {
      id,
      chance: CHANCE[chances[id] as number] as number,
      backoff: BACKOFF[backoffs[id] as number] as number,
    };
  }

  #place({ starts, seconds }: Followers, first: number, second: number): number {
    if (first < 0 || second < 0) return -1;
    return search(seconds, second, starts[first] as number, starts[first + 1] as number);
  }

  /** How much likelier than by back-off the word `second` is behind `first`: 1 where they were not seen together. */
  pair(first: number, second: number): number {
    const place = this.#place(this.#tables.pairs, first, second);
    return place < 0 ? 1 : (PAIR[nibble(this.#tables.pairLevels, place)] as number);
  }

  /** How much likelier the third word is behind two than behind one: 1 where the three were not seen. */
  triple(first: number, second: number, third: number): number {
    const { pairs, triplePairs, thirds, tripleLevels } = this.#tables;
    const pair = this.#place(pairs, first, second);
    if (pair < 0) return 1;
    let place = search(triplePairs, pair, 0, triplePairs.length);
    if (place < 0) return 1;
    while (triplePairs[place] === pair && (thirds[place] as number) < third) place++;
    if (triplePairs[place] !== pair || thirds[place] !== third) return 1;
    return TRIPLE[nibble(tripleLevels, place)] as number;
  }

  /** The chance of words of which the letters are a part, at their beginning or end, and not the whole. */
  part(side: 'prefixes' | 'suffixes', key: number): number {
    const { keys, levels } = this.#tables[side];
    const place = search(keys, key, 0, keys.length);
    return place < 0 ? 0 : (CHANCE[levels[place] as number] as number);
  }

  /** Whether two single letters, as words, commonly stand beside each other. */
  letters(first: number, second: number): boolean {
    return this.#place(this.#tables.letters, first, second) >= 0;
  }

  /** How much likelier a mark stands behind a word than behind others; 1 where nothing is known. */
  closes(key: number): number {
    const { keys, levels } = this.#tables.closes;
    const place = search(keys, key, 0, keys.length);
    return place < 0 ? 1 : (CLOSES[nibble(levels, place)] as number);
  }
}

/** The languages known to a plan, read when first asked for. */
export interface Tongues {
  zh(): Tongue | null;
  en(): Tongue | null;
  /** The simplified letters of traditional Chinese ones, for which the language is known. */
  forms(): Forms | null;
}

/** No language at all: what a joint is judged by is the dump alone. */
export const SILENT: Tongues = { zh: () => null, en: () => null, forms: () => null };
