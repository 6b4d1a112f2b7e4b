/**
 * Fits the networks of membership (`PAIR_NETWORKS` in `src/engine/threads/pair-networks.ts`) on cases with known truth.
 *   node bench/fit-groups.ts DIR… [--check DIR…] [--rounds N] [--prior N] [--write]
 * Every pair of groups that the engine weighs while it puts the columns of a case together is a row, right where both
 * are mostly of one article; the homes of a column are a choice, a conditional logit. `--prior`: the precision of a
 * weight. The pairs depend on the weights: each of `--rounds` reads them anew with the networks of the round before,
 * and fits on those of all rounds (as in DAgger, Ross et al. 2011).
 */

import { weigh } from '../src/engine/base/network.ts';
import { PAIR_NETWORKS } from '../src/engine/threads/pair-networks.ts';
import { PAIR_FEATURES } from '../src/engine/threads/pairs.ts';
import { readArgs } from './fit-args.ts';
import { type HomeRow, type PairRow, readPages } from './fit-pages.ts';
import { lossOfChoices } from './logistic.ts';
import { fitChoices, fitPairs, lossOfNetwork, writePairs } from './memberships.ts';

/** Hidden units, and how firm the prior is against what is asked for. A choice is one row of many options: firmer. */
const SHAPES = {
  atoms: { units: 24, firm: 1 },
  articles: { units: 16, firm: 0.3 },
  homes: { units: 8, firm: 3 },
} as const;

const { train, check, prior, has, value } = readArgs(
  'fit-groups.ts DIR… [--check DIR…] [--rounds N] [--prior N] [--write]',
  { prior: 20 },
);
const rounds = Number(value('--rounds') ?? 2);

interface Rows {
  pairs: PairRow[];
  homes: HomeRow[];
}

/** What the engine weighs over the cases of some folders. */
function rowsOf(dirs: readonly string[]): Rows {
  const all = dirs.map(readPages);
  return { pairs: all.flatMap((x) => x.pairs), homes: all.flatMap((x) => x.homes) };
}

/** Fits the networks of one script, says how they do, and lets the engine weigh by them from here on. */
function fitScript(cjk: boolean, own: Rows, others: Rows): void {
  const script = cjk ? 'cjk' : 'latin';
  const size = PAIR_FEATURES.length;
  for (const model of ['atoms', 'articles'] as const) {
    const rows = own.pairs.filter((r) => r.cjk === cjk && r.model === model);
    if (!rows.length) continue;
    const { units, firm } = SHAPES[model];
    const network = fitPairs(rows, size, units, firm * prior);
    lossOfNetwork(`${script}: ${model}, fitted on`, rows, network);
    const apart = others.pairs.filter((r) => r.cjk === cjk && r.model === model);
    lossOfNetwork(`${script}: ${model}, others`, apart, network);
    PAIR_NETWORKS[model][script] = network;
  }
  const rows = own.homes.filter((r) => r.cjk === cjk);
  if (!rows.length) return;
  const network = fitChoices(rows, size, SHAPES.homes.units, SHAPES.homes.firm * prior);
  const told = (name: string, list: readonly HomeRow[]) => {
    if (!list.length) return;
    const { loss, wrong, lossNow, wrongNow } = lossOfChoices(list, (f) => weigh(network, f));
    console.log(
      `${`${script}: homes, ${name}`.padEnd(28)} ${list.length} rows  loss ${loss.toFixed(4)} (now ${lossNow.toFixed(4)})  wrong ${wrong.toFixed(4)} (now ${wrongNow.toFixed(4)})`,
    );
  };
  told('fitted on', rows);
  const apart = others.homes.filter((r) => r.cjk === cjk);
  told('others', apart);
  PAIR_NETWORKS.homes[script] = network;
}

const own: Rows = { pairs: [], homes: [] };
for (let round = 1; round <= rounds; round++) {
  const read = rowsOf(train);
  own.pairs = own.pairs.concat(read.pairs);
  own.homes = own.homes.concat(read.homes);
  const others = rowsOf(check);
  for (const cjk of [true, false]) fitScript(cjk, own, others);
}
if (has('--write')) writePairs();
