/** What the models of membership are fitted on: what is weighed while the columns of a case become articles. */

import { join } from 'node:path';
import { openTongues } from '../src/core/tongues.ts';
import type { Piece } from '../src/engine/base/model.ts';
import { plan } from '../src/engine/index.ts';
import type { Grams } from '../src/engine/language/grams.ts';
import type { Topics } from '../src/engine/language/topics.ts';
import { agglomerate, boundAtoms } from '../src/engine/threads/groups.ts';
import { type Home, homesOf, nearests } from '../src/engine/threads/homes.ts';
import { type Group, groupOf, type Page } from '../src/engine/threads/page.ts';
import type { PairModel } from '../src/engine/threads/pairs.ts';
import { threadPieces } from '../src/engine/threads/threads.ts';
import { casesOf } from './cases.ts';
import { drained } from './drained.ts';
import type { Gold, GoldUnit } from './eval-score.ts';
import type { Choice, Observation } from './logistic.ts';

/** One pair of groups, and what the engine says of it as it stands. */
export interface PairRow extends Observation {
  cjk: boolean;
  model: PairModel;
  odds: number;
}

/** One column and the articles it may be at home in. */
export interface HomeRow extends Choice {
  cjk: boolean;
}

/** Groups purer than this are of one article. */
const PURE = 0.75;
/** Pairs that the engine is sure are none, thinned to one in so many. */
const THIN = 4;

/** The unit of the truth that most of each piece shows. */
export function unitsShown(pieces: readonly Piece[], gold: Gold): (GoldUnit | undefined)[] {
  const units = new Map(gold.units.map((u) => [u.id, u]));
  return pieces.map((piece) => {
    let most = 0;
    let best: string | undefined;
    for (const s of gold.spans) {
      const both = Math.min(s.end, piece.end) - Math.max(s.start, piece.start);
      if (both > most) [most, best] = [both, s.unit];
    }
    return best === undefined ? undefined : units.get(best);
  });
}

/** The article that most of a group is of; null where it is of several, more evenly than `least`. */
function articleOf(
  atoms: readonly number[],
  page: Page,
  units: readonly (GoldUnit | undefined)[],
  least = PURE,
): string | null {
  const votes = new Map<string, number>();
  let sum = 0;
  for (const a of atoms)
    for (const p of page.atoms[a] as readonly number[]) {
      const key = units[p]?.article ?? '';
      const size = (page.pieces[p] as Piece).text.length;
      sum += size;
      votes.set(key, (votes.get(key) ?? 0) + size);
    }
  for (const [key, n] of votes) if (n >= least * sum) return key;
  return null;
}

/** The articles as they ought to be, made of `columns`. */
function trueGroups(
  page: Page,
  columns: readonly Group[],
  units: readonly (GoldUnit | undefined)[],
): Group[] {
  const by = new Map<string, number[]>();
  for (const column of columns) {
    const key = articleOf(column.atoms, page, units, 0.5) ?? '';
    by.set(key, [...(by.get(key) ?? []), ...column.atoms]);
  }
  return [...by.values()].map((atoms) => groupOf(page, atoms));
}

/** Shows `seen` what the engine weighs of every page of a folder. */
export function eachPage(
  dir: string,
  seen: (gold: Gold, pieces: readonly Piece[], topics: Topics, grams: Grams, titles: Float32Array) => void,
): void {
  const tongues = openTongues(join(import.meta.dirname, '..', 'resources', 'tongues'));
  for (const { gold, text } of casesOf(dir))
    plan(text, {
      tongues,
      seen: (pieces, topics, grams, titles) => seen(gold, pieces, topics, grams, titles),
    });
}

/** What is weighed over the cases of a folder. */
export function readPages(dir: string): { pairs: PairRow[]; homes: HomeRow[] } {
  const pairs: PairRow[] = [];
  const homes: HomeRow[] = [];
  eachPage(dir, (gold, pieces, topics, grams, titles) => {
    const units = unitsShown(pieces, gold);
    // A pair met again while nothing of it changed counts once.
    const met = new Map<string, PairRow>();
    const pages = new Map<Page, number>();
    const pair = (
      page: Page,
      a: readonly number[],
      b: readonly number[],
      f: Float64Array,
      odds: number,
      model: PairModel,
    ): void => {
      if (!pages.has(page)) pages.set(page, pages.size);
      const x = articleOf(a, page, units);
      const y = articleOf(b, page, units);
      if (x === null || y === null) return;
      const name = [a, b].map((list) => [...list].sort((m, n) => m - n).join()).sort();
      const features = Float32Array.from(f);
      met.set(`${pages.get(page)} ${model} ${name.join(' ')}`, {
        features,
        right: x === y,
        weight: 1,
        cjk: page.cjk,
        model,
        odds,
      });
    };
    const home = (page: Page, column: Group, groups: readonly (Group | null)[], list: readonly Home[]) => {
      const own = articleOf(column.atoms, page, units);
      if (own === null || !list.length) return;
      const inside = new Set(column.atoms);
      const right = list.map(({ group }) => {
        const rest = (groups[group] as Group).atoms.filter((a) => !inside.has(a));
        return articleOf(rest, page, units, 0.5) === own;
      });
      homes.push({
        options: list.map((h) => Float32Array.from(h.features)),
        right,
        cjk: page.cjk,
        odds: list.map((h) => h.odds),
      });
    };
    drained(threadPieces(pieces, topics, grams, titles, { pair, homes: home }));
    for (const page of pages.keys()) {
      const columns = boundAtoms(page);
      const whole = trueGroups(page, columns, units);
      const near = drained(nearests(whole));
      for (const column of columns) {
        if (column.titled === 2) continue;
        const inside = new Set(column.atoms);
        const rest = whole.map((g) => {
          const left = g.atoms.filter((a) => !inside.has(a));
          return left.length === g.atoms.length ? g : left.length ? groupOf(page, left) : null;
        });
        home(page, column, rest, homesOf(page, column, rest, near));
      }
      // Articles as they ought to be, each in turn parted in two: weighed, and none of them put together.
      const weigh = (groups: readonly Group[]) =>
        drained(agglomerate(page, groups, 'articles', Number.POSITIVE_INFINITY, [0, 1], { pair }));
      weigh(whole);
      for (const [k, g] of whole.entries()) {
        const own = columns.filter((c) => g.atoms.includes(c.first));
        if (own.length < 2) continue;
        const at = 1 + (k % (own.length - 1));
        const parts = [own.slice(0, at), own.slice(at)].map((list) =>
          groupOf(
            page,
            list.flatMap((c) => c.atoms),
          ),
        );
        weigh([...whole.slice(0, k), ...parts, ...whole.slice(k + 1)]);
      }
    }
    let k = 0;
    for (const row of met.values()) {
      const sure = row.odds < -5;
      if (sure && ++k % THIN) continue;
      pairs.push(sure ? { ...row, weight: THIN } : row);
    }
  });
  return { pairs, homes };
}
