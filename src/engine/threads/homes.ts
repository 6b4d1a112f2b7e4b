/**
 * Every column looked at again once articles have grown: in which of them it is at home, or whether in none. Greedy
 * steps taken early, when groups were small, are undone so (local search as in Kernighan and Lin 1970). The odds of
 * homes are those of a conditional logit (McFadden 1974) against standing alone.
 */

import { compareThemes, type Theme, themeLikenesses } from '../language/topics.ts';
import type { SeeJoint } from '../seams/joints.ts';
import { areForeign, type Group, groupOf, type Page } from './page.ts';
import { PAIR_FEATURES, type PairModel, pairOdds, type Tie, tieOf } from './pairs.ts';
import { weighSources } from './subjects.ts';

/** For fitting the weights: told of every joint and every pair weighed, and of every column's homes. */
export interface Observer {
  joint?: SeeJoint;
  pair?(
    page: Page,
    a: readonly number[],
    b: readonly number[],
    features: Float64Array,
    odds: number,
    model: PairModel,
  ): void;
  homes?(page: Page, column: Group, groups: readonly (Group | null)[], homes: readonly Home[]): void;
}

/** Sweeps over all columns, at most: more only trade places. */
const SWEEPS = 4;
/** Log odds by which another home must be better. */
const BETTER = 0.2;

/** The largest and second largest likeness of a group to others. */
export interface Nearest {
  best: number;
  second: number;
}

export function nearest(count: number, of: (b: number) => number): Nearest {
  let best = 0;
  let second = 0;
  for (let b = 0; b < count; b++) {
    const v = of(b);
    if (v > best) {
      second = best;
      best = v;
    } else if (v > second) second = v;
  }
  return { best, second };
}

/** Likeness to what a group is most like besides one with which its likeness is `like`. */
export function rival(n: Nearest, like: number): number {
  return like >= n.best ? n.second : n.best;
}

/** An article a column may be at home in: its place in the list, and the log odds against standing alone. */
export interface Home {
  group: number;
  odds: number;
  features: Float64Array;
  /** How like both are, 0 to 1, and what they have between them. */
  like: number;
  tie: Tie;
}

/** How like each group is to the one it is most like. Generator: yields as it goes. */
export function* nearests(groups: readonly (Group | null)[]): Generator<number, number[]> {
  const themes = groups.map((g): Theme | null => g?.theme ?? null);
  const row = new Float64Array(groups.length);
  const near: number[] = [];
  for (const [k, g] of groups.entries()) {
    if (g) themeLikenesses(g.theme, themes, row);
    near.push(g ? nearest(row.length, (b) => (b === k ? 0 : (row[b] as number))).best : 0);
    yield k / groups.length;
  }
  return near;
}

/** The groups that `column` may be at home in; none of them holds it. `near` is that of `nearests`. */
export function homesOf(
  page: Page,
  column: Group,
  groups: readonly (Group | null)[],
  near: readonly number[],
): Home[] {
  const likes = new Float64Array(groups.length);
  const shares = new Float64Array(groups.length);
  const themes = groups.map((g): Theme | null => g?.theme ?? null);
  compareThemes(column.theme, themes, likes, shares);
  const sources = [new Float64Array(groups.length), new Float64Array(groups.length)] as const;
  weighSources(page.topics, column.theme, themes, sources);
  const mine = nearest(likes.length, (k) => likes[k] as number);
  const homes: Home[] = [];
  // One room for all, for there are many columns and many groups.
  const room = new Float64Array(groups.length * PAIR_FEATURES.length);
  groups.forEach((g, k) => {
    if (!g || areForeign(column, g)) return;
    const like = likes[k] as number;
    const tie = tieOf(page, column, g);
    const features = room.subarray(k * PAIR_FEATURES.length, (k + 1) * PAIR_FEATURES.length);
    const odds = pairOdds(
      page,
      column,
      g,
      tie,
      {
        like,
        shared: shares[k] as number,
        sources: [sources[0][k] as number, sources[1][k] as number],
        rivalX: rival(mine, like),
        rivalY: near[k] ?? 0,
      },
      features,
      'homes',
    );
    homes.push({ group: k, odds, features, like, tie });
  });
  return homes;
}

/** Looks at every column again. `grown` is made of `columns`. Generator: yields the share done, from 0.6 to 0.9. */
export function* rehouse(
  page: Page,
  columns: readonly Group[],
  grown: readonly Group[],
  observe?: Observer,
): Generator<number, Group[]> {
  const groups: (Group | null)[] = [...grown];
  const at = new Int32Array(page.atoms.length);
  grown.forEach((g, k) => {
    for (const a of g.atoms) at[a] = k;
  });
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let moved = 0;
    const near = yield* rescaled(nearests(groups), 0.6 + (0.3 * sweep) / SWEEPS);
    for (const [c, column] of columns.entries()) {
      // A title's column is what others are at home in.
      if (column.titled === 2) continue;
      yield 0.6 + (0.3 * (sweep + c / columns.length)) / SWEEPS;
      const own = at[column.first] as number;
      const inside = new Set(column.atoms);
      const left = (groups[own] as Group).atoms.filter((a) => !inside.has(a));
      const rest = left.length ? groupOf(page, left) : null;
      const homes = homesOf(
        page,
        column,
        groups.map((g, k) => (k === own ? rest : g)),
        near,
      );
      observe?.homes?.(page, column, groups, homes);
      let best = -1;
      let top = 0;
      let here = rest ? Number.NEGATIVE_INFINITY : 0;
      for (const h of homes) {
        if (h.group === own) here = h.odds;
        else if (h.odds > top) {
          top = h.odds;
          best = h.group;
        }
      }
      if (top < here + BETTER || (best < 0 && !rest)) continue;
      groups[own] = rest;
      if (best < 0) {
        for (const a of column.atoms) at[a] = groups.length;
        groups.push(column);
      } else {
        for (const a of column.atoms) at[a] = best;
        groups[best] = groupOf(page, [...(groups[best] as Group).atoms, ...column.atoms]);
      }
      moved++;
    }
    if (!moved) break;
  }
  return groups.filter((g): g is Group => g !== null);
}

/** The same steps, told as one share. */
function* rescaled<T>(steps: Generator<number, T>, share: number): Generator<number, T> {
  let step = steps.next();
  while (!step.done) {
    yield share;
    step = steps.next();
  }
  return step.value;
}
