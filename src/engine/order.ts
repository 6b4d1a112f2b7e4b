/**
 * The pieces of one article in reading order. The columns of an article mostly stand in the dump in the order they
 * are read in; where a page was taken up from its middle they do not, and then cut paragraphs, openings and what
 * one column shares with the next tell the order (a path through all columns, Held and Karp 1962, over a
 * conditional logit of which column follows which).
 */
import type { Joint } from './joints.ts';
import { openingCues, opensArticle } from './leads.ts';
import type { Piece } from './model.ts';
import type { Threads } from './threads.ts';
import { likeness, type Topics } from './topics.ts';
import { BINDING, type Woven } from './weave.ts';
import { ORDER_WEIGHTS } from './weights.ts';

/** Names of what a step from one column to the next is judged by, in the order of their weights. */
export const ORDER_FEATURES = [
  'joint',
  'settled',
  'tornToOther',
  'wholeToTorn',
  'neighbour',
  'border',
  'like',
  'opens',
  'leans',
  'forward',
  'forwardBack',
  'following',
  'followingBack',
  'startOpens',
  'startTorn',
  'startFirst',
  'startFirstBack',
  'endTorn',
  'endShort',
  'endLast',
  'endLastBack',
] as const;

/** Columns of one article ordered by trying all paths, at most; more are ordered step by step. */
const ALL_PATHS = 10;

/** What the order of columns is told by. */
export interface Ordering {
  pieces: readonly Piece[];
  topics: Topics;
  threads: Threads;
  woven: Woven;
}

/** A step to column `b` of `list` (places in the dump ascending) from `a`; -1 is the article's beginning or end. */
export function stepFeatures(of: Ordering, list: readonly number[], a: number, b: number): Float64Array {
  const { pieces, topics, threads, woven } = of;
  const { atoms, back } = woven;
  const f = new Float64Array(ORDER_FEATURES.length);
  const firstOf = (k: number) => (atoms[list[k] as number] as number[])[0] as number;
  const lastOf = (k: number) => (atoms[list[k] as number] as number[]).at(-1) as number;
  if (a < 0) {
    const p = firstOf(b);
    const piece = pieces[p] as Piece;
    f[13] = opensArticle(piece.text, piece.cjk);
    f[14] = threads.headTorn[p] as number;
    f[15] = b === 0 ? 1 - back : 0;
    f[16] = b === 0 ? back : 0;
    return f;
  }
  const tail = lastOf(a);
  const torn = threads.rivals.has(tail);
  if (b < 0) {
    f[17] = torn ? 1 : 0;
    f[18] = (pieces[tail] as Piece).text.length < ((pieces[tail] as Piece).cjk ? 40 : 110) ? 1 : 0;
    f[19] = a === list.length - 1 ? 1 - back : 0;
    f[20] = a === list.length - 1 ? back : 0;
    return f;
  }
  const head = firstOf(b);
  const piece = pieces[head] as Piece;
  const joints = threads.rivals.get(tail);
  if (joints) {
    const joint = joints.find((j) => j.head === head);
    if (joint) f[0] = shareOf(joint, joints);
    else f[2] = 1;
    if (threads.next[tail] === head) f[1] = threads.sure[tail] as number;
  } else {
    f[3] = threads.headTorn[head] as number;
    if ((list[b] as number) === (list[a] as number) + 1) {
      f[4] = 1;
      const odds = woven.border[tail] as number;
      f[5] = Number.isNaN(odds) ? 0 : Math.max(-3, Math.min(6, odds));
    }
  }
  f[6] = Math.sqrt(likeness(topics, tail, head));
  f[7] = opensArticle(piece.text, piece.cjk);
  const cues = openingCues(piece.text, piece.cjk);
  f[8] = Math.max(cues[4] as number, cues[5] as number);
  f[9] = b > a ? 1 - back : 0;
  f[10] = b > a ? back : 0;
  f[11] = b === a + 1 ? 1 - back : 0;
  f[12] = b === a + 1 ? back : 0;
  return f;
}

/** A joint's share among those of its end, as log odds within what a few features can outweigh. */
function shareOf(joint: Joint, all: readonly Joint[]): number {
  let total = 1;
  for (const j of all) total += Math.exp(Math.min(30, j.score));
  const share = Math.min(0.999, Math.max(0.001, Math.exp(Math.min(30, joint.score)) / total));
  return Math.log(share / (1 - share));
}

function weigh(f: Float64Array, cjk: boolean): number {
  const weights = cjk ? ORDER_WEIGHTS.cjk : ORDER_WEIGHTS.latin;
  let sum = 0;
  for (let k = 0; k < f.length; k++) sum += (f[k] as number) * (weights[k] as number);
  return sum;
}

/** The best path through columns 0 to n - 1; `step(a, b)` weighs a step, -1 is the beginning or the end. */
export function bestPath(n: number, first: number, step: (a: number, b: number) => number): number[] {
  if (n <= 1) return n ? [0] : [];
  const steps = Array.from({ length: n }, (_, a) =>
    Float64Array.from({ length: n }, (_, b) => (a === b ? 0 : step(a, b))),
  );
  const start = Float64Array.from({ length: n }, (_, b) =>
    first >= 0 ? (b === first ? 0 : Number.NEGATIVE_INFINITY) : step(-1, b),
  );
  const end = Float64Array.from({ length: n }, (_, a) => step(a, -1));
  if (n > ALL_PATHS) return greedyPath(n, start, steps);
  const full = 1 << n;
  const score = new Float64Array(full * n).fill(Number.NEGATIVE_INFINITY);
  const from = new Int8Array(full * n).fill(-1);
  for (let b = 0; b < n; b++) score[(1 << b) * n + b] = start[b] as number;
  for (let set = 1; set < full; set++) {
    for (let a = 0; a < n; a++) {
      const here = score[set * n + a] as number;
      if (here === Number.NEGATIVE_INFINITY) continue;
      const row = steps[a] as Float64Array;
      for (let b = 0; b < n; b++) {
        if (set & (1 << b)) continue;
        const to = (set | (1 << b)) * n + b;
        const value = here + (row[b] as number);
        if (value > (score[to] as number)) {
          score[to] = value;
          from[to] = a;
        }
      }
    }
  }
  let last = 0;
  for (let a = 1; a < n; a++)
    if (
      (score[(full - 1) * n + a] as number) + (end[a] as number) >
      (score[(full - 1) * n + last] as number) + (end[last] as number)
    )
      last = a;
  const path: number[] = [];
  for (let set = full - 1, a = last; a >= 0; ) {
    path.push(a);
    const before = from[set * n + a] as number;
    set &= ~(1 << a);
    a = before;
  }
  return path.reverse();
}

/** Links taken in the order of their regret: the step that beats all others of its column most comes first. */
function greedyPath(n: number, start: Float64Array, steps: readonly Float64Array[]): number[] {
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

/**
 * Columns of one article that settled joints make one stretch, as places in `list`: what a binding joint joins
 * is told without a break, whatever else speaks for another order. The column `first` goes on from none.
 */
export function chainsOf(
  of: Pick<Ordering, 'threads' | 'woven'>,
  list: readonly number[],
  first: number,
): number[][] {
  const { threads, woven } = of;
  const atomAt = (k: number) => woven.atoms[list[k] as number] as number[];
  const starting = new Map(list.map((_, k) => [atomAt(k)[0] as number, k]));
  const follows = list.map((_, k) => {
    const tail = atomAt(k).at(-1) as number;
    if ((threads.sure[tail] as number) < BINDING) return -1;
    const next = starting.get(threads.next[tail] as number) ?? -1;
    return next === first || next === k ? -1 : next;
  });
  const led = new Set(follows);
  const chains: number[][] = [];
  const told = new Set<number>();
  const tell = (k: number): void => {
    const chain: number[] = [];
    for (let at = k; at >= 0 && !told.has(at); at = follows[at] as number) {
      chain.push(at);
      told.add(at);
    }
    chains.push(chain);
  };
  list.forEach((_, k) => {
    if (!led.has(k)) tell(k);
  });
  // Joints that lead in a ring have no beginning: told from the column that stands first.
  list.forEach((_, k) => {
    if (!told.has(k)) tell(k);
  });
  return chains;
}

/** The title's column, a place in `list`, or -1: a marked title before one that may be a section's heading. */
export function firstOf({ atoms, rank }: Pick<Woven, 'atoms' | 'rank'>, list: readonly number[]): number {
  let first = -1;
  list.forEach((a, k) => {
    const own = rank[(atoms[a] as number[])[0] as number] as number;
    const most = first < 0 ? 0 : (rank[(atoms[list[first] as number] as number[])[0] as number] as number);
    if (own > most) first = k;
  });
  return first;
}

/** The pieces of every article in reading order, and how many articles have too many columns for all paths. */
export interface Ordered {
  sequences: number[][];
  bounded: number;
}

/** Orders the columns of every article. Generator: yields the share done. */
export function* orderArticles(of: Ordering): Generator<number, Ordered> {
  const { pieces, woven } = of;
  const { article, atoms } = woven;
  const members = new Map<number, number[]>();
  atoms.forEach((atom, a) => {
    const key = article[atom[0] as number] as number;
    const list = members.get(key);
    if (list) list.push(a);
    else members.set(key, [a]);
  });
  const sequences: number[][] = [];
  let bounded = 0;
  for (const list of members.values()) {
    const first = firstOf(woven, list);
    const cjk = (pieces[(atoms[list[0] as number] as number[])[0] as number] as Piece).cjk;
    const chains = chainsOf(of, list, first);
    if (chains.length > ALL_PATHS) bounded++;
    const lead = chains.findIndex((chain) => chain[0] === first);
    const path = bestPath(chains.length, lead, (x, y) =>
      weigh(
        stepFeatures(
          of,
          list,
          x < 0 ? -1 : (chains[x]?.at(-1) as number),
          y < 0 ? -1 : (chains[y]?.[0] as number),
        ),
        cjk,
      ),
    );
    sequences.push(
      path.flatMap((x) => (chains[x] as number[]).flatMap((k) => atoms[list[k] as number] as number[])),
    );
    yield sequences.length / members.size;
  }
  const first = new Map(sequences.map((s) => [s, s.reduce((least, p) => Math.min(least, p), Infinity)]));
  sequences.sort((a, b) => (first.get(a) as number) - (first.get(b) as number));
  return { sequences, bounded };
}
