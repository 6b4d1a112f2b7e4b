/**
 * Fits the networks of membership (`PAIR_NETWORKS` in `src/engine/pair-networks.ts`) on cases with known truth.
 *   node bench/fit-groups.ts DIR… [--check DIR…] [--units N] [--prior N] [--write]
 * Every pair of groups that the engine weighs while it puts the columns of a case together is a row, right where both
 * are mostly of one article; the homes of a column are a choice, a conditional logit. `--units`: hidden units;
 * `--prior`: the precision of a weight. The pairs depend on the weights, so the fit is to be repeated with the new ones.
 */

import { weigh } from '../src/engine/network.ts';
import { PAIR_FEATURES } from '../src/engine/pairs.ts';
import { readArgs } from './fit-args.ts';
import { type HomeRow, readPages } from './fit-pages.ts';
import { lossOfChoices } from './logistic.ts';
import { fitChoices, fitPairs, lossOfNetwork, writePairs } from './memberships.ts';

const { train, check, units, prior, has } = readArgs(
  'fit-groups.ts DIR… [--check DIR…] [--units N] [--prior N] [--write]',
  { units: 8, prior: 20 },
);
const write = has('--write');
const read = (dirs: readonly string[]) => {
  const all = dirs.map(readPages);
  return { pairs: all.flatMap((x) => x.pairs), homes: all.flatMap((x) => x.homes) };
};
const [own, others] = [read(train), read(check)];

for (const cjk of [true, false]) {
  const script = cjk ? 'cjk' : 'latin';
  for (const model of ['atoms', 'articles'] as const) {
    const rows = own.pairs.filter((r) => r.cjk === cjk && r.model === model);
    if (!rows.length) continue;
    const network = fitPairs(rows, PAIR_FEATURES.length, units, prior);
    lossOfNetwork(`${script}: ${model}, fitted on`, rows, network);
    const apart = others.pairs.filter((r) => r.cjk === cjk && r.model === model);
    lossOfNetwork(`${script}: ${model}, others`, apart, network);
    if (write) writePairs(model, cjk, network);
  }
  const rows = own.homes.filter((r) => r.cjk === cjk);
  if (!rows.length) continue;
  // A choice is one row of many options: fewer rows, and a firmer prior.
  const network = fitChoices(rows, PAIR_FEATURES.length, units, 3 * prior);
  const told = (name: string, list: readonly HomeRow[]) => {
    if (!list.length) return;
    const { loss, wrong, lossNow, wrongNow } = lossOfChoices(list, (f) => weigh(network, f));
    console.log(
      `${`${script}: homes, ${name}`.padEnd(28)} ${list.length} rows  loss ${loss.toFixed(4)} (now ${lossNow.toFixed(4)})  wrong ${wrong.toFixed(4)} (now ${wrongNow.toFixed(4)})`,
    );
  };
  told('fitted on', rows);
  told(
    'others',
    others.homes.filter((r) => r.cjk === cjk),
  );
  if (write) writePairs('homes', cjk, network);
}
