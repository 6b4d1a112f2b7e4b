/**
 * An index of sampled letter n-grams, by which a block's likely copies are found without comparing it with all
 * others. Grams are sampled by their own hash (mod sampling, Broder 1997; cf. winnowing, Schleimer et al. 2003),
 * so two readings sample the same grams wherever they agree.
 */
import { cjkOf, type Letters, mix, sizeOf } from './letters.ts';

/** One gram in four is kept. */
const SAMPLE_MASK = 3;
/** Places remembered per gram: what stands more often is formula, not evidence. */
const PLACES = 10;

export interface Candidate {
  block: number;
  /** Shared sampled grams. */
  votes: number;
  /** A place where both read the same: letter offsets in the asked and in the found block. */
  here: number;
  there: number;
}

export class ShingleIndex {
  readonly #letters: Letters;
  readonly #wide: boolean;
  #slots: Int32Array;
  #used = 0;
  #keys: Uint32Array;
  #counts: Uint8Array;
  #next: Int32Array;
  #block: Int32Array;
  #place: Uint32Array;
  #size = 0;
  /** How many grams were too frequent to be followed further. */
  crowded = 0;

  constructor(letters: Letters) {
    this.#letters = letters;
    const total = letters.from[letters.from.length - 1] as number;
    // In a large dump short grams recur by chance; longer ones keep candidate lists short.
    this.#wide = total > 2_000_000;
    const capacity = 1 << Math.max(10, Math.ceil(Math.log2(total / 2 + 16)));
    this.#slots = new Int32Array(capacity).fill(-1);
    this.#keys = new Uint32Array(capacity);
    this.#counts = new Uint8Array(capacity);
    const postings = Math.ceil(total / 3.2) + 1024;
    this.#next = new Int32Array(postings);
    this.#block = new Int32Array(postings);
    this.#place = new Uint32Array(postings);
  }

  /** Letters in one gram of block `b`. */
  gramOf(b: number): number {
    const cjk = cjkOf(this.#letters, b) > 0.3;
    if (this.#wide) return cjk ? 8 : 14;
    return cjk ? 5 : 10;
  }

  *#sampled(b: number, limit: number): Generator<readonly [hash: number, place: number]> {
    const { units, from } = this.#letters;
    const gram = this.gramOf(b);
    const start = from[b] as number;
    const end = Math.min(from[b + 1] as number, start + limit);
    const base = 0x2c1b3c6d;
    let power = 1;
    for (let k = 1; k < gram; k++) power = Math.imul(power, base);
    let h = 0;
    for (let i = start; i < end; i++) {
      if (i >= start + gram) h = (h - Math.imul(units[i - gram] as number, power)) | 0;
      h = (Math.imul(h, base) + (units[i] as number)) | 0;
      if (i + 1 < start + gram) continue;
      const key = mix(h);
      if ((key & SAMPLE_MASK) === 0) yield [key, i + 1 - gram];
    }
  }

  #slotOf(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = (key >>> 2) & mask;
    while (this.#slots[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  /** Remembers block `b`, at most its first `limit` letters. */
  add(b: number, limit = 1 << 20): void {
    for (const [key, place] of this.#sampled(b, limit)) {
      const slot = this.#slotOf(key);
      if (this.#slots[slot] === -1) {
        if (this.#used > this.#slots.length * 0.8) continue;
        this.#used++;
        this.#keys[slot] = key;
      } else if ((this.#counts[slot] as number) >= PLACES) {
        this.crowded++;
        continue;
      }
      if (this.#size >= this.#next.length) return;
      this.#counts[slot] = (this.#counts[slot] as number) + 1;
      this.#next[this.#size] = this.#slots[slot] as number;
      this.#block[this.#size] = b;
      this.#place[this.#size] = place;
      this.#slots[slot] = this.#size++;
    }
  }

  /** Blocks that share sampled grams with block `b`, best first, at most `most`. */
  find(b: number, most: number, limit = 1 << 20): Candidate[] {
    const { from } = this.#letters;
    const start = from[b] as number;
    const found = new Map<number, { votes: number; seeds: number[] }>();
    for (const [key, place] of this.#sampled(b, limit)) {
      for (let p = this.#slots[this.#slotOf(key)] as number; p >= 0; p = this.#next[p] as number) {
        const other = this.#block[p] as number;
        if (other === b) continue;
        let entry = found.get(other);
        if (!entry) {
          entry = { votes: 0, seeds: [] };
          found.set(other, entry);
        }
        entry.votes++;
        if (entry.seeds.length < 256)
          entry.seeds.push(place - start, (this.#place[p] as number) - (from[other] as number));
      }
    }
    const list: Candidate[] = [];
    for (const [block, { votes, seeds }] of found) {
      // The seed on the median diagonal is the likeliest to lie on the true alignment.
      const diagonals: number[] = [];
      for (let k = 0; k < seeds.length; k += 2)
        diagonals.push((seeds[k + 1] as number) - (seeds[k] as number));
      const median = [...diagonals].sort((x, y) => x - y)[diagonals.length >> 1] as number;
      let at = 0;
      diagonals.forEach((d, k) => {
        if (Math.abs(d - median) < Math.abs((diagonals[at] as number) - median)) at = k;
      });
      list.push({ block, votes, here: seeds[2 * at] as number, there: seeds[2 * at + 1] as number });
    }
    return list.sort((x, y) => y.votes - x.votes || x.block - y.block).slice(0, most);
  }

  /** How many grams of block `b` are sampled on average. */
  expected(b: number): number {
    return Math.max(0, sizeOf(this.#letters, b) - this.gramOf(b) + 1) / (SAMPLE_MASK + 1);
  }
}
