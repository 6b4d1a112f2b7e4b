/**
 * Fits the weights of how a paragraph opens (`OPENING_WEIGHTS` in `src/engine/base/weights.ts`) on cases with known truth.
 *   node bench/fit-openings.ts DIR… [--check DIR…] [--prior N]
 * Every piece that shows a paragraph from its beginning is a row, right where the paragraph is the first of its article:
 * a logistic regression by Newton's method under a normal prior (`--prior`, its precision for a feature of unit spread).
 * Firsts and others count as much as each other, so that the odds are told against the common share: what else is known
 * of a page says how many firsts there are.
 */

import { OPENING_CUES, openingCues, opensArticle } from '../src/engine/look/leads.ts';
import { readArgs } from './fit-args.ts';
import { eachPage, unitsShown } from './fit-pages.ts';
import { logistic, lossOfOdds, type Observation, oddsOf } from './logistic.ts';

interface OpeningRow extends Observation {
  cjk: boolean;
  odds: number;
}

/** The beginnings of paragraphs in a folder's cases. */
function readOpenings(dir: string): OpeningRow[] {
  const rows: OpeningRow[] = [];
  eachPage(dir, (gold, pieces) => {
    const units = unitsShown(pieces, gold);
    const rests = new Set(gold.joins.map(([, head]) => head));
    const first = new Map<string, number>();
    for (const { article, role, order } of gold.units)
      if (article && role === 'paragraph') first.set(article, Math.min(first.get(article) ?? order, order));
    pieces.forEach(({ text, cjk, mark, heading }, p) => {
      const unit = units[p];
      if (unit?.role !== 'paragraph' || !unit.article || rests.has(unit.id) || mark || heading) return;
      rows.push({
        features: Float32Array.from(openingCues(text, cjk)),
        right: unit.order === first.get(unit.article),
        weight: 1,
        cjk,
        odds: opensArticle(text, cjk),
      });
    });
  });
  return rows;
}

/** The rows with firsts and others of the same weight together. */
function evened(rows: readonly OpeningRow[]): OpeningRow[] {
  const firsts = rows.filter((r) => r.right).length;
  const share = firsts / rows.length;
  return rows.map((r) => ({ ...r, weight: 0.5 / (r.right ? share : 1 - share) }));
}

const {
  train: own,
  check: others,
  prior,
} = readArgs('fit-openings.ts DIR… [--check DIR…] [--prior N]', {
  prior: 3,
});
const train = own.flatMap(readOpenings);
const other = others.flatMap(readOpenings);

for (const cjk of [true, false]) {
  const own = (list: readonly OpeningRow[]) => evened(list.filter((r) => r.cjk === cjk));
  const rows = own(train);
  if (!rows.length) continue;
  const w = logistic(rows, OPENING_CUES.length, prior);
  const told = (x: number) => Number(x.toFixed(2)) + 0;
  console.log(`\n${cjk ? 'cjk' : 'latin'}`);
  console.log(OPENING_CUES.map((name, k) => `${name} ${told(w[k + 1] as number)}`).join('  '));
  console.log(`bias: ${told(w[0] as number)}, weights: [${Array.from(w.slice(1), told).join(', ')}]`);
  for (const [name, list] of [
    ['fitted on', rows],
    ['others', own(other)],
  ] as const) {
    if (!list.length) continue;
    const fit = lossOfOdds(list, (r) => oddsOf(r.features, w));
    const now = lossOfOdds(list, (r) => r.odds);
    const firsts = list.filter((r) => r.right).length;
    console.log(
      `${name.padEnd(10)} ${firsts} firsts, ${list.length - firsts} others  loss ${fit.loss.toFixed(4)} (now ${now.loss.toFixed(4)})  wrong ${fit.wrong.toFixed(4)} (now ${now.wrong.toFixed(4)})`,
    );
  }
}
