/**
 * Which blocks are copies of earlier ones. Long blocks speak for themselves (same letters, or an alignment whose
 * differences are a reader's slips); short ones only beside a copy whose twin stands beside theirs, for dates,
 * bylines and formula sentences are rightly told once in every article.
 */

import { hashLetters, type Letters, sameLetters, sizeOf } from '../base/letters.ts';
import type { Block, Layout } from '../base/model.ts';
import { Pace } from '../base/pace.ts';
import { classOf, DIGIT } from '../base/script.ts';
import { findBreaks } from '../look/breaks.ts';
import { type Copies, type Copy, newCopy } from './copy.ts';
import { markEchoes } from './echoes.ts';
import { countsFigures, endsInStop, isNames, markQuotes, markTeasers, type Told } from './passages.ts';
import { markRowCopies } from './row-copies.ts';
import { extendRuns, settleTwins, weighRuns } from './runs.ts';
import { ShingleIndex } from './shingles.ts';
import { formulaSize, isNoise, isNoiseInRun, type Match, matchAt, matchFromStart } from './twins.ts';

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

/** Finds the copies of a dump. Generator: yields the share done, about every 2000 blocks. */
export function* findCopies(text: string, layout: Layout, letters: Letters): Generator<number, Copies> {
  const n = layout.blocks.length;
  const { same, count, next } = yield* groupSame(letters, n);
  yield 0.1;
  const of = Array.from<Copy | undefined>({ length: n });
  const index = new ShingleIndex(letters);
  // A title often tells what a sentence below it tells: neither is the other's copy.
  const isTitle = (b: number) => {
    const block = layout.blocks[b] as Block;
    const size = sizeOf(letters, b) / formulaSize(letters, b);
    if (size >= 3.3 || endsInStop(text, block)) return false;
    return size < 2 || !/[，,；;]/u.test(text.slice(block.start, block.end));
  };
  const told: Told[] = [];
  const long = new Set<number>();
  let lost = false;
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
      const distance = first && !first.doubtful ? first.distance : 0;
      // The first of them may be doubtful: letter for letter the same as that one these are all the same.
      if (size >= formulaSize(letters, b))
        of[b] = newCopy(b, twin, { distance, torn: first && !first.doubtful ? first.torn : false });
      continue;
    }
    if (size < ask(b)) continue;
    const found = nearTwin(
      letters,
      index,
      b,
      isTitle,
      (x) => isNames(text, layout.blocks[x] as Block),
      told,
      long,
    );
    if (found) {
      const { other, match } = found;
      const twin = of[other] && !of[other]?.doubtful ? (of[other] as Copy).twin : other;
      of[b] = newCopy(b, twin, {
        distance: match.distance,
        torn: !match.otherWhole,
        doubtful: !isNoise(match),
        match,
      });
    }
    // Its like may stand behind others of its wording, which told of other figures.
    if (!found || !isNoise(found.match)) lost ||= index.isLost(b);
    if (index.isLong(b)) long.add(b);
    index.add(b);
  }
  yield* at(0.7, markLineLoops(letters, of, same));
  markEchoes(text, layout.blocks, of, same, count, (b) => sizeOf(letters, b));
  supportDoubtful(of);
  supportUnderTitles(letters, of, same);
  markTeasers(text, layout.blocks, letters, of, same, told, isTitle);
  const runs = extendRuns(layout, letters, of, same, count, next, isTitle);
  let step = runs.next();
  while (!step.done) {
    yield 0.7 + 0.28 * step.value;
    step = runs.next();
  }
  yield* at(0.98, markQuotes(text, layout.blocks, letters, of, findBreaks(layout)));
  const isCut = (b: number) => {
    const block = layout.blocks[b] as Block;
    if (block.mark || sizeOf(letters, b) < formulaSize(letters, b) || endsInStop(text, block)) return false;
    return (
      /[，,；;]/u.test(text.slice(block.start, block.end)) &&
      !/[:：]$/u.test(text.slice(block.start, block.end))
    );
  };
  const isFact = (b: number) => countsFigures(text, layout.blocks[b] as Block);
  yield* at(0.99, weighRuns(letters, of, same, count, isCut, isFact));
  yield* at(0.99, markRowCopies(layout, letters, of, same));
  settleTwins(of);
  return { of, same, count, crowded: lost ? index.crowded : 0, long: long.size };
}

/** Runs a short step that tells no share done. */
function* at(share: number, work: Generator<void, void>): Generator<number, void> {
  while (!work.next().done) yield share;
}

/** Lines in one period of a loop of short lines, at most. */
const PERIOD = 12;

/**
 * Short lines told over and over: the same stretch of up to a dozen lines three times and more in a row. Lists of
 * like items and refrains do not stand so, nor do rows of figures, which are let be.
 */
function* markLineLoops(letters: Letters, of: (Copy | undefined)[], same: Int32Array): Generator<void, void> {
  const n = same.length;
  const pace = new Pace();
  for (let p = 1; p <= PERIOD; p++) {
    for (let b = p; b < n; b++) {
      if (pace.due(1)) yield;
      if (same[b] !== same[b - p]) continue;
      const first = b - p;
      let e = b;
      while (e < n && same[e] === same[e - p]) e++;
      if (pace.due(e - b)) yield;
      let words = 0;
      for (let k = first; k < b; k++) words += wordLetters(letters, k);
      const turns = 1 + (e - b) / p;
      if ((turns >= 3 && words >= 6) || (turns >= 8 && words >= 1)) {
        for (let k = b; k < e; k++) {
          if (of[k] || !sizeOf(letters, k)) continue;
          const twin = first + ((k - first) % p);
          of[k] = newCopy(k, of[twin]?.twin ?? twin, { inRun: true, told: true });
          if (pace.due(20)) yield;
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

/**
 * Takes the doubt from copies that stand side by side as their twins do, where each differs by slips as well: a
 * second reading errs in a figure here and there, a form filled in again differs in figures alone.
 */
function supportDoubtful(of: (Copy | undefined)[]): void {
  const noisy = (c: Copy): boolean =>
    c.match !== null &&
    isNoiseInRun(c.match) &&
    c.match.slips >= 2 &&
    2 * (c.match.swapped + c.match.missing + c.match.words) <= c.match.slips;
  for (let b = 1; b < of.length; b++) {
    const left = of[b - 1];
    const right = of[b];
    if (!left || !right || !(left.doubtful || right.doubtful) || right.twin !== left.twin + 1) continue;
    if (left.doubtful && !noisy(left)) continue;
    if (right.doubtful && !noisy(right)) continue;
    left.doubtful = false;
    right.doubtful = false;
  }
}

/** Letters of a text that its title vouches for, at least, and of the title. */
const VOUCHED = { text: 150, title: 8 };

/**
 * Takes the doubt from long texts in which a reader dropped or doubled a figure or two, where the line over them reads like
 * the line over their twins, no figure changed: the title of another month or year tells it.
 */
function supportUnderTitles(letters: Letters, of: (Copy | undefined)[], same: Int32Array): void {
  for (let b = 1; b < of.length; b++) {
    const copy = of[b];
    const match = copy?.match;
    if (!copy?.doubtful || !match?.whole || !match.otherWhole || copy.twin < 1) continue;
    if (sizeOf(letters, b) < VOUCHED.text || match.swapped + match.words > 0 || !isNoiseInRun(match))
      continue;
    const [title, other] = [b - 1, copy.twin - 1];
    if (title === copy.twin || sizeOf(letters, title) < VOUCHED.title) continue;
    const read = same[title] === same[other] ? null : matchFromStart(letters, title, other, 0.3);
    if (same[title] !== same[other] && !(read?.whole && read.otherWhole && isNoise(read))) continue;
    copy.doubtful = false;
  }
}

/** The earlier block that `b` reads like, with how. If `b` is too long to be told, it is added to `long`. */
function nearTwin(
  letters: Letters,
  index: ShingleIndex,
  b: number,
  isTitle: (b: number) => boolean,
  isFormula: (b: number) => boolean,
  told: Told[],
  long: Set<number>,
): { other: number; match: Match } | null {
  let best: { other: number; match: Match; score: number } | null = null;
  for (const c of index.find(b, 3)) {
    const least = Math.min(index.expected(b), index.expected(c.block));
    if (c.votes < Math.max(1, 0.2 * least)) continue;
    const match = matchAt(letters, b, c.block, c.here, c.there, 0.16);
    // Only a block that is all in another is a copy of it; a shared passage alone is a quotation.
    if (!match.whole) {
      if (match.cut) long.add(b);
      if (match.otherWhole) told.push({ part: c.block, whole: b, match });
      continue;
    }
    if (isTitle(c.block) && (!match.otherWhole || !isTitle(b))) continue;
    // A heading often says what a line below it says in part.
    if (!match.otherWhole && (sizeOf(letters, c.block) < 1.6 * formulaSize(letters, b) || isFormula(b)))
      continue;
    const size = match.to - match.from;
    if (match.distance > 0.16 * size) continue;
    const score = size - 6 * match.distance - 10 * (match.swapped + match.words) - (match.otherWhole ? 0 : 4);
    if (!best || score > best.score) best = { other: c.block, match, score };
  }
  return best;
}
