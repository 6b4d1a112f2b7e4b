/**
 * Fits the network of borders (`BORDER_NETWORK` in `src/engine/threads/border-networks.ts`) on cases with known truth.
 *   node bench/fit-borders.ts DIR… [--check DIR…] [--units N] [--prior N] [--write]
 * Every border between whole paragraphs is a row, right where both sides are of one article.
 */

import type { Piece } from '../src/engine/base/model.ts';
import { BORDER_FEATURES, scoreBorder } from '../src/engine/threads/borders.ts';
import { firstRound } from '../src/engine/threads/threads.ts';
import { drained } from './drained.ts';
import { readArgs } from './fit-args.ts';
import { eachPage, unitsShown } from './fit-pages.ts';
import type { Observation } from './logistic.ts';
import { fitPairs, lossOfNetwork, writeBorders } from './memberships.ts';

interface BorderRow extends Observation {
  cjk: boolean;
  odds: number;
}

/** The borders of the cases of a folder. */
function readRows(dir: string): BorderRow[] {
  const rows: BorderRow[] = [];
  eachPage(dir, (gold, pieces, topics, grams, titles) => {
    const units = unitsShown(pieces, gold);
    const { borders } = drained(firstRound(pieces, topics, grams, titles));
    for (const [p, features] of borders) {
      const [x, y] = [units[p]?.article, units[p + 1]?.article];
      if (!x || !y) continue;
      const { cjk } = pieces[p] as Piece;
      const odds = scoreBorder(features, cjk);
      rows.push({ features: Float32Array.from(features), right: x === y, weight: 1, cjk, odds });
    }
  });
  return rows;
}

const { train, check, units, prior, has } = readArgs(
  'fit-borders.ts DIR… [--check DIR…] [--units N] [--prior N] [--write]',
  { units: 24, prior: 20 },
);
const write = has('--write');
const [own, others] = [train.flatMap(readRows), check.flatMap(readRows)];
for (const cjk of [true, false]) {
  const rows = own.filter((r) => r.cjk === cjk);
  if (!rows.length) continue;
  const network = fitPairs(rows, BORDER_FEATURES.length, units, prior);
  const name = `${cjk ? 'cjk' : 'latin'}: borders`;
  lossOfNetwork(`${name}, fitted on`, rows, network);
  lossOfNetwork(
    `${name}, others`,
    others.filter((r) => r.cjk === cjk),
    network,
  );
  if (write) writeBorders(cjk, network);
}
