/**
 * Fits the weights of the steps from column to column (`ORDER_WEIGHTS` in `src/engine/weights.ts`) on cases with
 * known truth.
 *   node bench/fit-order.ts DIR… [--check DIR…] [--prior N]
 * Of all orders of the columns of a true article the true one is to be the likeliest: a conditional logit over whole
 * orders, for articles of few columns, under a normal prior (`--prior`, its precision for a feature of unit spread).
 */
import { join } from 'node:path';
import { openTongues } from '../src/core/tongues.ts';
import { plan } from '../src/engine/index.ts';
import type { Piece } from '../src/engine/model.ts';
import { chainsOf, firstOf, ORDER_FEATURES, type Ordering, stepFeatures } from '../src/engine/order.ts';
import { threadPieces } from '../src/engine/threads.ts';
import { ORDER_WEIGHTS } from '../src/engine/weights.ts';
import { casesOf } from './cases.ts';
import { unitsShown } from './fit-pages.ts';
import { drained } from './fit-rows.ts';
import { type Choice, conditional, lossOfChoices } from './logistic.ts';

/** Columns of an article whose orders are all told, at most. */
const MOST = 6;

interface OrderRow extends Choice {
  cjk: boolean;
}

function* orders(items: readonly number[]): Generator<number[]> {
  if (!items.length) yield [];
  for (const x of items) for (const rest of orders(items.filter((y) => y !== x))) yield [x, ...rest];
}

/** The orders of the columns of every true article of a folder, against the true one. */
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
        const members = new Map<string, number[]>();
        woven.atoms.forEach((atom, a) => {
          const unit = atom
            .map((p) => units[p])
            .find((u) => u?.role === 'paragraph' || u?.role === 'heading');
          if (unit?.article) members.set(unit.article, [...(members.get(unit.article) ?? []), a]);
        });
        for (const list of members.values()) {
          const first = firstOf(woven, list);
          const chains = chainsOf(of, list, first);
          if (chains.length < 2 || chains.length > MOST) continue;
          const place = (chain: readonly number[]) => {
            const atom = woven.atoms[list[chain[0] as number] as number] as number[];
            const unit = atom
              .map((p) => units[p])
              .find((u) => u?.role === 'paragraph' || u?.role === 'heading');
            return unit?.order ?? 0;
          };
          const lead = chains.findIndex((chain) => chain[0] === first);
          const all = chains.map((_, k) => k);
          const truth = [...all].sort((x, y) => place(chains[x] as number[]) - place(chains[y] as number[]));
          // A title's column that is not the first of its article teaches nothing.
          if (first >= 0 && truth[0] !== lead) continue;
          const sum = (order: readonly number[]): Float64Array => {
            const total = new Float64Array(ORDER_FEATURES.length);
            for (let i = lead >= 0 ? 1 : 0; i <= order.length; i++) {
              const x = order[i - 1];
              const y = order[i];
              const f = stepFeatures(
                of,
                list,
                x === undefined ? -1 : (chains[x]?.at(-1) as number),
                y === undefined ? -1 : (chains[y]?.[0] as number),
              );
              f.forEach((v, k) => {
                total[k] = (total[k] as number) + v;
              });
            }
            return total;
          };
          const own = sum(truth);
          const options = [...orders(all)]
            .filter((o) => (lead < 0 || o[0] === lead) && o.some((x, i) => x !== truth[i]))
            .map((o) => Float32Array.from(sum(o), (v, k) => v - (own[k] as number)));
          if (!options.length) continue;
          const cjk = (pieces[0] as Piece).cjk;
          const weights = cjk ? ORDER_WEIGHTS.cjk : ORDER_WEIGHTS.latin;
          const odds = options.map((f) => f.reduce((n, v, k) => n + v * (weights[k] as number), 0));
          rows.push({ options, right: options.map(() => false), odds, cjk });
        }
      },
    });
  }
  return rows;
}

const args = process.argv.slice(2);
const cut = args.indexOf('--check');
const at = args.indexOf('--prior');
const prior = at < 0 ? 3 : Number(args[at + 1]);
const isDir = (a: string, i: number) => !a.startsWith('--') && args[i - 1] !== '--prior';
const train = args.filter((a, i) => isDir(a, i) && (cut < 0 || i < cut)).flatMap(readOrders);
const other = args.filter((a, i) => isDir(a, i) && cut >= 0 && i > cut).flatMap(readOrders);
if (!train.length) {
  process.stderr.write('usage: node bench/fit-order.ts DIR… [--check DIR…] [--prior N]\n');
  process.exitCode = 2;
}
for (const cjk of [true, false]) {
  const rows = train.filter((r) => r.cjk === cjk);
  if (!rows.length) continue;
  const w = conditional(rows, ORDER_FEATURES.length, prior, false);
  const told = (x: number) => Number(x.toFixed(2)) + 0;
  console.log(`\n${cjk ? 'cjk' : 'latin'}: order, ${rows.length} articles`);
  console.log(ORDER_FEATURES.map((name, k) => `${name} ${told(w[k + 1] as number)}`).join('  '));
  console.log(`weights: [${Array.from(w.slice(1), told).join(', ')}]`);
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
