/**
 * An index of sampled letter n-grams, by which a block's likely copies are found without comparing it with all
 * others. Grams are sampled by their own hash (mod sampling, Broder 1997; cf. winnowing, Schleimer et al. 2003),
 * so two readings sample the same grams wherever they agree.
 */
import { cjkOf, type Letters, mix, sizeOf } from '../base/letters.ts';

/** One gram in four is kept. */
const SAMPLE_MASK = 3;
/** Places remembered per gram: what stands more often is formula, not evidence. */
const PLACES = 10;
/** A block is lost among others when at least this share of its grams stands in more blocks than are remembered. */
const LOST = 0.5;

export interface Candidate {
  block: number;
  /** Shared sampled grams. */
  votes: number;
  /** A place where both read the same: letter offsets in the asked and in the found block. */
  here: number;
  there: number;
}

/** Letters of one block that are read: its beginning is enough to find a copy by, a bound for very long lines. */
const READ = 1 << 17;
/** Shared grams by which the alignment's place is told, at most. */
const SEEDS = 256;

/** Grams sampled of one block: their hashes and where they begin. */
interface Sample {
  block: number;
  count: number;
  keys: Uint32Array;
  places: Uint32Array;
}

export class ShingleIndex {
  readonly #letters: Letters;
  readonly #wide: boolean;
  /** By slot of the hash table: the newest posting of its gram, numbered from 1; 0 is empty. */
  readonly #slots: Int32Array;
  #used = 0;
  readonly #keys: Uint32Array;
  /** By slot: places remembered of its gram, one more where a block has none among them. */
  readonly #counts: Uint8Array;
  /** By posting: the one before it of the same gram, its block, its place. */
  readonly #next: Int32Array;
  readonly #block: Int32Array;
  readonly #place: Uint32Array;
  #size = 0;
  /** By block: grams shared with the one that is asked for; all 0 between calls. */
  readonly #votes: Uint32Array;
  readonly #sample: Sample = { block: -1, count: 0, keys: new Uint32Array(0), places: new Uint32Array(0) };
  /** How many places of grams were not remembered: there were too many of them. */
  crowded = 0;

  constructor(letters: Letters) {
    this.#letters = letters;
    const total = letters.from[letters.from.length - 1] as number;
    // In a large dump short grams recur by chance; longer ones keep candidate lists short.
    this.#wide = total > 2_000_000;
    const capacity = 1 << Math.max(10, Math.ceil(Math.log2(total / 2 + 16)));
    this.#slots = new Int32Array(capacity);
    this.#keys = new Uint32Array(capacity);
    this.#counts = new Uint8Array(capacity);
    const postings = Math.ceil(total / 3.2) + 1024;
    this.#next = new Int32Array(postings);
    this.#block = new Int32Array(postings);
    this.#place = new Uint32Array(postings);
    this.#votes = new Uint32Array(letters.from.length);
  }

  /** Letters in one gram of block `b`. */
  gramOf(b: number): number {
    const cjk = cjkOf(this.#letters, b) > 0.3;
    if (this.#wide) return cjk ? 8 : 14;
    return cjk ? 5 : 10;
  }

  /** Samples a block's grams; what is asked for and then remembered is sampled once. */
  #sampleOf(b: number): Sample {
    const sample = this.#sample;
    if (sample.block === b) return sample;
    const { units, from } = this.#letters;
    const gram = this.gramOf(b);
    const start = from[b] as number;
    const end = Math.min(from[b + 1] as number, start + READ);
    if (sample.keys.length < end - start) {
      sample.keys = new Uint32Array(2 * (end - start));
      sample.places = new Uint32Array(2 * (end - start));
    }
    const { keys, places } = sample;
    const base = 0x2c1b3c6d;
    let power = 1;
    for (let k = 1; k < gram; k++) power = Math.imul(power, base);
    let h = 0;
    let count = 0;
    for (let i = start; i < end; i++) {
      if (i >= start + gram) h = (h - Math.imul(units[i - gram] as number, power)) | 0;
      h = (Math.imul(h, base) + (units[i] as number)) | 0;
      if (i + 1 < start + gram) continue;
      const key = mix(h);
      if ((key & SAMPLE_MASK) !== 0) continue;
      keys[count] = key;
      places[count++] = i + 1 - gram;
    }
    sample.block = b;
    sample.count = count;
    return sample;
  }

  #slotOf(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = (key >>> 2) & mask;
    while (this.#slots[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  /** Remembers block `b`. */
  add(b: number): void {
    const { count, keys, places } = this.#sampleOf(b);
    for (let s = 0; s < count; s++) {
      const key = keys[s] as number;
      const slot = this.#slotOf(key);
      const newest = this.#slots[slot] as number;
      const full =
        newest === 0 ? this.#used > this.#slots.length * 0.8 : (this.#counts[slot] as number) >= PLACES;
      if (full || this.#size >= this.#next.length) {
        this.crowded++;
        if (newest > 0 && this.#block[newest - 1] !== b) this.#counts[slot] = PLACES + 1;
        continue;
      }
      if (newest === 0) {
        this.#used++;
        this.#keys[slot] = key;
      }
      this.#counts[slot] = (this.#counts[slot] as number) + 1;
      this.#next[this.#size] = newest;
      this.#block[this.#size] = b;
      this.#place[this.#size] = places[s] as number;
      this.#slots[slot] = ++this.#size;
    }
  }

  /** Blocks that share sampled grams with block `b`, best first, at most `most`. */
  find(b: number, most: number): Candidate[] {
    const { count, keys, places } = this.#sampleOf(b);
    const votes = this.#votes;
    const met: number[] = [];
    // Where each gram asked for and each posting of it stand: `[sample, posting]` after each other.
    const hits: number[] = [];
    for (let s = 0; s < count; s++) {
      let p = this.#slots[this.#slotOf(keys[s] as number)] as number;
      for (; p > 0; p = this.#next[p - 1] as number) {
        const other = this.#block[p - 1] as number;
        if (other === b) continue;
        if (votes[other] === 0) met.push(other);
        votes[other] = (votes[other] as number) + 1;
        hits.push(s, p - 1);
      }
    }
    const best = met
      .sort((x, y) => (votes[y] as number) - (votes[x] as number) || x - y)
      .slice(0, most)
      .map((block) => ({ block, votes: votes[block] as number, ...this.#seedOf(b, block, places, hits) }));
    for (const other of met) votes[other] = 0;
    return best;
  }

  /** Of the grams that `b` shares with `block` the one on the median diagonal: the likeliest on the true alignment. */
  #seedOf(
    b: number,
    block: number,
    places: Uint32Array,
    hits: readonly number[],
  ): { here: number; there: number } {
    const { from } = this.#letters;
    const seeds: { here: number; there: number }[] = [];
    for (let k = 0; k < hits.length && seeds.length < SEEDS; k += 2) {
      const p = hits[k + 1] as number;
      if (this.#block[p] !== block) continue;
      seeds.push({
        here: (places[hits[k] as number] as number) - (from[b] as number),
        there: (this.#place[p] as number) - (from[block] as number),
      });
    }
    const diagonals = seeds.map(({ here, there }) => there - here).sort((x, y) => x - y);
    const median = diagonals[diagonals.length >> 1] as number;
    const off = ({ here, there }: { here: number; there: number }) => Math.abs(there - here - median);
    return seeds.reduce((best, seed) => (off(seed) < off(best) ? seed : best));
  }

  /** Whether the like of block `b` may be missed: most of its grams stand in blocks that are not remembered for them. */
  isLost(b: number): boolean {
    const { count, keys } = this.#sampleOf(b);
    let lost = 0;
    for (let s = 0; s < count; s++)
      if ((this.#counts[this.#slotOf(keys[s] as number)] as number) > PLACES) lost++;
    return lost > LOST * count;
  }

  /** Whether block `b` is longer than what is read of it. */
  isLong(b: number): boolean {
    return sizeOf(this.#letters, b) > READ;
  }

  /** How many grams of block `b` are sampled on average. */
  expected(b: number): number {
    return Math.max(0, sizeOf(this.#letters, b) - this.gramOf(b) + 1) / (SAMPLE_MASK + 1);
  }
}
