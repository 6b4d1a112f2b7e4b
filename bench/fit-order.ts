/**
 * Fits the weights of the order of columns (`ORDER_WEIGHTS`, `STANDING_WEIGHTS` in `src/engine/base/weights.ts`) on cases
 * with known truth.
 *   node bench/fit-order.ts DIR… [--check DIR…] [--prior N]
 * Of all orders of the columns of an article the true one is to be the likeliest: a conditional logit over whole
 * orders, under a normal prior (`--prior`, its precision for a feature of unit spread). The articles are the true
 * ones and those the engine makes; of the latter any order is right that tells the columns of the article most of it
 * is of in their order and without a break. Of many columns the orders are those one move away from the true one.
 */

import { join } from 'node:path';
import { openTongues } from '../src/core/tongues.ts';
import { STANDING_FEATURES } from '../src/engine/articles/standing.ts';
import {
  ORDER_FEATURES,
  type Ordering,
  type Stretches,
  standingFeatures,
  stepFeatures,
  stretchesOf,
} from '../src/engine/articles/stretches.ts';
import type { Piece } from '../src/engine/base/model.ts';
import { ORDER_WEIGHTS, STANDING_WEIGHTS } from '../src/engine/base/weights.ts';
import { plan } from '../src/engine/index.ts';
import { threadPieces } from '../src/engine/threads/threads.ts';
import { casesOf } from './cases.ts';
import { drained } from './drained.ts';
import type { GoldUnit } from './eval-score.ts';
import { readArgs } from './fit-args.ts';
import { unitsShown } from './fit-pages.ts';
import { type Choice, conditional, lossOfChoices } from './logistic.ts';

/** Columns of an article whose orders are all told, at most; and columns of any article looked at. */
const ALL = 6;
const MOST = 16;

const FEATURES = [...ORDER_FEATURES, ...STANDING_FEATURES];

interface OrderRow extends Choice {
  cjk: boolean;
}

function* orders(items: readonly number[]): Generator<number[]> {
  if (!items.length) yield [];
  for (const x of items) for (const rest of orders(items.filter((y) => y !== x))) yield [x, ...rest];
}

/** The orders that moving one stretch of `path` makes, with itself. */
function moves(path: readonly number[]): number[][] {
  const out = new Map([[path.join(), [...path]]]);
  for (let from = 0; from < path.length; from++)
    for (let size = 1; size <= 3 && from + size <= path.length; size++) {
      const rest = [...path.slice(0, from), ...path.slice(from + size)];
      for (let to = 0; to <= rest.length; to++) {
        const order = [...rest.slice(0, to), ...path.slice(from, from + size), ...rest.slice(to)];
        out.set(order.join(), order);
      }
    }
  return [...out.values()];
}

/** What an order of stretches is judged by: the features of its steps and of what stands before what, summed up. */
function orderFeatures(s: Stretches): (order: readonly number[]) => Float64Array {
  const n = s.heads.length;
  const key = (x: number, y: number) => (x + 1) * (n + 1) + y + 1;
  const steps = new Map<number, Float64Array>();
  const before = new Map<number, Float64Array>();
  for (let x = -1; x < n; x++)
    for (let y = -1; y < n; y++) {
      if (x === y) continue;
      steps.set(key(x, y), stepFeatures(s, x, y));
      if (x < 0 || y < 0) continue;
      const f = new Float64Array(STANDING_FEATURES.length);
      standingFeatures(s, x, y, f);
      before.set(key(x, y), f);
    }
  return (order) => {
    const total = new Float64Array(FEATURES.length);
    const add = (f: Float64Array | undefined, from: number) =>
      f?.forEach((v, k) => {
        total[from + k] = (total[from + k] as number) + v;
      });
    for (let i = s.lead >= 0 ? 1 : 0; i <= order.length; i++) {
      const y = order[i] ?? -1;
      add(steps.get(key(order[i - 1] ?? -1, y)), 0);
      for (let j = 0; j < i && y >= 0; j++)
        add(before.get(key(order[j] as number, y)), ORDER_FEATURES.length);
    }
    return total;
  };
}

/** The orders of one article's columns, which of them are right; null where nothing is to be told. */
function rowOf(
  of: Ordering,
  list: readonly number[],
  units: readonly (GoldUnit | undefined)[],
): OrderRow | null {
  const s = stretchesOf(of, list);
  const n = s.heads.length;
  if (n < 2 || n > MOST) return null;
  const shown = (k: number) =>
    (of.woven.atoms[of.woven.atomOf[s.heads[k] as number] as number] as number[])
      .map((p) => units[p])
      .find((u) => u?.role === 'paragraph' || u?.role === 'heading');
  const size = new Map<string, number>();
  s.heads.forEach((_, k) => {
    const key = shown(k)?.article ?? '';
    size.set(key, (size.get(key) ?? 0) + 1);
  });
  const most = [...size].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  const all = s.heads.map((_, k) => k);
  const own = all.filter((k) => most !== '' && shown(k)?.article === most);
  if (own.length < 2) return null;
  const order = (k: number) => shown(k)?.order ?? 0;
  const truth = [...own].sort((x, y) => order(x) - order(y));
  // A title's column that is not the first of its article teaches nothing.
  if (s.lead >= 0 && truth[0] !== s.lead) return null;
  const whole = [...truth, ...all.filter((k) => !own.includes(k))];
  const told = (n <= ALL ? [...orders(all)] : moves(whole)).filter((o) => s.lead < 0 || o[0] === s.lead);
  const isRight = (o: readonly number[]) => {
    const from = o.indexOf(truth[0] as number);
    return truth.every((x, k) => o[from + k] === x);
  };
  const sum = orderFeatures(s);
  const wrong = told.findIndex((o) => !isRight(o));
  if (wrong < 0) return null;
  const zero = sum(told[wrong] as number[]);
  const rest = told.filter((_, k) => k !== wrong);
  const options = rest.map((o) => Float32Array.from(sum(o), (v, k) => v - (zero[k] as number)));
  const { cjk } = of.pieces[0] as Piece;
  const weights = cjk
    ? [...ORDER_WEIGHTS.cjk, ...STANDING_WEIGHTS.cjk]
    : [...ORDER_WEIGHTS.latin, ...STANDING_WEIGHTS.latin];
  return {
    options,
    right: rest.map(isRight),
    odds: options.map((f) => f.reduce((n, v, k) => n + v * (weights[k] as number), 0)),
    cjk,
  };
}

/** The orders of the columns of every article of a folder, as they ought to be and as they are made. */
function readOrders(dir: string): OrderRow[] {
  const tongues = openTongues(join(import.meta.dirname, '..', 'resources', 'tongues'));
  const rows: OrderRow[] = [];
  for (const { gold, text } of casesOf(dir)) {
    plan(text, {
      tongues,
      seen: (pieces, topics, grams, titles) => {
        const threads = drained(threadPieces(pieces, topics, grams, titles));
        const { woven } = threads;
        if (!woven) return;
        const of: Ordering = { pieces, topics, threads, woven };
        const units = unitsShown(pieces, gold);
        const lists = new Map<string, number[]>();
        const add = (key: string, a: number) => lists.set(key, [...(lists.get(key) ?? []), a]);
        woven.atoms.forEach((atom, a) => {
          const unit = atom
            .map((p) => units[p])
            .find((u) => u?.role === 'paragraph' || u?.role === 'heading');
          if (unit?.article) add(unit.article, a);
          add(`${woven.article[atom[0] as number]}`, a);
        });
        // An article that is made as it ought to be counts once.
        const met = new Set<string>();
        for (const list of lists.values()) {
          if (met.has(list.join())) continue;
          met.add(list.join());
          const row = rowOf(of, list, units);
          if (row) rows.push(row);
        }
      },
    });
  }
  return rows;
}

const {
  train: own,
  check: others,
  prior,
} = readArgs('fit-order.ts DIR… [--check DIR…] [--prior N]', {
  prior: 6,
});
const train = own.flatMap(readOrders);
const other = others.flatMap(readOrders);
for (const cjk of [true, false]) {
  const rows = train.filter((r) => r.cjk === cjk);
  if (!rows.length) continue;
  const w = conditional(rows, FEATURES.length, prior, false);
  const told = (x: number) => Number(x.toFixed(2)) + 0;
  const split = 1 + ORDER_FEATURES.length;
  console.log(`\n${cjk ? 'cjk' : 'latin'}: order, ${rows.length} articles`);
  console.log(FEATURES.map((name, k) => `${name} ${told(w[k + 1] as number)}`).join('  '));
  console.log(`steps: [${Array.from(w.slice(1, split), told).join(', ')}]`);
  console.log(`standing: [${Array.from(w.slice(split), told).join(', ')}]`);
  for (const [name, list] of [
    ['fitted on', rows],
    ['others', other.filter((r) => r.cjk === cjk)],
  ] as const) {
    if (!list.length) continue;
    const { loss, wrong, lossNow, wrongNow } = lossOfChoices(list, w);
    console.log(
      `${name.padEnd(10)} loss ${loss.toFixed(4)} (now ${lossNow.toFixed(4)})  wrong ${wrong.toFixed(4)} (now ${wrongNow.toFixed(4)})`,
    );
  }
}
