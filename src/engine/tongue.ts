/**
 * What a language commonly says: how probable words are, which word follows which, and which parts of words begin
 * and end others. The figures come from a file made by `scripts/tongues.ts`; without one the engine judges by the
 * dump alone.
 *
 * Words are kept by 30-bit hashes only, in sorted tables of gaps, so that a file of some MB is read in
 * milliseconds; of a thousand words unknown to a file fewer than one is taken for another.
 */

/** First word of a file: `GLT1`. */
export const TONGUE_MAGIC = 0x31544c47;

/** The tables of a file, in the order they stand in it, each with the bits of one value. */
export const TONGUE_TABLES = [
  ['word', 16],
  ['pair', 4],
  ['triple', 4],
  ['prefix', 8],
  ['suffix', 8],
  ['gram', 8],
  ['close', 4],
] as const;
export type TongueTable = (typeof TONGUE_TABLES)[number][0];

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

/** Mixes 32 bits so that each depends on all (the finaliser of MurmurHash3, Austin Appleby, public domain). */
function mix(h: number): number {
  let x = h;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 2;
}

/** Key of the word `text[start, end)`. */
export function wordKey(text: string, start = 0, end = text.length): number {
  let h = 0x811c9dc5;
  for (let i = start; i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** Key of a word and the one after it. */
export function pairKey(first: number, second: number): number {
  return mix(Math.imul(first, 0x9e3779b1) ^ (second + 0x7f4a7c15));
}

/** Key of three words in a row. */
export function tripleKey(first: number, second: number, third: number): number {
  return pairKey(pairKey(first, second), third);
}

/** One table: sorted keys and a value each. */
class Table {
  readonly #keys: Uint32Array;
  readonly #values: Uint8Array;
  readonly #bits: number;

  constructor(keys: Uint32Array, values: Uint8Array, bits: number) {
    this.#keys = keys;
    this.#values = values;
    this.#bits = bits;
  }

  get size(): number {
    return this.#keys.length;
  }

  /** The place of a key, -1 where it is not known. Keys are spread evenly, so the first guess is near. */
  find(key: number): number {
    const keys = this.#keys;
    let low = 0;
    let high = keys.length - 1;
    for (let guesses = 0; low <= high; guesses++) {
      const a = keys[low] as number;
      const b = keys[high] as number;
      if (key < a || key > b) return -1;
      const at =
        guesses < 4 && b > a ? low + Math.floor(((key - a) / (b - a)) * (high - low)) : (low + high) >> 1;
      const k = keys[at] as number;
      if (k === key) return at;
      if (k < key) low = at + 1;
      else high = at - 1;
    }
    return -1;
  }

  /** The value at a place: of 16 bits, the first byte in the low bits. */
  at(place: number): number {
    if (this.#bits === 4) return ((this.#values[place >> 1] as number) >> (place & 1 ? 4 : 0)) & 15;
    if (this.#bits === 8) return this.#values[place] as number;
    return (this.#values[2 * place] as number) | ((this.#values[2 * place + 1] as number) << 8);
  }
}

/** The statistics of one language. Chances are probabilities, 0 to 1. */
export class Tongue {
  readonly #tables: Record<TongueTable, Table>;

  constructor(tables: Record<TongueTable, Table>) {
    this.#tables = tables;
  }

  #look(table: TongueTable, key: number): number {
    const place = this.#tables[table].find(key);
    return place < 0 ? -1 : this.#tables[table].at(place);
  }

  /** How probable a word is, 0 for no word, and how much less so are words never seen behind it. */
  word(key: number): { chance: number; backoff: number } | null {
    const value = this.#look('word', key);
    if (value < 0) return null;
    return { chance: CHANCE[value & 255] as number, backoff: BACKOFF[value >> 8] as number };
  }

  /** How much likelier than by back-off `second` is behind `first`: 1 where they were not seen together. */
  pair(first: number, second: number): number {
    const value = this.#look('pair', pairKey(first, second));
    return value < 0 ? 1 : (PAIR[value] as number);
  }

  /** How much likelier the third word is behind two than behind one: 1 where the three were not seen. */
  triple(first: number, second: number, third: number): number {
    const value = this.#look('triple', tripleKey(first, second, third));
    return value < 0 ? 1 : (TRIPLE[value] as number);
  }

  /** The chance of words of which the letters are a part, at their beginning or end, and not the whole. */
  part(side: 'prefix' | 'suffix', key: number): number {
    const value = this.#look(side, key);
    return value < 0 ? 0 : (CHANCE[value] as number);
  }

  /** The chance that two letters stand beside each other; 0 where it is below what the file keeps. */
  gram(key: number): number {
    const value = this.#look('gram', key);
    return value < 0 ? 0 : (CHANCE[value] as number);
  }

  /** How much likelier a mark stands behind a word than behind others; 1 where nothing is known. */
  closes(key: number): number {
    const value = this.#look('close', key);
    return value < 0 ? 1 : (CLOSES[value] as number);
  }
}

/**
 * Reads the tables of one file: little-endian words `GLT1`, then for every table its count of keys and its bytes of
 * gaps; then for every table the gaps (LEB128) and the values. Null for bytes of another kind.
 */
function readTables(bytes: Uint8Array): Record<TongueTable, Table> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = 4 + 8 * TONGUE_TABLES.length;
  if (bytes.length < head || view.getUint32(0, true) !== TONGUE_MAGIC) return null;
  const tables: Partial<Record<TongueTable, Table>> = {};
  let at = head;
  for (const [t, [name, bits]] of TONGUE_TABLES.entries()) {
    const count = view.getUint32(4 + 8 * t, true);
    const size = view.getUint32(8 + 8 * t, true);
    const room = Math.ceil((count * bits) / 8);
    if (at + size + room > bytes.length) return null;
    const keys = new Uint32Array(count);
    let key = 0;
    let p = at;
    for (let i = 0; i < count; i++) {
      let gap = 0;
      let shift = 0;
      let byte = 128;
      while (byte & 128) {
        byte = bytes[p++] as number;
        gap |= (byte & 127) << shift;
        shift += 7;
      }
      key += gap;
      keys[i] = key;
    }
    at += size;
    tables[name] = new Table(keys, bytes.subarray(at, at + room), bits);
    at += room;
  }
  return tables as Record<TongueTable, Table>;
}

/** Reads a language out of its files: a table is taken from the first that fills it. Null where one is no such file. */
export function readTongue(files: readonly Uint8Array[]): Tongue | null {
  let tables: Record<TongueTable, Table> | null = null;
  for (const bytes of files) {
    const more = readTables(bytes);
    if (!more) return null;
    if (!tables) tables = more;
    else for (const [name] of TONGUE_TABLES) if (!tables[name].size) tables[name] = more[name];
  }
  return tables && new Tongue(tables);
}

/** The languages known to a plan, read when first asked for. */
export interface Tongues {
  zh(): Tongue | null;
  en(): Tongue | null;
}

/** No language at all: what a joint is judged by is the dump alone. */
export const SILENT: Tongues = { zh: () => null, en: () => null };
