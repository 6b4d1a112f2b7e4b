/**
 * Differences between two readings, in the two coordinate systems a change has: where it stands in the old text
 * and where in the new.
 *
 * Source: Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), the
 * greedy forward variant with its trace kept. Bounded: past a number of edits the middle is told as one change.
 */

/** Old `[fromA, toA)` became new `[fromB, toB)`; either side may be empty, never both. Units are the callers'. */
export interface Change {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** Changes in order and disjoint; `bounded` where the search was given up and the rest is told as one change. */
export interface Comparison {
  readonly changes: readonly Change[];
  readonly bounded: boolean;
}

/** How many single insertions and deletions are searched for before the middle is told as one change. */
export const MAX_EDITS = 1_000;

/** The changes that turn `a` into `b`, in UTF-16 code units. Equal texts give an empty list. */
export function changes(a: string, b: string, maxEdits = MAX_EDITS): Change[] {
  return [...compareUnits(codesOf(a), codesOf(b), maxEdits).changes];
}

function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
  return codes;
}

/** Compares two sequences of numbers: code units, or tokens by number. */
export function compareUnits(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  maxEdits = MAX_EDITS,
): { changes: Change[]; bounded: boolean } {
  let start = 0;
  const shorter = Math.min(a.length, b.length);
  while (start < shorter && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  if (start === endA && start === endB) return { changes: [], bounded: false };
  if (start === endA || start === endB)
    return { changes: [{ fromA: start, toA: endA, fromB: start, toB: endB }], bounded: false };
  return myers(a, b, { fromA: start, toA: endA, fromB: start, toB: endB }, maxEdits);
}

/** Searches within `all`, which begins and ends with a difference. */
function myers(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  all: Change,
  maxEdits: number,
): { changes: Change[]; bounded: boolean } {
  const { fromA, fromB } = all;
  const n = all.toA - fromA;
  const m = all.toB - fromB;
  const limit = Math.min(n + m, maxEdits);
  const offset = limit + 1;
  const v = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= limit; d++) {
    for (let k = -d; k <= d; k += 2) {
      let x =
        k === -d || (k !== d && v[offset + k - 1]! < v[offset + k + 1]!)
          ? v[offset + k + 1]!
          : v[offset + k - 1]! + 1;
      let y = x - k;
      while (x < n && y < m && a[fromA + x] === b[fromB + y]) {
        x++;
        y++;
      }
      v[offset + k] = x;
      if (x >= n && y >= m) {
        trace.push(v.slice(offset - d, offset + d + 1));
        return { changes: backtrack(trace, all), bounded: false };
      }
    }
    // Only the diagonals of this step are kept: memory stays O(D²), not O(D·N).
    trace.push(v.slice(offset - d, offset + d + 1));
  }
  return { changes: [all], bounded: true };
}

function backtrack(trace: readonly Int32Array[], all: Change): Change[] {
  const steps: Change[] = [];
  const step = (x: number, toX: number, y: number, toY: number): Change => ({
    fromA: all.fromA + x,
    toA: all.fromA + toX,
    fromB: all.fromB + y,
    toB: all.fromB + toY,
  });
  let x = all.toA - all.fromA;
  let y = all.toB - all.fromB;
  for (let d = trace.length - 1; d > 0; d--) {
    const before = trace[d - 1]!;
    const at = (k: number): number => (Math.abs(k) > d - 1 ? -1 : before[k + d - 1]!);
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const prevK = down ? k + 1 : k - 1;
    const prevX = at(prevK);
    const prevY = prevX - prevK;
    steps.push(down ? step(prevX, prevX, prevY, prevY + 1) : step(prevX, prevX + 1, prevY, prevY));
    x = prevX;
    y = prevY;
  }
  return joined(steps.reverse());
}

/** Changes that touch become one. */
function joined(steps: readonly Change[]): Change[] {
  const out: Change[] = [];
  for (const s of steps) {
    const last = out.at(-1);
    if (last && last.toA === s.fromA && last.toB === s.fromB)
      out[out.length - 1] = { ...last, toA: s.toA, toB: s.toB };
    else out.push(s);
  }
  return out;
}
