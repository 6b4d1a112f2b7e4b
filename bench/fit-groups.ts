/**
 * Fits the weights of the pair models (`PAIR_WEIGHTS`, `HOME_WEIGHTS`, `ARTICLE_WEIGHTS` in
 * `src/engine/weights.ts`) on cases with known truth.
 *   node bench/fit-groups.ts DIR… [--check DIR…] [--prior N]
 * Every pair of groups that the engine weighs while it puts the columns of a case together is a row, right where both
 * are mostly of one article: a logistic regression by Newton's method under a normal prior (`--prior`, its precision
 * for a feature of unit spread); the homes of a column are a choice, a conditional logit. The pairs depend on the weights, so the fit is to be repeated with the new ones.
 */
import { PAIR_FEATURES } from '../src/engine/pairs.ts';
import { type HomeRow, type PairRow, readPages } from './fit-pages.ts';
import { conditional, logistic, lossOf, lossOfChoices } from './logistic.ts';

const args = process.argv.slice(2);
const cut = args.indexOf('--check');
const at = args.indexOf('--prior');
const prior = at < 0 ? 3 : Number(args[at + 1]);
const isDir = (a: string, i: number) => !a.startsWith('--') && args[i - 1] !== '--prior';
const read = (dirs: readonly string[]) => {
  const all = dirs.map(readPages);
  return { pairs: all.flatMap((x) => x.pairs), homes: all.flatMap((x) => x.homes) };
};
const train = read(args.filter((a, i) => isDir(a, i) && (cut < 0 || i < cut)));
const other = read(args.filter((a, i) => isDir(a, i) && cut >= 0 && i > cut));
if (!train.pairs.length) {
  process.stderr.write('usage: node bench/fit-groups.ts DIR… [--check DIR…] [--prior N]\n');
  process.exitCode = 2;
}

function show(name: string, count: number, w: Float64Array): void {
  const told = (x: number | undefined) => Number((x ?? 0).toFixed(2)) + 0;
  console.log(`\n${name}, ${count} rows`);
  console.log(PAIR_FEATURES.map((feature, k) => `${feature} ${told(w[k + 1])}`).join('  '));
  console.log(`bias: ${told(w[0])}, weights: [${Array.from(w.slice(1), told).join(', ')}]`);
}

function checkPairs(name: string, rows: readonly PairRow[], w: Float64Array): void {
  if (!rows.length) return;
  const { loss, wrong } = lossOf(rows, w);
  const all = rows.reduce((n, r) => n + r.weight, 0);
  const now = rows.reduce((n, r) => n + r.weight * Math.log(1 + Math.exp(r.right ? -r.odds : r.odds)), 0);
  console.log(
    `${name.padEnd(10)} loss ${loss.toFixed(4)} (now ${(now / all).toFixed(4)})  wrong ${wrong.toFixed(4)}`,
  );
}

function checkHomes(name: string, rows: readonly HomeRow[], w: Float64Array): void {
  if (!rows.length) return;
  const { loss, wrong, lossNow, wrongNow } = lossOfChoices(rows, w);
  console.log(
    `${name.padEnd(10)} loss ${loss.toFixed(4)} (now ${lossNow.toFixed(4)})  wrong ${wrong.toFixed(4)} (now ${wrongNow.toFixed(4)})`,
  );
}

for (const cjk of [true, false]) {
  const script = cjk ? 'cjk' : 'latin';
  for (const model of ['atoms', 'articles'] as const) {
    const own = (list: readonly PairRow[]) => list.filter((r) => r.cjk === cjk && r.model === model);
    const rows = own(train.pairs);
    if (!rows.length) continue;
    const w = logistic(rows, PAIR_FEATURES.length, prior);
    show(`${script}: ${model}`, rows.length, w);
    checkPairs('fitted on', rows, w);
    checkPairs('others', own(other.pairs), w);
  }
  const rows = train.homes.filter((r) => r.cjk === cjk);
  if (!rows.length) continue;
  const w = conditional(rows, PAIR_FEATURES.length, prior);
  show(`${script}: homes`, rows.length, w);
  checkHomes('fitted on', rows, w);
  checkHomes(
    'others',
    other.homes.filter((r) => r.cjk === cjk),
    w,
  );
}
