/**
 * Alignment of two readings of one text: furthest-reaching paths over diagonals (Ukkonen 1985; Landau and
 * Vishkin 1989), O(length + distance²), which for copies is close to linear.
 */

/** A stretch that reads differently: `a` letters from `aAt` stand against `b` letters from `bAt`. */
export interface Difference {
  aAt: number;
  a: number;
  bAt: number;
  b: number;
}

export interface Reach {
  /** Letters of each side covered, counted from where the extension began. */
  a: number;
  b: number;
  distance: number;
  /** Whether side a, side b was used up. */
  aDone: boolean;
  bDone: boolean;
  /** Whether both might read on alike behind it: the bound on differences was hit. */
  cut: boolean;
  differences: Difference[];
}

/** Diagonals to each side that are followed: letters one reading may have more than the other by then. */
const BAND = 40;
const WIDTH = 2 * BAND + 1;
/** Most differences followed; a bound on time and memory for very long blocks. */
const MOST = 600;
const rows = new Int32Array((MOST + 1) * WIDTH);

/**
 * Extends an agreement of `units[aFrom…]` and `units[bFrom…]` as far as they read alike, forward (`step` 1, up
 * to `aTo`, `bTo`) or backward (`step` -1: from `aFrom - 1` down to `aTo`). Stops when one side is used up or
 * when differences grow past `rate` of what was read; then the best stretch before is given.
 */
export function extend(
  units: Uint16Array,
  aFrom: number,
  aTo: number,
  bFrom: number,
  bTo: number,
  step: 1 | -1,
  rate: number,
): Reach {
  const aSize = Math.abs(aTo - aFrom);
  const bSize = Math.abs(bTo - bFrom);
  const aBase = step === 1 ? aFrom : aFrom - 1;
  const bBase = step === 1 ? bFrom : bFrom - 1;
  const slide = (x: number, diagonal: number): number => {
    let i = x;
    while (
      i < aSize &&
      i + diagonal < bSize &&
      units[aBase + step * i] === units[bBase + step * (i + diagonal)]
    )
      i++;
    return i;
  };
  let bestScore = -1;
  let bestD = 0;
  let bestK = 0;
  let end: { d: number; k: number } | null = null;
  let parted = false;
  for (let d = 0; d <= MOST && !end && !parted; d++) {
    const row = d * WIDTH;
    const low = Math.max(-d, -BAND);
    const high = Math.min(d, BAND);
    let furthest = 0;
    for (let k = low; k <= high; k++) {
      let x = -1;
      if (d === 0) x = 0;
      else {
        const before = row - WIDTH;
        const inner = Math.min(d - 1, BAND);
        if (Math.abs(k) <= inner) x = Math.max(x, (rows[before + k + BAND] as number) + 1);
        if (Math.abs(k - 1) <= inner) x = Math.max(x, rows[before + k - 1 + BAND] as number);
        if (Math.abs(k + 1) <= inner) x = Math.max(x, (rows[before + k + 1 + BAND] as number) + 1);
        x = Math.min(x, aSize, bSize - k);
      }
      if (x < 0 || x + k < 0) {
        rows[row + k + BAND] = -1_000_000;
        continue;
      }
      x = slide(x, k);
      rows[row + k + BAND] = x;
      if (x > furthest) furthest = x;
      const score = x - d * 7;
      if (score > bestScore) {
        bestScore = score;
        bestD = d;
        bestK = k;
      }
      if (x >= aSize || x + k >= bSize) {
        if (!end) end = { d, k };
        else if (x > (rows[row + end.k + BAND] as number)) end = { d, k };
      }
    }
    parted = d > 6 + rate * furthest;
  }
  // Used up only counts if it beats stopping earlier: a stray tail must not be dragged along.
  const at =
    end && (rows[end.d * WIDTH + end.k + BAND] as number) - end.d * 7 >= bestScore - 28
      ? end
      : { d: bestD, k: bestK };
  const a = rows[at.d * WIDTH + at.k + BAND] as number;
  const differences = trace(at.d, at.k, a);
  const b = a + at.k;
  return {
    a,
    b,
    distance: at.d,
    aDone: a >= aSize,
    bDone: b >= bSize,
    cut: !end && !parted,
    differences,
  };
}

/** Walks the stored rows back and gathers neighbouring differences into one. */
function trace(d: number, k: number, x: number): Difference[] {
  const out: Difference[] = [];
  let row = d;
  let diagonal = k;
  let at = x;
  while (row > 0) {
    const before = (row - 1) * WIDTH;
    const inner = Math.min(row - 1, BAND);
    const sub = Math.abs(diagonal) <= inner ? (rows[before + diagonal + BAND] as number) + 1 : -1;
    const insert = Math.abs(diagonal - 1) <= inner ? (rows[before + diagonal - 1 + BAND] as number) : -1;
    const drop = Math.abs(diagonal + 1) <= inner ? (rows[before + diagonal + 1 + BAND] as number) + 1 : -1;
    const reach = Math.max(sub, insert, drop);
    let one: Difference;
    if (sub === reach) {
      at = sub - 1;
      one = { aAt: at, a: 1, bAt: at + diagonal, b: 1 };
    } else if (insert === reach) {
      at = insert;
      diagonal -= 1;
      one = { aAt: at, a: 0, bAt: at + diagonal, b: 1 };
    } else {
      at = drop - 1;
      diagonal += 1;
      one = { aAt: at, a: 1, bAt: at + diagonal, b: 0 };
    }
    const last = out[out.length - 1];
    if (last && one.aAt + one.a === last.aAt && one.bAt + one.b === last.bAt) {
      last.aAt = one.aAt;
      last.bAt = one.bAt;
      last.a += one.a;
      last.b += one.b;
    } else out.push(one);
    row--;
  }
  return out.reverse();
}
