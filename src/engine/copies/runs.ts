/**
 * Stretches of copies: carried on to what stands beside them, and weighed. What stands beside a copy, where its twin's
 * neighbour reads alike, is told again too, short or noisy as it may be; a short stretch far from its twin may rightly
 * be told twice.
 */

import { cjkOf, type Letters, sameLetters, sizeOf } from '../base/letters.ts';
import type { Layout } from '../base/model.ts';
import { Pace } from '../base/pace.ts';
import { findBreaks } from '../look/breaks.ts';
import { type Copy, newCopy } from './copy.ts';
import { formulaSize, isNoiseInRun, matchFromStart } from './twins.ts';

/** How far around a block its like is looked for as the torn turn of a loop, in blocks. */
const NEAR = 12;
/** Occurrences of one text that are followed when runs are extended. */
const FOLLOWED = 8;
/** Share of that from which on a second turn is one: right behind the first, or with other lines between. */
const SHORTEST = { next: 0.25, near: 0.6 };
/** Letters a stretch of copies must have to be no chance repetition, unless it repeats what stands just before. */
const ENOUGH = { cjk: 110, latin: 260 };

/** Share of that from which on several texts that tell figures are enough. */
const TOGETHER = 0.5;

/**
 * Carries copies on to their neighbours: what stands beside a copy, where its twin's neighbour reads alike, is
 * told again too, short or noisy as it may be.
 */
export function* extendRuns(
  layout: Layout,
  letters: Letters,
  of: (Copy | undefined)[],
  same: Int32Array,
  count: Uint32Array,
  next: Int32Array,
  isTitle: (b: number) => boolean,
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
  /** A line between, which may tell another number each time: how often read, which page. */
  const isSmall = (b: number): boolean => sizeOf(letters, b) < 16;
  const isParted = (x: number, y: number): boolean => {
    for (let k = Math.min(x, y) + 1; k <= Math.max(x, y); k++) if (breaks[k] === 1) return true;
    return false;
  };
  const tryNeighbour = (b: number, step: 1 | -1, hop: 1 | 2): boolean => {
    const nb = b + hop * step;
    if (nb < 0 || nb >= n) return false;
    const own = of[nb];
    if (hop === 2 && (own || !isSmall(b + step))) return false;
    if (own && !own.doubtful) {
      const later = step === 1 ? own : (of[b] as Copy);
      if (!later.inRun)
        later.inRun = places(b).some(
          (o) => o !== b && o + step >= 0 && o + step < n && rootOf(o + step) === own.twin,
        );
      return false;
    }
    const size = sizeOf(letters, nb);
    if (!size) return false;
    const parted = isParted(b, nb);
    for (const o of places(b)) {
      const u = o + hop * step;
      if (o === b || u < 0 || u >= n || u === nb || (hop === 2 && !isSmall(o + step))) continue;
      const root = rootOf(u);
      if (root >= nb) continue;
      const partedThere = isParted(o, u);
      if (same[u] === same[nb]) {
        // Across a break only what stands nowhere else belongs to the run: dates stand in every article.
        if ((parted || partedThere) && ((count[same[nb] as number] as number) > 2 || size < 8)) continue;
        of[nb] = newCopy(nb, root, { inRun: step * hop === 1 });
        return true;
      }
      if (parted !== partedThere || size < 3 || (isTitle(u) && !isTitle(nb))) continue;
      const match =
        step === 1 || size < 30
          ? matchFromStart(letters, nb, u, 0.3)
          : own?.match && own.twin === u
            ? own.match
            : matchFromStart(letters, nb, u, 0.2);
      if (!match || !match.whole || match.otherFrom > 2) continue;
      if (!match.otherWhole && (step === -1 || size < 8)) continue;
      if (
        !isNoiseInRun(match) &&
        !(size < 12 && match.distance <= 1 + size / 8 && match.swapped + match.missing === 0)
      )
        continue;
      of[nb] = newCopy(nb, root, {
        distance: match.distance,
        torn: !match.otherWhole,
        inRun: step * hop === 1,
        match,
      });
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
      const hop = tryNeighbour(b, step, 1) ? 1 : tryNeighbour(b, step, 2) ? 2 : 0;
      if (!hop) continue;
      if (step * hop === -1) (of[b] as Copy).inRun = true;
      if (hop === 2) (of[step === 1 ? b + 2 : b] as Copy).over = true;
      addReading(b + hop * step);
      queue.push(b + hop * step);
    }
  }
  // The torn turn of a loop that broke off in its second turn: a beginning of one of the blocks just before.
  const pace = new Pace();
  for (let b = 1; b < n; b++) {
    if (pace.due(20)) yield 1;
    if (of[b] || sizeOf(letters, b) < 16) continue;
    for (let p = 1; p <= NEAR && p <= b; p++) {
      const u = b - p;
      if (
        isTitle(u) ||
        sizeOf(letters, u) <= sizeOf(letters, b) ||
        sizeOf(letters, u) < 1.6 * formulaSize(letters, b)
      )
        continue;
      if (
        !sameLetters(letters.units, letters.from[u] as number, letters.from[b] as number, sizeOf(letters, b))
      )
        continue;
      of[b] = newCopy(b, rootOf(u), { torn: true, inRun: p === 1 });
      break;
    }
  }
}

/**
 * Marks the copies that stand in too short a stretch to be sure of, and gives the turns of a loop the nearest reading
 * that stays: a sentence that opens one article and loops in another is told once in each. Generator: yields every so
 * often.
 */
export function* weighRuns(
  letters: Letters,
  of: (Copy | undefined)[],
  same: Int32Array,
  count: Uint32Array,
  isCut: (b: number) => boolean,
  isFact: (b: number) => boolean,
): Generator<void, void> {
  const n = of.length;
  const pace = new Pace();
  // How many blocks that stay stand before each block, and the last short reading of each text that does.
  const stays = new Uint32Array(n + 1);
  const nearest = new Map<number, number>();
  const isTaken = (b: number): boolean => of[b] !== undefined && !of[b]?.doubtful;
  for (let s = 0; s < n; s++) {
    stays[s + 1] = (stays[s] as number) + (isTaken(s) ? 0 : 1);
    if (!isTaken(s)) continue;
    const e = runEnd(of, s, isTaken);
    let weight = 0;
    const texts = new Set<number>();
    let facts = 0;
    for (let b = s; b < e; b++) {
      if (pace.due(20)) yield;
      if (!isTaken(b)) continue;
      texts.add(same[b] as number);
      if (isFact(b)) facts++;
      weight += sizeOf(letters, b) / (cjkOf(letters, b) > 0.3 ? ENOUGH.cjk : ENOUGH.latin);
    }
    for (let b = s; b < e; b++) {
      if (pace.due(20)) yield;
      stays[b + 1] = (stays[b] as number) + 1;
      if (!isTaken(b)) continue;
      const copy = of[b] as Copy;
      // Two parts of one paragraph are no readings of each other.
      const text = copy.torn ? n + (same[b] as number) : copy.twin;
      const near = nearest.get(text);
      const lag = (stays[b] as number) - (stays[near ?? copy.twin] as number);
      // A third turn tells a loop, however short; a second one only if it is no short line.
      const loops = lag > 0 && lag <= e - s && lag < 2 * texts.size;
      const enough = loops && (e - s >= 2 * lag - 1 || weight >= (lag === 1 ? SHORTEST.next : SHORTEST.near));
      // Two paragraphs and more that stand together for the third time are no formula.
      const often = texts.size >= 2 && (count[same[b] as number] as number) >= 3;
      // A paragraph cut in mid-sentence is told twice by no one on purpose.
      const cut = copy.distance === 0 && !copy.torn && isCut(b);
      // Nor are two and more of which some tell figures: what every article says tells none.
      const told = texts.size >= 2 && facts > 0 && weight >= TOGETHER;
      copy.alone = weight < 1 && !enough && !often && !told && !cut && !copy.told && !copy.passage;
      if (copy.alone) nearest.set(text, b);
      else if (near !== undefined) copy.twin = near;
      stays[b + 1] = (stays[b] as number) + (copy.alone ? 1 : 0);
    }
    s = e - 1;
  }
}

/** Where the stretch of copies that begins at `s` ends: each goes on from the one before, as their twins do. */
function runEnd(of: readonly (Copy | undefined)[], s: number, isTaken: (b: number) => boolean): number {
  let e = s + 1;
  for (;;) {
    if (e < of.length && isTaken(e) && of[e]?.inRun) e++;
    else if (e + 1 < of.length && isTaken(e + 1) && of[e + 1]?.over) e += 2;
    else return e;
  }
}

/** Hands copies of copies on to what stays in the end. */
export function settleTwins(of: (Copy | undefined)[]): void {
  const gone = (b: number): boolean => {
    const c = of[b];
    return c !== undefined && !c.doubtful && !c.alone;
  };
  for (const c of of) {
    if (!c) continue;
    let steps = 0;
    for (; gone(c.twin) && steps < 64; steps++) c.twin = (of[c.twin] as Copy).twin;
    // Two that would each go for the other's sake both stay.
    if (gone(c.twin) || c.twin === c.block) c.alone = true;
  }
}
