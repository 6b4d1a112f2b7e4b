/**
 * Fits the weights of ends that are whole without a stop (`WHOLE_WEIGHTS` in `src/engine/wholes.ts`) on pages with
 * known truth.
 *   node bench/fit-wholes.ts DIR… [--check DIR…] [--prior N] [--wrong]
 * Every end that looks cut is a row, right where the truth joins it to nothing: a logistic regression by Newton's
 * method under a normal prior (`--prior`, its precision for a feature of unit spread). Pages whose paragraphs have
 * lost some of their stops ought to be among them. With `--wrong` the ends are shown that the fit takes for something
 * else.
 */
import { join } from 'node:path';
import { openTongues } from '../src/core/tongues.ts';
import { withoutCutLines } from '../src/engine/doubts.ts';
import { plan } from '../src/engine/index.ts';
import { proposeJoints } from '../src/engine/joints.ts';
import { findTitles } from '../src/engine/titles.ts';
import { WHOLE_FEATURES, WHOLE_WEIGHTS, wholeFeatures } from '../src/engine/wholes.ts';
import { casesOf } from './cases.ts';
import { drained } from './drained.ts';
import { readArgs } from './fit-args.ts';
import { unitsShown } from './fit-pages.ts';
import { logistic, lossOfOdds, type Observation, oddsOf } from './logistic.ts';

interface EndRow extends Observation {
  cjk: boolean;
  text: string;
}

/** Letters of an end that tell it from others of its pool. */
const SAME = 14;

/** The ends of a folder's pages that look cut. */
function readEnds(dir: string): EndRow[] {
  const tongues = openTongues(join(import.meta.dirname, '..', 'resources', 'tongues'));
  const rows: EndRow[] = [];
  for (const { gold, text } of casesOf(dir)) {
    plan(text, {
      tongues,
      seen: (pieces, topics, grams) => {
        const ends = unitsShown(pieces, gold);
        const cut = new Set(gold.joins.map(([tail]) => tail));
        // What the plan came to is forgotten: the ends are asked anew.
        for (const piece of pieces) piece.whole = 0;
        const looked = drained(findTitles(pieces, topics, grams));
        const { titles } = drained(withoutCutLines(pieces, topics, grams, looked));
        const { joints } = drained(proposeJoints(pieces, topics, grams, titles));
        for (const t of joints.keys()) {
          const unit = ends[t];
          const next = pieces[t + 1];
          // The rest of what one line holds is no other piece.
          if (!unit || !next || ends[t + 1]?.id === unit.id) continue;
          rows.push({
            features: Float32Array.from(wholeFeatures(pieces, t, joints, grams, looked[t] as number)),
            right: !cut.has(unit.id),
            weight: 1,
            cjk: (pieces[t] as (typeof pieces)[number]).cjk,
            text: `${pieces[t]?.text.slice(-30)} | ${next.text.slice(0, 20)}`,
          });
        }
      },
    });
  }
  return rows;
}

/** The rows with those of one end sharing the weight of one: a pool's article is told on many pages. */
function sharing(rows: readonly EndRow[]): EndRow[] {
  const keyOf = ({ text, right }: EndRow) => `${right} ${(text.split(' | ')[0] as string).slice(-SAME)}`;
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return rows.map((row) => ({ ...row, weight: 1 / (counts.get(keyOf(row)) as number) }));
}

const {
  train: own,
  check: others,
  prior,
  has,
} = readArgs('fit-wholes.ts DIR… [--check DIR…] [--prior N] [--wrong]', { prior: 3 });
const train = sharing(own.flatMap(readEnds));
const other = sharing(others.flatMap(readEnds));

function check(name: string, rows: readonly EndRow[], w: Float64Array, now: Float64Array): void {
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
      process.stdout.write(`   ${odds.toFixed(1)} ${right ? 'whole' : 'cut'} ${text}\n`);
  }
}

for (const cjk of [true, false]) {
  const own = (list: readonly EndRow[]) => list.filter((r) => r.cjk === cjk);
  const rows = own(train);
  if (!rows.length) continue;
  const { bias, weights } = cjk ? WHOLE_WEIGHTS.cjk : WHOLE_WEIGHTS.latin;
  const w = logistic(rows, WHOLE_FEATURES.length, prior);
  const told = (x: number) => Number(x.toFixed(2)) + 0;
  process.stdout.write(`\n${cjk ? 'cjk' : 'latin'}\n`);
  process.stdout.write(
    `${WHOLE_FEATURES.map((name, k) => `${name} ${told(w[k + 1] as number)}`).join('  ')}\n`,
  );
  process.stdout.write(
    `bias: ${told(w[0] as number)}, weights: [${Array.from(w.slice(1), told).join(', ')}]\n`,
  );
  const now = Float64Array.from([bias, ...weights]);
  check('fitted on', rows, w, now);
  check('others', own(other), w, now);
}
