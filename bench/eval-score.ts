/**
 * Figures for one plan against what is known of its dump. The known truth ("gold") is spans of the dump, each
 * with the unit it shows; a unit with several spans was told several times. Kinds of figures as in `eval.ts`.
 */
import type { Plan } from '../src/shared/plan.ts';
import { squash } from '../src/shared/span.ts';

export interface GoldUnit {
  id: string;
  role: string;
  article: string | null;
  order: number;
}

export interface GoldSpan {
  start: number;
  end: number;
  unit: string;
  noisy?: boolean;
}

export interface Gold {
  dump: string;
  units: GoldUnit[];
  spans: GoldSpan[];
  joins: [string, string][];
  articles: { id: string }[];
}

export const FIGURES = [
  'ledger',
  'text',
  'articlesExact',
  'lost',
  'dupPrecision',
  'dupRecall',
  'joinPrecision',
  'joinRecall',
  'splitRecall',
  'articleBcubed',
  'chromeRecall',
  'chromePrecision',
  'fields',
] as const;
export type Figure = (typeof FIGURES)[number];
/** A figure is null where the case holds nothing of its kind. */
export type Score = Record<Figure, number | null>;

interface Claim {
  use: 'kept' | 'dropped' | 'unplaced';
  reason?: string;
  article: number;
  part: string;
}

const TOLD = new Set(['title', 'subtitle', 'byline', 'date', 'heading', 'paragraph']);
const BLANK = /\s/u;

/** Which claim of the plan holds each code unit, -1 for none; and whether the claims are exact. */
function claimsOf(text: string, plan: Plan): { claims: Claim[]; at: Int32Array; exact: boolean } {
  const claims: Claim[] = [];
  const at = new Int32Array(text.length).fill(-1);
  let exact = true;
  const add = (claim: Claim, sources: readonly (readonly [number, number])[]) => {
    const index = claims.push(claim) - 1;
    for (const [start, end] of sources) {
      if (!(start >= 0 && start < end && end <= text.length)) exact = false;
      for (let i = Math.max(0, start); i < Math.min(text.length, end); i++) {
        if ((at[i] as number) >= 0 && !BLANK.test(text.charAt(i))) exact = false;
        at[i] = index;
      }
    }
  };
  plan.articles.forEach((a, article) => {
    for (const part of ['title', 'subtitle', 'byline', 'date'] as const)
      add({ use: 'kept', article, part }, a[part]?.sources ?? []);
    for (const b of a.blocks) add({ use: 'kept', article, part: b.type }, b.sources);
  });
  for (const d of plan.dropped) add({ use: 'dropped', reason: d.reason, article: -1, part: '' }, d.sources);
  for (const span of plan.unplaced) add({ use: 'unplaced', article: -1, part: '' }, [span]);
  for (let i = 0; i < text.length; i++)
    if ((at[i] as number) < 0 && !BLANK.test(text.charAt(i))) exact = false;
  return { claims, at, exact };
}

/** Levenshtein distance in code units, after common ends are taken off; one row, O(product of what is left). */
export function editDistance(x: string, y: string): number {
  let from = 0;
  while (from < x.length && from < y.length && x[from] === y[from]) from++;
  let ends = 0;
  while (
    ends < x.length - from &&
    ends < y.length - from &&
    x[x.length - 1 - ends] === y[y.length - 1 - ends]
  )
    ends++;
  const a = x.slice(from, x.length - ends);
  const b = y.slice(from, y.length - ends);
  if (!a.length || !b.length) return Math.max(a.length, b.length);
  const row = new Int32Array(b.length + 1);
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let before = row[0] as number;
    row[0] = i;
    const c = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] as number;
      const same = c === b.charCodeAt(j - 1);
      row[j] = same ? before : 1 + Math.min(before, above, row[j - 1] as number);
      before = above;
    }
  }
  return row[b.length] as number;
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** Scores one plan. */
export function scorePlan(text: string, gold: Gold, plan: Plan): Score {
  const { claims, at, exact } = claimsOf(text, plan);
  const units = new Map(gold.units.map((u) => [u.id, u]));
  const shown = new Map<string, number[]>();
  gold.spans.forEach((s, i) => shown.set(s.unit, [...(shown.get(s.unit) ?? []), i]));
  const sizes = gold.spans.map((s) => squash(text.slice(s.start, s.end)).length);
  const fates = gold.spans.map((s): Claim | null => {
    const votes = new Map<number, number>();
    for (let i = s.start; i < s.end; i++)
      if (!BLANK.test(text.charAt(i))) votes.set(at[i] as number, (votes.get(at[i] as number) ?? 0) + 1);
    let best = -1;
    let most = 0;
    for (const [claim, n] of votes) if (n > most) [best, most] = [claim, n];
    return best >= 0 ? (claims[best] as Claim) : null;
  });
  const isKept = (i: number) => fates[i]?.use === 'kept' || fates[i]?.use === 'unplaced';
  const biggest = (list: readonly number[]) => Math.max(...list.map((i) => sizes[i] as number));
  const total = (list: readonly number[]) => list.reduce((n, i) => n + (sizes[i] as number), 0);

  let copies = 0;
  let copiesOut = 0;
  let out = 0;
  let outRight = 0;
  let unique = 0;
  let lost = 0;
  let chrome = 0;
  let chromeOut = 0;
  let chromeSaid = 0;
  let chromeTrue = 0;
  for (const [id, list] of shown) {
    const role = units.get(id)?.role ?? '';
    if (role === 'neutral') continue;
    const gone = list.filter((i) => fates[i]?.use === 'dropped');
    const asChrome = gone.filter((i) => fates[i]?.reason === 'chrome');
    chromeSaid += total(asChrome);
    if (role === 'chrome' || role === 'marker') {
      chromeTrue += total(asChrome);
      if (role === 'chrome') {
        chrome += total(list);
        chromeOut += total(gone);
      }
      continue;
    }
    const one = biggest(list);
    const live = list.some(isKept);
    unique += one;
    if (!live) lost += one;
    copies += total(list.slice(1));
    out += total(gone);
    // Any reading may be the one that stays; the largest is not owed as a copy.
    const allowed = total(list) - one;
    const right = live ? Math.min(total(gone), allowed) : Math.max(0, total(gone) - one);
    outRight += right;
    copiesOut += Math.min(right, allowed);
  }

  const place = new Map<string, Claim>();
  for (const [id, list] of shown) {
    const first = list.find((i) => fates[i]?.use === 'kept');
    if (first !== undefined) place.set(id, fates[first] as Claim);
  }
  const shownAt = new Int32Array(text.length).fill(-1);
  gold.spans.forEach((s, i) => shownAt.fill(i, s.start, s.end));
  const said = new Set<string>();
  for (const article of plan.articles) {
    for (const block of article.blocks) {
      let before: string | null = null;
      for (const [start, end] of block.sources) {
        for (let i = start; i < end; i++) {
          const s = shownAt[i] as number;
          if (s < 0 || BLANK.test(text.charAt(i))) continue;
          const unit = (gold.spans[s] as GoldSpan).unit;
          if (before !== null && unit !== before) said.add(`${before} ${unit}`);
          before = unit;
        }
      }
    }
  }
  const joins = new Set(gold.joins.map(([x, y]) => `${x} ${y}`));
  const inOrder = [...gold.spans].sort((x, y) => x.start - y.start);
  const oneLine = new Set<string>();
  for (let k = 1; k < inOrder.length; k++) {
    const [x, y] = [inOrder[k - 1] as GoldSpan, inOrder[k] as GoldSpan];
    if (x.unit !== y.unit && !text.slice(x.end, y.start).includes('\n')) oneLine.add(`${x.unit} ${y.unit}`);
  }
  const joinsSaid = [...said].filter((j) => joins.has(j) || !oneLine.has(j));
  const joinsRight = joinsSaid.filter((j) => joins.has(j)).length;
  const cuts = [...oneLine].filter(
    (j) => !joins.has(j) && TOLD.has(units.get(j.split(' ')[0] as string)?.role ?? ''),
  );
  const cutsMade = cuts.filter((j) => !said.has(j) && place.has(j.split(' ')[0] as string)).length;

  const items = [...shown]
    .map(([id, list]) => ({ unit: units.get(id) as GoldUnit, weight: biggest(list), id }))
    .filter(({ unit }) => TOLD.has(unit.role) && unit.article)
    .map(({ unit, weight, id }) => ({
      weight,
      gold: unit.article as string,
      said: place.has(id) ? `${place.get(id)?.article}` : `alone ${id}`,
    }));
  const sums = new Map<string, number>();
  const count = (key: string, n: number) => sums.set(key, (sums.get(key) ?? 0) + n);
  for (const x of items) {
    count(`g ${x.gold}`, x.weight);
    count(`s ${x.said}`, x.weight);
    count(`b ${x.gold} ${x.said}`, x.weight);
  }
  let precision = 0;
  let recall = 0;
  let weight = 0;
  for (const x of items) {
    const both = sums.get(`b ${x.gold} ${x.said}`) as number;
    precision += (x.weight * both) / (sums.get(`s ${x.said}`) as number);
    recall += (x.weight * both) / (sums.get(`g ${x.gold}`) as number);
    weight += x.weight;
  }
  const bcubed = weight ? (2 * precision * recall) / (weight * (precision + recall)) : 1;

  const bodies = gold.articles.map(({ id }) => {
    const own = [...shown.keys()].filter((u) => {
      const unit = units.get(u) as GoldUnit;
      return unit.article === id && (unit.role === 'paragraph' || unit.role === 'heading');
    });
    own.sort((x, y) => (units.get(x) as GoldUnit).order - (units.get(y) as GoldUnit).order);
    return own
      .map((u) => {
        const list = shown.get(u) as number[];
        const clean = list.find((i) => !gold.spans[i]?.noisy) ?? (list[0] as number);
        const s = gold.spans[clean] as GoldSpan;
        return squash(text.slice(s.start, s.end));
      })
      .join('');
  });
  const told = plan.articles.map((a) =>
    a.blocks.map((b) => b.sources.map(([s, e]) => squash(text.slice(s, e))).join('')).join(''),
  );
  const shares: { gold: number; said: number; n: number }[] = [];
  gold.articles.forEach(({ id }, g) => {
    const by = new Map<number, number>();
    for (const [u, list] of shown) {
      const where = place.get(u);
      if (where && units.get(u)?.article === id)
        by.set(where.article, (by.get(where.article) ?? 0) + biggest(list));
    }
    for (const [s, n] of by) shares.push({ gold: g, said: s, n });
  });
  shares.sort((x, y) => y.n - x.n);
  const match = new Map<number, number>();
  const used = new Set<number>();
  for (const s of shares) {
    if (match.has(s.gold) || used.has(s.said)) continue;
    match.set(s.gold, s.said);
    used.add(s.said);
  }
  let far = 0;
  let all = 0;
  let right = 0;
  let bodied = 0;
  bodies.forEach((body, g) => {
    if (!body.length) return;
    bodied++;
    const own = match.has(g) ? (told[match.get(g) as number] as string) : '';
    const d = editDistance(body, own);
    far += d;
    all += Math.max(body.length, own.length);
    if (d === 0) right++;
  });
  told.forEach((body, s) => {
    if (used.has(s)) return;
    far += body.length;
    all += body.length;
  });

  let fields = 0;
  let fieldsRight = 0;
  for (const id of shown.keys()) {
    const unit = units.get(id) as GoldUnit;
    if (!unit.article || !['title', 'byline', 'date'].includes(unit.role)) continue;
    fields++;
    const where = place.get(id);
    const g = gold.articles.findIndex((a) => a.id === unit.article);
    if (where && where.part === unit.role && match.get(g) === where.article) fieldsRight++;
  }
  return {
    ledger: exact ? 1 : 0,
    text: all ? 1 - far / all : 1,
    articlesExact: share(right, bodied),
    lost: unique ? lost / unique : 0,
    dupPrecision: share(outRight, out),
    dupRecall: share(copiesOut, copies),
    joinPrecision: share(joinsRight, joinsSaid.length),
    joinRecall: share(joinsRight, joins.size),
    splitRecall: share(cutsMade, cuts.length),
    articleBcubed: bcubed,
    chromeRecall: share(chromeOut, chrome),
    chromePrecision: share(chromeTrue, chromeSaid),
    fields: share(fieldsRight, fields),
  };
}
