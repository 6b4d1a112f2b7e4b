import type { Block, Splice } from '../../shared/document.ts';

/**
 * Old blocks `[from, to)` become `insert`. A list of them is ascending and disjoint, all in coordinates of the
 * old list: unlike `Splice`, none speaks of the result of another.
 */
export interface Patch<T> {
  readonly from: number;
  readonly to: number;
  readonly insert: readonly T[];
}

/**
 * The least patches that turn `a` into `b`. Blocks of one `key` are equal; the editor's immutable nodes are
 * their own keys, so unchanged paragraphs cost one comparison.
 */
export function diffBlocks<T>(a: readonly T[], b: readonly T[], key: (block: T) => unknown): Patch<T>[] {
  let start = 0;
  const shorter = Math.min(a.length, b.length);
  while (start < shorter && same(a[start]!, b[start]!, key)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && same(a[endA - 1]!, b[endB - 1]!, key)) {
    endA--;
    endB--;
  }
  if (start === endA && start === endB) return [];
  const kept = matches(a, b, start, endA, endB, key);
  const out: Patch<T>[] = [];
  let fromA = start;
  let fromB = start;
  for (const [atA, atB] of [...kept, [endA, endB] as const]) {
    if (atA > fromA || atB > fromB) out.push({ from: fromA, to: atA, insert: b.slice(fromB, atB) });
    fromA = atA + 1;
    fromB = atB + 1;
  }
  return out;
}

function same<T>(x: T, y: T, key: (block: T) => unknown): boolean {
  return x === y || key(x) === key(y);
}

/** Longest run of equal blocks in the same order on both sides, as pairs of indices. */
function matches<T>(
  a: readonly T[],
  b: readonly T[],
  start: number,
  endA: number,
  endB: number,
  key: (block: T) => unknown,
): [number, number][] {
  const places = new Map<unknown, number[]>();
  for (let i = start; i < endA; i++) {
    const k = key(a[i]!);
    const list = places.get(k);
    if (list) list.push(i);
    else places.set(k, [i]);
  }
  const pairs: [number, number][] = [];
  for (let j = start; j < endB; j++) {
    const i = places.get(key(b[j]!))?.shift();
    if (i !== undefined) pairs.push([i, j]);
  }
  // Patience: the longest ascending subsequence of the old indices.
  const tails: number[] = [];
  const before: number[] = [];
  pairs.forEach(([i], p) => {
    let lo = 0;
    let hi = tails.length;
    while (lo < hi) {
      const mid = (lo + hi) >>> 1;
      if (pairs[tails[mid]!]![0] < i) lo = mid + 1;
      else hi = mid;
    }
    before[p] = lo > 0 ? tails[lo - 1]! : -1;
    tails[lo] = p;
  });
  const out: [number, number][] = [];
  for (let p = tails.at(-1) ?? -1; p >= 0; p = before[p]!) out.push(pairs[p]!);
  return out.reverse();
}

/** Patches as the contract sends them: each splice speaks of the result of the one before. */
export function toSplices<T>(patches: readonly Patch<T>[], encode: (block: T) => Block): Splice[] {
  let shift = 0;
  return patches.map(({ from, to, insert }) => {
    const splice = { at: from + shift, remove: to - from, insert: insert.map(encode) };
    shift += insert.length - (to - from);
    return splice;
  });
}

/** Whether two sets of patches of one list touch the same blocks, or insert at the same place. */
export function collide<T>(a: readonly Patch<T>[], b: readonly Patch<T>[]): boolean {
  return a.some((x) =>
    b.some((y) => {
      if (x.from === x.to && y.from === y.to) return x.from === y.from;
      if (x.from === x.to) return y.from < x.from && x.from < y.to;
      if (y.from === y.to) return x.from < y.from && y.from < x.to;
      return x.from < y.to && y.from < x.to;
    }),
  );
}

/** `patches` in coordinates of the list that `done`, patches of the same list that do not collide, made of it. */
export function shiftPast<T>(patches: readonly Patch<T>[], done: readonly Patch<T>[]): Patch<T>[] {
  return patches.map(({ from, to, insert }) => {
    let shift = 0;
    for (const d of done) if (d.to <= from) shift += d.insert.length - (d.to - d.from);
    return { from: from + shift, to: to + shift, insert };
  });
}

/** Applies patches to the list they speak of. */
export function applyPatches<T>(blocks: readonly T[], patches: readonly Patch<T>[]): T[] {
  const out: T[] = [];
  let at = 0;
  for (const { from, to, insert } of patches) {
    out.push(...blocks.slice(at, from), ...insert);
    at = to;
  }
  out.push(...blocks.slice(at));
  return out;
}
