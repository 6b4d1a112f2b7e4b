/**
 * Atoms to articles: agglomerative clustering with log odds, the clearest pair first; then every column is looked at
 * again (`homes.ts`), and what has grown to articles or great parts of them is put together by odds of its own.
 */

import { compareThemes, type Theme } from '../language/topics.ts';
import { type Nearest, nearest, type Observer, rehouse, rival } from './homes.ts';
import { areForeign, type Group, groupOf, type Page } from './page.ts';
import { PAIR_FEATURES, type PairModel, pairOdds, type Tie, tieOf } from './pairs.ts';
import { weighSources } from './subjects.ts';

/** Log odds from which atoms are put together; what is less clear waits until whole articles can be weighed. */
const GROW = 0.5;

/** Puts the atoms of a page together. Generator: yields the share done. */
export function* groupAtoms(page: Page, observe?: Observer): Generator<number, Group[]> {
  const columns = boundAtoms(page);
  const grown = yield* agglomerate(page, columns, 'atoms', GROW, [0, 0.6], observe);
  const tidy = yield* rehouse(page, columns, grown, observe);
  return yield* agglomerate(page, tidy, 'articles', 0, [0.9, 0.1], observe);
}

/** The groups to begin with: atoms that a sure joint binds are one, unless that made two titles share an article. */
export function boundAtoms(page: Page): Group[] {
  const groups = new Map<number, number[]>(page.atoms.map((_, a) => [a, [a]]));
  const home = page.atoms.map((_, a) => a);
  const titles = (list: readonly number[]) => list.filter((a) => page.titled[a] === 2).length;
  for (const [a, b] of page.bound) {
    const x = home[a] as number;
    const y = home[b] as number;
    if (x === y) continue;
    const both = [...(groups.get(x) as number[]), ...(groups.get(y) as number[])];
    if (titles(both) > 1) continue;
    groups.set(x, both);
    groups.delete(y);
    for (const k of both) home[k] = x;
  }
  return [...groups.values()].map((list) => groupOf(page, list));
}

/** Merges `from`, the pair with the highest log odds first, down to `least`. Generator: yields the share done. */
export function* agglomerate(
  page: Page,
  from: readonly Group[],
  model: PairModel,
  least: number,
  [base, width]: readonly [number, number],
  observe?: Observer,
): Generator<number, Group[]> {
  const count = from.length;
  const groups: (Group | null)[] = [...from];
  const likeness = new Float64Array(count * count);
  const shared = new Float64Array(count * count);
  const near: Nearest[] = [];
  const likes = new Float64Array(count);
  const shares = new Float64Array(count);
  const sources = [new Float64Array(count * count), new Float64Array(count * count)] as const;
  const ofOne = [new Float64Array(count), new Float64Array(count)] as const;
  const measure = (a: number) => {
    const themes = groups.map((g): Theme | null => g?.theme ?? null);
    compareThemes((groups[a] as Group).theme, themes, likes, shares);
    weighSources(page.topics, (groups[a] as Group).theme, themes, ofOne);
    for (let b = 0; b < count; b++) {
      if (b === a) continue;
      likeness[a * count + b] = likes[b] as number;
      likeness[b * count + a] = likes[b] as number;
      shared[a * count + b] = shares[b] as number;
      shared[b * count + a] = shares[b] as number;
      for (const k of [0, 1] as const) {
        sources[k][a * count + b] = ofOne[k][b] as number;
        sources[k][b * count + a] = ofOne[k][b] as number;
      }
    }
  };
  for (let a = 0; a < count; a++) {
    measure(a);
    yield base + (0.5 * width * a) / count;
  }
  const rank = (a: number) =>
    nearest(count, (b) => (b === a || !groups[b] ? 0 : (likeness[a * count + b] as number)));
  const f = new Float64Array(PAIR_FEATURES.length);
  const ties: (Tie | undefined)[] = Array.from({ length: count * count });
  const odds = (a: number, b: number): number => {
    const x = groups[a] as Group;
    const y = groups[b] as Group;
    const like = likeness[a * count + b] as number;
    // What never shares an article has nothing between it that has to be found.
    if (areForeign(x, y)) return -100;
    let tie = ties[a * count + b];
    if (!tie) {
      tie = tieOf(page, x, y);
      ties[a * count + b] = tie;
    }
    const sum = pairOdds(
      page,
      x,
      y,
      tie,
      {
        like,
        shared: shared[a * count + b] as number,
        sources: [sources[0][a * count + b] as number, sources[1][a * count + b] as number],
        rivalX: rival(near[a] as Nearest, like),
        rivalY: rival(near[b] as Nearest, like),
      },
      f,
      model,
    );
    if (sum > -100) observe?.pair?.(page, x.atoms, y.atoms, f, sum, model);
    return sum;
  };
  // Odds are kept; those of groups whose nearest rivals changed are reckoned again.
  const kept = new Float64Array(count * count).fill(Number.NaN);
  const spoil = (a: number) => {
    for (let b = 0; b < count; b++) {
      kept[a * count + b] = Number.NaN;
      kept[b * count + a] = Number.NaN;
    }
  };
  for (let a = 0; a < count; a++) near.push(rank(a));
  for (let left = count; left > 1; left--) {
    let top = least;
    let pair: [number, number] | null = null;
    for (let a = 0; a < count; a++) {
      if (!groups[a]) continue;
      for (let b = a + 1; b < count; b++) {
        if (!groups[b]) continue;
        let o = kept[a * count + b] as number;
        if (Number.isNaN(o)) {
          o = odds(a, b);
          kept[a * count + b] = o;
        }
        if (o > top) {
          top = o;
          pair = [a, b];
        }
      }
      if (a % 32 === 31) yield base + 0.5 * width;
    }
    if (!pair) break;
    const [a, b] = pair;
    const beforeA = likeness.slice(a * count, (a + 1) * count);
    const beforeB = likeness.slice(b * count, (b + 1) * count);
    groups[a] = groupOf(page, [...(groups[a] as Group).atoms, ...(groups[b] as Group).atoms]);
    groups[b] = null;
    for (let c = 0; c < count; c++) {
      ties[a * count + c] = undefined;
      ties[c * count + a] = undefined;
    }
    measure(a);
    for (let c = 0; c < count; c++) {
      if (!groups[c]) continue;
      const before = near[c] as Nearest;
      const most = Math.max(beforeA[c] as number, beforeB[c] as number, likeness[a * count + c] as number);
      // What neither was nor is among its two nearest changes nothing.
      if (c !== a && most < before.second) continue;
      const now = rank(c);
      near[c] = now;
      if (c === a || now.best !== before.best || now.second !== before.second) spoil(c);
    }
    yield base + width * (0.5 + (0.5 * (count - left)) / count);
  }
  return groups.filter((g): g is Group => g !== null);
}
