/**
 * Character differences between two readings, in the two coordinate systems a change has: where it stands in
 * the old text and where in the new.
 *
 * Source: Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), the
 * greedy forward variant with its trace kept. Bounded: past `MAX_EDITS` edits the middle is told as one change.
 */

/** Old `[fromA, toA)` became new `[fromB, toB)`; either side may be empty, never both. UTF-16 code units. */
export interface Change {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** How many single insertions and deletions are searched for before the middle is told as one change. */
export const MAX_EDITS = 1_000;

/** The changes that turn `a` into `b`, in order, disjoint. Equal texts give an empty list. */
export function changes(a: string, b: string, maxEdits = MAX_EDITS): Change[] {
  let start = 0;
  const shorter = Math.min(a.length, b.length);
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  if (start === endA && start === endB) return [];
  if (start === endA || start === endB) return [{ fromA: start, toA: endA, fromB: start, toB: endB }];
  const middle = myers(a.slice(start, endA), b.slice(start, endB), maxEdits);
  return middle.map((c) => ({
    fromA: c.fromA + start,
    toA: c.toA + start,
    fromB: c.fromB + start,
    toB: c.toB + start,
  }));
}

function myers(a: string, b: string, maxEdits: number): Change[] {
  const n = a.length;
  const m = b.length;
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
      while (x < n && y < m && a.charCodeAt(x) === b.charCodeAt(y)) {
        x++;
        y++;
      }
      v[offset + k] = x;
      if (x >= n && y >= m) {
        trace.push(v.slice(offset - d, offset + d + 1));
        return backtrack(trace, n, m);
      }
    }
    // Only the diagonals of this step are kept: memory stays O(D²), not O(D·N).
    trace.push(v.slice(offset - d, offset + d + 1));
  }
  return [{ fromA: 0, toA: n, fromB: 0, toB: m }];
}

function backtrack(trace: readonly Int32Array[], n: number, m: number): Change[] {
  const steps: Change[] = [];
  let x = n;
  let y = m;
  for (let d = trace.length - 1; d > 0; d--) {
    const before = trace[d - 1]!;
    const at = (k: number): number => (Math.abs(k) > d - 1 ? -1 : before[k + d - 1]!);
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const prevK = down ? k + 1 : k - 1;
    const prevX = at(prevK);
    const prevY = prevX - prevK;
    if (down) steps.push({ fromA: prevX, toA: prevX, fromB: prevY, toB: prevY + 1 });
    else steps.push({ fromA: prevX, toA: prevX + 1, fromB: prevY, toB: prevY });
    x = prevX;
    y = prevY;
  }
  steps.reverse();
  const merged: Change[] = [];
  for (const s of steps) {
    const last = merged.at(-1);
    if (last && last.toA === s.fromA && last.toB === s.fromB)
      merged[merged.length - 1] = { ...last, toA: s.toA, toB: s.toB };
    else merged.push(s);
  }
  return merged;
}
