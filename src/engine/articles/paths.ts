/**
 * The best order of a few things of which each step from one to the next is weighed, and each thing's standing
 * somewhere before each other: exactly for few (Held and Karp 1962, over the sets told so far), else by steps taken
 * in the order of their regret and then by moving stretches as long as that helps (Or 1976).
 */

/** Things ordered by trying all sets, at most. */
export const ALL_SETS = 12;
/** Sweeps of moving stretches, at most, and the length of a stretch moved. */
const SWEEPS = 6;
const STRETCH = 4;

/** How an order is weighed: log odds. */
export interface Weighing {
  /** A step from `a` to `b`; -1 is the beginning or the end. */
  step(a: number, b: number): number;
  /** That `a` stands before `b`, wherever. */
  before?(a: number, b: number): number;
}

interface Table {
  n: number;
  start: Float64Array;
  end: Float64Array;
  steps: readonly Float64Array[];
  before: readonly Float64Array[];
}

/** The best order of things 0 to n - 1; `first`, if any, begins it. */
export function bestPath(n: number, first: number, of: Weighing): number[] {
  if (n <= 1) return n ? [0] : [];
  const square = (value: (a: number, b: number) => number) =>
    Array.from({ length: n }, (_, a) =>
      Float64Array.from({ length: n }, (_, b) => (a === b ? 0 : value(a, b))),
    );
  const table: Table = {
    n,
    start: Float64Array.from({ length: n }, (_, b) =>
      first >= 0 ? (b === first ? 0 : Number.NEGATIVE_INFINITY) : of.step(-1, b),
    ),
    end: Float64Array.from({ length: n }, (_, a) => of.step(a, -1)),
    steps: square((a, b) => of.step(a, b)),
    before: square((a, b) => of.before?.(a, b) ?? 0),
  };
  return n <= ALL_SETS ? exactPath(table) : improved(table, greedyPath(table), first);
}

/** The best of all orders. O(2^n n^2). */
function exactPath({ n, start, end, steps, before }: Table): number[] {
  const full = 1 << n;
  const score = new Float64Array(full * n).fill(Number.NEGATIVE_INFINITY);
  const from = new Int8Array(full * n).fill(-1);
  // By set and thing: what it adds that the whole set stands before it.
  const after = new Float64Array(full * n);
  for (let set = 1; set < full; set++) {
    const low = 31 - Math.clz32(set & -set);
    for (let b = 0; b < n; b++)
      after[set * n + b] =
        (after[(set & (set - 1)) * n + b] as number) + ((before[low] as Float64Array)[b] as number);
  }
  for (let b = 0; b < n; b++) score[(1 << b) * n + b] = start[b] as number;
  for (let set = 1; set < full; set++) {
    for (let a = 0; a < n; a++) {
      const here = score[set * n + a] as number;
      if (here === Number.NEGATIVE_INFINITY) continue;
      const row = steps[a] as Float64Array;
      for (let b = 0; b < n; b++) {
        if (set & (1 << b)) continue;
        const to = (set | (1 << b)) * n + b;
        const value = here + (row[b] as number) + (after[set * n + b] as number);
        if (value > (score[to] as number)) {
          score[to] = value;
          from[to] = a;
        }
      }
    }
  }
  const whole = (a: number) => (score[(full - 1) * n + a] as number) + (end[a] as number);
  let last = 0;
  for (let a = 1; a < n; a++) if (whole(a) > whole(last)) last = a;
  const path: number[] = [];
  for (let set = full - 1, a = last; a >= 0; ) {
    path.push(a);
    const previous = from[set * n + a] as number;
    set &= ~(1 << a);
    a = previous;
  }
  return path.reverse();
}

/** Links taken in the order of their regret: the step that beats all others of its thing most comes first. */
function greedyPath({ n, start, steps }: Table): number[] {
  const next = new Int32Array(n).fill(-1);
  const previous = new Int32Array(n).fill(-1);
  let first = 0;
  for (let b = 1; b < n; b++) if ((start[b] as number) > (start[first] as number)) first = b;
  // By the first column of a path: its last. A step from the last to the first would close a ring.
  const last = Int32Array.from({ length: n }, (_, k) => k);
  const beginning = Int32Array.from({ length: n }, (_, k) => k);
  for (let left = n - 1; left > 0; left--) {
    let best: [number, number] | null = null;
    let most = Number.NEGATIVE_INFINITY;
    for (let a = 0; a < n; a++) {
      if ((next[a] as number) >= 0) continue;
      let one = Number.NEGATIVE_INFINITY;
      let two = Number.NEGATIVE_INFINITY;
      let at = -1;
      for (let b = 0; b < n; b++) {
        if (b === a || b === first || (previous[b] as number) >= 0 || last[b] === a) continue;
        const v = (steps[a] as Float64Array)[b] as number;
        if (v > one) {
          two = one;
          one = v;
          at = b;
        } else if (v > two) two = v;
      }
      if (at < 0) continue;
      const regret = two === Number.NEGATIVE_INFINITY ? one : one - two;
      if (regret > most) {
        most = regret;
        best = [a, at];
      }
    }
    if (!best) break;
    next[best[0]] = best[1];
    previous[best[1]] = best[0];
    const from = beginning[best[0]] as number;
    const to = last[best[1]] as number;
    last[from] = to;
    beginning[to] = from;
  }
  const path: number[] = [];
  for (let k = first; k >= 0; k = next[k] as number) path.push(k);
  // A ring cannot arise; columns left out for want of a step stand as they stand in the dump.
  for (let k = 0; k < n; k++) if (!path.includes(k)) path.push(k);
  return path;
}

/** `path` with stretches moved elsewhere as long as the whole gains; what begins it stays if it is `first`. */
function improved({ n, start, end, steps, before }: Table, path: readonly number[], first: number): number[] {
  const edge = (a: number | undefined, b: number | undefined): number =>
    a === undefined
      ? (start[b as number] as number)
      : b === undefined
        ? (end[a] as number)
        : ((steps[a] as Float64Array)[b] as number);
  let now = [...path];
  const lowest = first >= 0 ? 1 : 0;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let moved = false;
    for (let length = STRETCH; length >= 1; length--) {
      for (let i = lowest; i + length <= n; i++) {
        const head = now[i] as number;
        const tail = now[i + length - 1] as number;
        const left = now[i - 1];
        const right = now[i + length];
        const closed = left === undefined && right === undefined ? 0 : edge(left, right);
        const freed = closed - edge(left, head) - edge(tail, right);
        let best = 1e-9;
        let to = -1;
        const weigh = (at: number, x: number | undefined, y: number | undefined, passed: number): void => {
          const gain = freed + passed + edge(x, head) + edge(tail, y) - edge(x, y);
          if (gain > best) {
            best = gain;
            to = at;
          }
        };
        const pass = (k: number, sign: 1 | -1): number => {
          let sum = 0;
          const other = now[k] as number;
          for (let m = i; m < i + length; m++) {
            const own = now[m] as number;
            sum +=
              ((before[other] as Float64Array)[own] as number) -
              ((before[own] as Float64Array)[other] as number);
          }
          return sign * sum;
        };
        let passed = 0;
        for (let k = i + length; k < n; k++) {
          passed += pass(k, 1);
          weigh(k + 1, now[k], now[k + 1], passed);
        }
        passed = 0;
        for (let k = i - 1; k >= lowest; k--) {
          passed += pass(k, -1);
          weigh(k, now[k - 1], now[k], passed);
        }
        if (to < 0) continue;
        const stretch = now.slice(i, i + length);
        const rest = [...now.slice(0, i), ...now.slice(i + length)];
        rest.splice(to > i ? to - length : to, 0, ...stretch);
        now = rest;
        moved = true;
      }
    }
    if (!moved) break;
  }
  return now;
}
