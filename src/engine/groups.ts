/**
 * Atoms to articles: agglomerative clustering with log odds, the clearest pair first, then every atom looked at
 * again: one that fits another article better goes there, one that fits none stands alone. Greedy steps taken
 * early, when groups were small, are undone so (local search as in Kernighan and Lin 1970).
 */
import {
  type Group,
  groupOf,
  PAIR_FEATURES,
  type Page,
  type PairModel,
  pairOdds,
  type Tie,
  tieOf,
} from './pairs.ts';
import { compareThemes, type Theme, themeLikenesses } from './topics.ts';

/** For fitting the weights: told of every pair weighed. */
export type Observer = (
  a: readonly number[],
  b: readonly number[],
  features: Float64Array,
  odds: number,
  model: PairModel,
) => void;

/** Log odds from which atoms are put together; what is less clear waits until whole articles can be weighed. */
const GROW = 0.5;
/** Sweeps over all atoms, at most: more only trade places. */
const SWEEPS = 4;
/** Log odds by which another article must be better. */
const BETTER = 0.5;

function themesOf(groups: readonly (Group | null)[]): (Theme | null)[] {
  return groups.map((g) => g?.theme ?? null);
}

/** The largest and second largest likeness of a group to others. */
interface Nearest {
  best: number;
  second: number;
}

function nearest(count: number, of: (b: number) => number): Nearest {
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
function rival(n: Nearest, like: number): number {
  return like >= n.best ? n.second : n.best;
}

/** Puts the atoms of a page together. Generator: yields the share done. */
export function* groupAtoms(page: Page, observe?: Observer): Generator<number, Group[]> {
  const grown = yield* agglomerate(page, boundAtoms(page), 'atoms', GROW, [0, 0.6], observe);
  const tidy = yield* refine(page, grown, observe);
  return yield* agglomerate(page, tidy, 'articles', 0, [0.9, 0.1], observe);
}

/** The groups to begin with: atoms that a sure joint binds are one, unless that made two titles share an article. */
function boundAtoms(page: Page): Group[] {
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

/** Merges `from`, the pair with the highest log odds first, down to `least`. */
function* agglomerate(
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
  const measure = (a: number) => {
    compareThemes((groups[a] as Group).theme, themesOf(groups), likes, shares);
    for (let b = 0; b < count; b++) {
      if (b === a) continue;
      likeness[a * count + b] = likes[b] as number;
      likeness[b * count + a] = likes[b] as number;
      shared[a * count + b] = shares[b] as number;
      shared[b * count + a] = shares[b] as number;
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
    // Two titles never share an article, and nothing between them has to be found.
    if (x.titled === 2 && y.titled === 2) return -100;
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
      like,
      shared[a * count + b] as number,
      rival(near[a] as Nearest, like),
      rival(near[b] as Nearest, like),
      f,
      model,
    );
    if (sum > -100) observe?.(x.atoms, y.atoms, f, sum, model);
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

/** Looks at every atom again. */
function* refine(page: Page, merged: Group[], observe?: Observer): Generator<number, Group[]> {
  const count = page.atoms.length;
  const groups: (Group | null)[] = [...merged];
  const home = new Int32Array(count);
  merged.forEach((g, k) => {
    for (const a of g.atoms) home[a] = k;
  });
  const tied = new Set(page.bound.flat());
  const f = new Float64Array(PAIR_FEATURES.length);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let moved = 0;
    // How like each article is to the one it is most like, as of the beginning of the sweep.
    const near: number[] = [];
    const themes = themesOf(groups);
    const row = new Float64Array(groups.length);
    for (const [k, g] of groups.entries()) {
      if (g) themeLikenesses(g.theme, themes, row);
      near.push(g ? nearest(row.length, (b) => (b === k ? 0 : (row[b] as number))).best : 0);
      yield 0.6 + (0.3 * sweep) / SWEEPS;
    }
    for (let a = 0; a < count; a++) {
      if (page.titled[a] === 2 || tied.has(a)) continue;
      yield 0.6 + (0.3 * (sweep + a / count)) / SWEEPS;
      const own = home[a] as number;
      const left = (groups[own] as Group).atoms.filter((x) => x !== a);
      const rest = left.length ? groupOf(page, left) : null;
      const alone = groupOf(page, [a]);
      const others = groups.map((g, k) => (k === own ? rest : g));
      const likes = new Float64Array(others.length);
      const shares = new Float64Array(others.length);
      compareThemes(alone.theme, themesOf(others), likes, shares);
      const mine = nearest(likes.length, (k) => likes[k] as number);
      let best = -1;
      let top = 0;
      let here = rest ? -100 : 0;
      others.forEach((g, k) => {
        if (!g) return;
        const like = likes[k] as number;
        if (alone.titled === 2 && g.titled === 2) return;
        const tie = tieOf(page, alone, g);
        const o = pairOdds(
          page,
          alone,
          g,
          tie,
          like,
          shares[k] as number,
          rival(mine, like),
          near[k] ?? 0,
          f,
          'atoms',
        );
        if (o <= -100) return;
        observe?.(alone.atoms, g.atoms, f, o, 'atoms');
        if (k === own) here = o;
        else if (o > top) {
          top = o;
          best = k;
        }
      });
      if (top < here + BETTER || (best < 0 && !rest)) continue;
      groups[own] = rest;
      home[a] = best < 0 ? groups.length : best;
      if (best < 0) groups.push(alone);
      else groups[best] = groupOf(page, [...(groups[best] as Group).atoms, a]);
      moved++;
    }
    if (!moved) break;
  }
  return groups.filter((g): g is Group => g !== null);
}
