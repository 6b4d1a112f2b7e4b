/**
 * Whether two blocks are readings of one text: alignment, and a look at what the differences are. Noise of a
 * reader touches single letters anywhere; another fact touches figures, or several letters in a row.
 */

import { cjkOf, type Letters, sizeOf } from '../base/letters.ts';
import { CJK, classOf, DIGIT } from '../base/script.ts';
import { type Difference, extend } from './align.ts';

/** How one block reads against another. Letter offsets are relative to each block's first letter. */
export interface Match {
  /** The matched stretch of this block, and of the other. */
  from: number;
  to: number;
  otherFrom: number;
  otherTo: number;
  /** Whether the stretch is all of this block, all of the other. */
  whole: boolean;
  otherWhole: boolean;
  /** Letters that differ. */
  distance: number;
  /** Figures that differ, digit against digit; digits that only one side has. */
  swapped: number;
  missing: number;
  /** Differences of several letters in a row: another word, not a slip of the reader. */
  words: number;
  /** Single differing letters. */
  slips: number;
  /** Whether the alignment was given up at a bound, so that more may read alike. */
  cut: boolean;
}

/** Letters a reader of page images takes for one another, by a digit they stand for. */
const LOOKS: Record<string, string> = {
  o: '0',
  l: '1',
  i: '1',
  '|': '1',
  z: '2',
  s: '5',
  b: '8',
  g: '9',
  〇: '0',
  一: '1',
};

function digitsOf(units: Uint16Array, from: number, count: number): string {
  let out = '';
  for (let i = 0; i < count; i++) {
    const c = String.fromCharCode(units[from + i] as number);
    out += LOOKS[c] ?? c;
  }
  return out;
}

function hasDigit(units: Uint16Array, from: number, count: number): boolean {
  for (let i = 0; i < count; i++) if (classOf(units[from + i] as number) & DIGIT) return true;
  return false;
}

/** Leftover letters at an end that still count as noise, not as text of its own. */
const SCRAP = 2;

/**
 * Aligns block `a` with block `b` from a place where both read the same (`here`, `there`: letter offsets).
 * `rate` is the share of differing letters up to which it follows.
 */
export function matchAt(
  letters: Letters,
  a: number,
  b: number,
  here: number,
  there: number,
  rate: number,
): Match {
  const { units, from } = letters;
  const a0 = from[a] as number;
  const b0 = from[b] as number;
  const a1 = from[a + 1] as number;
  const b1 = from[b + 1] as number;
  const right = extend(units, a0 + here, a1, b0 + there, b1, 1, rate);
  const left = extend(units, a0 + here, a0, b0 + there, b0, -1, rate);
  let swapped = 0;
  let missing = 0;
  let words = 0;
  let slips = 0;
  const look = (d: Difference, step: 1 | -1) => {
    const aAt = step === 1 ? a0 + here + d.aAt : a0 + here - d.aAt - d.a;
    const bAt = step === 1 ? b0 + there + d.bAt : b0 + there - d.bAt - d.b;
    const da = hasDigit(units, aAt, d.a);
    const db = hasDigit(units, bAt, d.b);
    if ((da || db) && digitsOf(units, aAt, d.a) === digitsOf(units, bAt, d.b)) {
      slips++;
      return;
    }
    if (da && db) swapped++;
    else if (da || db) missing++;
    else {
      const cjk = classOf(units[d.a ? aAt : bAt] as number) & CJK;
      // One letter may be read as two, or fall out beside a misread one.
      if (cjk ? d.a + d.b >= 4 || Math.max(d.a, d.b) >= 3 : Math.max(d.a, d.b) >= 4) words++;
      else slips++;
    }
  };
  for (const d of right.differences) look(d, 1);
  for (const d of left.differences) look(d, -1);
  let distance = right.distance + left.distance;
  const restA = [here - left.a, a1 - a0 - here - right.a] as const;
  const restB = [there - left.b, b1 - b0 - there - right.b] as const;
  const whole = restA[0] <= SCRAP && restA[1] <= SCRAP;
  const otherWhole = restB[0] <= SCRAP && restB[1] <= SCRAP;
  if (whole) distance += restA[0] + restA[1];
  if (otherWhole) distance += restB[0] + restB[1];
  return {
    from: here - left.a,
    to: here + right.a,
    otherFrom: there - left.b,
    otherTo: there + right.b,
    whole,
    otherWhole,
    distance,
    swapped,
    missing,
    words,
    slips,
    cut: right.cut || left.cut,
  };
}

/** Aligns two blocks from their beginnings, or null if these do not agree within a few letters. */
export function matchFromStart(letters: Letters, a: number, b: number, rate: number): Match | null {
  if (!sizeOf(letters, a) || !sizeOf(letters, b)) return null;
  const { units, from } = letters;
  const right = extend(
    units,
    from[a] as number,
    from[a + 1] as number,
    from[b] as number,
    from[b + 1] as number,
    1,
    rate,
  );
  if (!right.aDone && !right.bDone && right.a < sizeOf(letters, a) - SCRAP) return null;
  return matchAt(letters, a, b, 0, 0, rate);
}

/** Whether the differences are a reader's slips alone, with no figure or word changed. */
export function isNoise(match: Match): boolean {
  const size = match.to - match.from;
  return match.swapped + match.missing + match.words === 0 && match.distance <= 0.07 * size + 0.5;
}

/**
 * Whether the differences may be noise when the blocks around agree too: a reader errs in figures as anywhere,
 * but not mostly there.
 */
export function isNoiseInRun(match: Match): boolean {
  const size = match.to - match.from;
  if (match.distance > 0.14 * size + 1.5) return false;
  const facts = 2 * match.swapped + match.missing + match.words;
  return facts <= 1 + 0.5 * match.slips + 0.004 * size && match.swapped <= 1 + 0.25 * match.slips;
}

/** Letters from which on a block that stands twice word for word is no formula. */
export function formulaSize(letters: Letters, b: number): number {
  return cjkOf(letters, b) > 0.3 ? 34 : 70;
}
