/**
 * Which blocks are copies of earlier ones. Long blocks speak for themselves (same letters, or an alignment whose
 * differences are a reader's slips); short ones only beside a copy whose twin stands beside theirs, for dates,
 * bylines and formula sentences are rightly told once in every article.
 */
import { cjkOf, hashLetters, type Letters, sameLetters, sizeOf } from './letters.ts';
import type { Layout } from './model.ts';
import { classOf, DIGIT } from './script.ts';
import { ShingleIndex } from './shingles.ts';
import { formulaSize, isNoise, isNoiseInRun, type Match, matchAt, matchFromStart } from './twins.ts';

export interface Copy {
  /** The block that is told again. */
  block: number;
  /** The block that stays, never itself a copy of another. */
  twin: number;
  /** Letters that differ. */
  distance: number;
  /** Whether the copy holds only a part of its twin. */
  torn: boolean;
  /** Whether copies stand beside it whose twins stand beside its twin. */
  inRun: boolean;
  /** Too doubtful to act on: another fact in the same frame may be told. */
  doubtful: boolean;
  /** A short stretch that stands alone: perhaps rightly told twice, so only proposed. */
  alone: boolean;
  match: Match | null;
}

/** Letters a stretch of copies must have to be no chance repetition, unless it repeats what stands just before. */
const ENOUGH = { cjk: 110, latin: 260 };

export interface Copies {
  /** By block: its copy record, or undefined where it stays. */
  of: (Copy | undefined)[];
  /** The first block with the same letters, by block. */
  same: Int32Array;
  /** How many blocks have these letters, by first block. */
  count: Uint32Array;
  /** Grams that stood too often to be followed. */
  crowded: number;
}

/** How far around a block its like is looked for as the torn turn of a loop, in blocks. */
const NEAR = 12;
/** Occurrences of one text that are followed when runs are extended. */
const FOLLOWED = 8;

/** Groups blocks with the same letters: the first of each group, and the group's size. */
function* groupSame(
  letters: Letters,
  n: number,
): Generator<number, { same: Int32Array; count: Uint32Array; next: Int32Array }> {
  const same = new Int32Array(n);
  const count = new Uint32Array(n);
  const next = new Int32Array(n).fill(-1);
  const last = new Int32Array(n).fill(-1);
  const capacity = 1 << Math.max(4, Math.ceil(Math.log2(n * 2 + 1)));
  const table = new Int32Array(capacity).fill(-1);
  const { units, from } = letters;
  for (let b = 0; b < n; b++) {
    if (b % 10_000 === 9999) yield (0.1 * b) / n;
    same[b] = b;
    const size = sizeOf(letters, b);
    if (!size) continue;
    const start = from[b] as number;
    let slot = hashLetters(units, start, start + size) & (capacity - 1);
    for (;;) {
      const other = table[slot] as number;
      if (other < 0) {
        table[slot] = b;
        break;
      }
      if (sizeOf(letters, other) === size && sameLetters(units, from[other] as number, start, size)) {
        same[b] = other;
        break;
      }
      slot = (slot + 1) & (capacity - 1);
    }
    const root = same[b] as number;
    count[root] = (count[root] as number) + 1;
    if (last[root] !== -1) next[last[root] as number] = b;
    last[root] = b;
  }
  return { same, count, next };
}

/** Whether something parts block `b` from the one before it more than blocks are commonly parted. */
export function findBreaks(layout: Layout): Uint8Array {
  const { blocks, markers } = layout;
  const gaps = [0, 0, 0, 0];
  for (const b of blocks) {
    if (b.glued) continue;
    const g = Math.min(3, b.gap);
    gaps[g] = (gaps[g] as number) + 1;
  }
  const common = gaps.indexOf(Math.max(...gaps));
  const breaks = new Uint8Array(blocks.length + 1);
  blocks.forEach((b, k) => {
    if ((b.gap > common && !b.glued) || b.row) breaks[k] = 1;
  });
  for (const m of markers) if (m.alone) breaks[m.before] = 1;
  return breaks;
}

/** Finds the copies of a dump. Generator: yields the share done, about every 2000 blocks. */
export function* findCopies(layout: Layout, letters: Letters): Generator<number, Copies> {
  const n = layout.blocks.length;
  const { same, count, next } = yield* groupSame(letters, n);
  yield 0.1;
  const of = Array.from<Copy | undefined>({ length: n });
  const index = new ShingleIndex(letters);
  const ask = (b: number): number => formulaSize(letters, b) * 0.7;
  let work = 0;
  for (let b = 0; b < n; b++) {
    const size = sizeOf(letters, b);
    work += size + 20;
    if (work > 100_000) {
      work = 0;
      yield 0.1 + (0.6 * b) / n;
    }
    const root = same[b] as number;
    if (root !== b) {
      const first = of[root];
      const twin = first && !first.doubtful ? first.twin : root;
      const distance = first ? first.distance : 0;
      if (size >= formulaSize(letters, b)) {
        of[b] = {
          block: b,
          twin,
          distance,
          torn: first?.torn ?? false,
          inRun: false,
          doubtful: first?.doubtful ?? false,
          alone: false,
          match: null,
        };
      }
      continue;
    }
    if (size < ask(b)) continue;
    const found = nearTwin(letters, index, b);
    if (found) {
      const { other, match } = found;
      const twin = of[other] && !of[other]?.doubtful ? (of[other] as Copy).twin : other;
      of[b] = {
        block: b,
        twin,
        distance: match.distance,
        torn: !match.otherWhole,
        inRun: false,
        doubtful: !isNoise(match),
        alone: false,
        match,
      };
    }
    index.add(b);
  }
  markLineLoops(letters, of, same);
  const runs = extendRuns(layout, letters, of, same, count, next);
  let step = runs.next();
  while (!step.done) {
    yield 0.7 + 0.3 * step.value;
    step = runs.next();
  }
  return { of, same, count, crowded: index.crowded };
}

/** Lines in one period of a loop of short lines, at most. */
const PERIOD = 12;

/**
 * Short lines told over and over: the same stretch of up to a dozen lines three times and more in a row. Lists of
 * like items and refrains do not stand so, nor do rows of figures, which are let be.
 */
function markLineLoops(letters: Letters, of: (Copy | undefined)[], same: Int32Array): void {
  const n = same.length;
  for (let p = 1; p <= PERIOD; p++) {
    for (let b = p; b < n; b++) {
      if (same[b] !== same[b - p]) continue;
      const first = b - p;
      let e = b;
      while (e < n && same[e] === same[e - p]) e++;
      let words = 0;
      for (let k = first; k < b; k++) words += wordLetters(letters, k);
      const turns = 1 + (e - b) / p;
      if ((turns >= 3 && words >= 6) || (turns >= 8 && words >= 1)) {
        for (let k = b; k < e; k++) {
          if (of[k] || !sizeOf(letters, k)) continue;
          const twin = first + ((k - first) % p);
          of[k] = {
            block: k,
            twin: of[twin]?.twin ?? twin,
            distance: 0,
            torn: false,
            inRun: true,
            doubtful: false,
            alone: false,
            match: null,
          };
        }
      }
      b = e;
    }
  }
}

/** Letters of block `b` that are no digits, counted up to 40. */
function wordLetters(letters: Letters, b: number): number {
  let count = 0;
  const end = Math.min(letters.from[b + 1] as number, (letters.from[b] as number) + 40);
  for (let i = letters.from[b] as number; i < end; i++)
    if (!(classOf(letters.units[i] as number) & DIGIT)) count++;
  return count;
}

/** The earlier block that `b` reads like, with how. */
function nearTwin(letters: Letters, index: ShingleIndex, b: number): { other: number; match: Match } | null {
  let best: { other: number; match: Match; score: number } | null = null;
  for (const c of index.find(b, 3)) {
    const least = Math.min(index.expected(b), index.expected(c.block));
    if (c.votes < Math.max(1, 0.2 * least)) continue;
    const match = matchAt(letters, b, c.block, c.here, c.there, 0.16);
    // Only a block that is all in another is a copy of it; a shared passage alone is a quotation.
    if (!match.whole) continue;
    // A heading often says what a line below it says in part.
    if (!match.otherWhole && sizeOf(letters, c.block) < 1.6 * formulaSize(letters, b)) continue;
    const size = match.to - match.from;
    if (match.distance > 0.16 * size) continue;
    const score = size - 6 * match.distance - 10 * (match.swapped + match.words) - (match.otherWhole ? 0 : 4);
    if (!best || score > best.score) best = { other: c.block, match, score };
  }
  return best;
}

/**
 * Carries copies on to their neighbours: what stands beside a copy, where its twin's neighbour reads alike, is
 * told again too, short or noisy as it may be.
 */
function* extendRuns(
  layout: Layout,
  letters: Letters,
  of: (Copy | undefined)[],
  same: Int32Array,
  count: Uint32Array,
  next: Int32Array,
): Generator<number, void> {
  const n = layout.blocks.length;
  const breaks = findBreaks(layout);
  const rootOf = (b: number): number => {
    const c = of[b];
    return c && !c.doubtful ? c.twin : (same[b] as number);
  };
  // Near readings of one text, linked so that a run may go on from any of them.
  const readings = new Map<number, number[]>();
  const addReading = (b: number) => {
    const root = (of[b] as Copy).twin;
    const list = readings.get(root);
    if (!list) readings.set(root, [b]);
    else if (list.length < FOLLOWED) list.push(b);
  };
  for (let b = 0; b < n; b++) if (of[b] && !of[b]?.doubtful) addReading(b);

  /** Places where the text of copy `b` stands elsewhere: its twin first. */
  const places = (b: number): number[] => {
    const root = rootOf(b);
    const list = [root, ...(readings.get(root) ?? [])];
    for (let o = next[root] as number; o >= 0 && list.length < 2 * FOLLOWED; o = next[o] as number)
      list.push(o);
    return list;
  };
  const tryNeighbour = (b: number, step: 1 | -1): boolean => {
    const nb = b + step;
    if (nb < 0 || nb >= n) return false;
    const own = of[nb];
    if (own && !own.doubtful) {
      if (!own.inRun) {
        for (const o of places(b)) {
          if (o !== b && o + step >= 0 && o + step < n && rootOf(o + step) === own.twin) {
            own.inRun = true;
            (of[b] as Copy).inRun = true;
            break;
          }
        }
      }
      return false;
    }
    const size = sizeOf(letters, nb);
    if (!size) return false;
    const parted = breaks[Math.max(b, nb)] === 1;
    for (const o of places(b)) {
      const u = o + step;
      if (o === b || u < 0 || u >= n || u === nb) continue;
      const root = rootOf(u);
      if (root >= nb) continue;
      const partedThere = breaks[Math.max(o, u)] === 1;
      if (same[u] === same[nb]) {
        // Across a break only what stands nowhere else belongs to the run: dates stand in every article.
        if ((parted || partedThere) && ((count[same[nb] as number] as number) > 2 || size < 8)) continue;
        of[nb] = {
          block: nb,
          twin: root,
          distance: 0,
          torn: false,
          inRun: true,
          doubtful: false,
          alone: false,
          match: null,
        };
        return true;
      }
      if (parted !== partedThere || size < 3) continue;
      const match =
        step === 1 || size < 30
          ? matchFromStart(letters, nb, u, 0.3)
          : (own?.match ?? matchFromStart(letters, nb, u, 0.2));
      if (!match || !match.whole || match.otherFrom > 2) continue;
      if (!match.otherWhole && (step === -1 || size < 8)) continue;
      if (!isNoiseInRun(match) && !(size < 12 && match.distance <= 1 + size / 8 && match.swapped === 0))
        continue;
      of[nb] = {
        block: nb,
        twin: root,
        distance: match.distance,
        torn: !match.otherWhole,
        inRun: true,
        doubtful: false,
        alone: false,
        match,
      };
      return true;
    }
    return false;
  };
  const queue: number[] = [];
  for (let b = 0; b < n; b++) if (of[b] && !of[b]?.doubtful) queue.push(b);
  const total = queue.length + 1;
  for (let q = 0; q < queue.length; q++) {
    const b = queue[q] as number;
    if (q % 2000 === 1999) yield Math.min(1, q / total);
    for (const step of [1, -1] as const) {
      if (tryNeighbour(b, step)) {
        (of[b] as Copy).inRun = true;
        addReading(b + step);
        queue.push(b + step);
      }
    }
  }
  // The torn turn of a loop that broke off in its second turn: a beginning of one of the blocks just before.
  for (let b = 1; b < n; b++) {
    if (of[b] || sizeOf(letters, b) < 16) continue;
    for (let p = 1; p <= NEAR && p <= b; p++) {
      const u = b - p;
      if (sizeOf(letters, u) <= sizeOf(letters, b) || sizeOf(letters, u) < 1.6 * formulaSize(letters, b))
        continue;
      if (
        !sameLetters(letters.units, letters.from[u] as number, letters.from[b] as number, sizeOf(letters, b))
      )
        continue;
      of[b] = {
        block: b,
        twin: rootOf(u),
        distance: 0,
        torn: true,
        inRun: p === 1,
        doubtful: false,
        alone: false,
        match: null,
      };
      break;
    }
  }
  weighRuns(letters, of, same, count);
  // A twin that turned out to be a copy itself hands on to its own.
  for (let b = 0; b < n; b++) {
    const c = of[b];
    if (!c) continue;
    for (let up = of[c.twin]; up && !up.doubtful && up.twin < c.twin; up = of[c.twin]) c.twin = up.twin;
  }
}

/** Marks the copies that stand in too short a stretch to be sure of. */
function weighRuns(letters: Letters, of: (Copy | undefined)[], same: Int32Array, count: Uint32Array): void {
  const n = of.length;
  // How many blocks that stay stand before each block.
  const stays = new Uint32Array(n + 1);
  for (let b = 0; b < n; b++) stays[b + 1] = (stays[b] as number) + (of[b] && !of[b]?.doubtful ? 0 : 1);
  for (let s = 0; s < n; s++) {
    if (!of[s] || of[s]?.doubtful) continue;
    let e = s;
    let weight = 0;
    for (; e < n && of[e] && !of[e]?.doubtful; e++) {
      weight += sizeOf(letters, e) / (cjkOf(letters, e) > 0.3 ? ENOUGH.cjk : ENOUGH.latin);
    }
    for (let b = s; b < e && weight < 1; b++) {
      const copy = of[b] as Copy;
      // What repeats the blocks just before it for the third time is a loop, however short.
      const lag = (stays[s] as number) - (stays[copy.twin] as number);
      const told =
        Math.max(count[same[copy.twin] as number] as number, 1) + (copy.distance > 0 || copy.torn ? 1 : 0);
      copy.alone = told < 3 && (lag > e - s || weight < 0.6);
    }
    s = e;
  }
}
