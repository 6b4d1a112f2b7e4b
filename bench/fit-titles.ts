/**
 * Fits the weights of the title model (`TITLE_WEIGHTS` in `src/engine/weights.ts`) on cases with known truth.
 *   node bench/fit-titles.ts DIR… [--check DIR…] [--prior N] [--wrong]
 * Every short line without a mark that may be a title is a row, right where the truth says title, subtitle or
 * heading: a logistic regression by Newton's method under a normal prior (`--prior`, its precision for a feature of
 * unit spread). Titles of all settings ought to be among them: in capitals, with capitals, as sentences are written.
 * With `--wrong` the lines are shown that the fit takes for something else.
 */

import { join } from 'node:path';
import { openTongues } from '../src/core/tongues.ts';
import { plan } from '../src/engine/index.ts';
import type { Piece } from '../src/engine/model.ts';
import { readNeighbours, TITLE_FEATURES, titleFeatures } from '../src/engine/titles.ts';
import { TITLE_WEIGHTS } from '../src/engine/weights.ts';
import { casesOf } from './cases.ts';
import { readArgs } from './fit-args.ts';
import { unitsShown } from './fit-pages.ts';
import { logistic, lossOfOdds, type Observation, oddsOf } from './logistic.ts';

/** How much the heading of a section counts beside an article's title. */
const SECTION = 0.4;

/** Lines of one case that are no titles count as so many, at most. */
const MOST = 8;

interface TitleRow extends Observation {
  cjk: boolean;
  text: string;
}

/** The lines of a folder's cases that may be titles. */
function readTitles(dir: string): TitleRow[] {
  const tongues = openTongues(join(import.meta.dirname, '..', 'resources', 'tongues'));
  const rows: TitleRow[] = [];
  for (const { gold, text } of casesOf(dir)) {
    plan(text, {
      tongues,
      seen: (pieces, topics, grams) => {
        const units = unitsShown(pieces, gold);
        const prose = readNeighbours(pieces);
        const cut = new Set(gold.joins.flat());
        const own: TitleRow[] = [];
        pieces.forEach((piece: Piece, p) => {
          const role = units[p]?.role;
          if (!role || piece.mark || piece.heading || piece.role) return;
          const features = titleFeatures(pieces, p, prose(p), topics, grams);
          if (!features) return;
          // A whole paragraph without a stop heads a section, whatever the truth calls it; but no title is owed to it.
          const section = role === 'paragraph' && !cut.has(units[p]?.id ?? '');
          const right = role !== 'paragraph' || section;
          own.push({
            features: Float32Array.from(features),
            right,
            weight: section ? SECTION : 1,
            cjk: piece.cjk,
            text: piece.text,
          });
        });
        // One table or list of names in a case would outvote all cut paragraphs.
        const others = own.filter((r) => !r.right).length;
        for (const row of own) rows.push(row.right ? row : { ...row, weight: Math.min(1, MOST / others) });
      },
    });
  }
  return rows;
}

const {
  train: own,
  check: others,
  prior,
  has,
} = readArgs('fit-titles.ts DIR… [--check DIR…] [--prior N] [--wrong]', {
  prior: 3,
});
const train = own.flatMap(readTitles);
const other = others.flatMap(readTitles);

function check(name: string, rows: readonly TitleRow[], w: Float64Array, now: Float64Array): void {
  if (!rows.length) return;
  const fit = lossOfOdds(rows, (r) => oddsOf(r.features, w));
  const was = lossOfOdds(rows, (r) => oddsOf(r.features, now));
  process.stdout.write(
    `${name.padEnd(10)} ${rows.length} rows  loss ${fit.loss.toFixed(4)} (now ${was.loss.toFixed(4)})  wrong ${fit.wrong.toFixed(4)} (now ${was.wrong.toFixed(4)})\n`,
  );
  if (!has('--wrong')) return;
  for (const { features, right, text } of rows) {
    const odds = oddsOf(features, w);
    if (odds > 0 !== right)
      process.stdout.write(`   ${odds.toFixed(1)} ${right ? 'title' : 'none'} ${text}\n`);
  }
}

for (const cjk of [true, false]) {
  const own = (list: readonly TitleRow[]) => list.filter((r) => r.cjk === cjk);
  const rows = own(train);
  if (!rows.length) continue;
  const { bias, weights } = cjk ? TITLE_WEIGHTS.cjk : TITLE_WEIGHTS.latin;
  const w = logistic(rows, TITLE_FEATURES.length, prior);
  const told = (x: number) => Number(x.toFixed(2)) + 0;
  process.stdout.write(`\n${cjk ? 'cjk' : 'latin'}\n`);
  process.stdout.write(
    `${TITLE_FEATURES.map((name, k) => `${name} ${told(w[k + 1] as number)}`).join('  ')}\n`,
  );
  process.stdout.write(
    `bias: ${told(w[0] as number)}, weights: [${Array.from(w.slice(1), told).join(', ')}]\n`,
  );
  const now = Float64Array.from([bias, ...weights]);
  check('fitted on', rows, w, now);
  check('others', own(other), w, now);
}
