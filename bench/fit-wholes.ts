/**
 * Fits the weights of ends that are whole without a stop (`WHOLE_WEIGHTS` in `src/engine/seams/wholes.ts`) on pages with
 * known truth.
 *   node bench/fit-wholes.ts DIR… [--check DIR…] [--prior N] [--wrong]
 * Every end that looks cut is a row, right where the truth joins it to nothing: a logistic regression by Newton's
 * method under a normal prior (`--prior`, its precision for a feature of unit spread). Pages whose paragraphs have
 * lost some of their stops ought to be among them. With `--wrong` the ends are shown that the fit takes for something
 * else.
 */
import { join } from 'node:path';
import { openTongues } from '../src/core/tongues.ts';
import { plan } from '../src/engine/index.ts';
import { withoutCutLines } from '../src/engine/seams/doubts.ts';
import { proposeJoints } from '../src/engine/seams/joints.ts';
import { WHOLE_FEATURES, WHOLE_WEIGHTS, wholeFeatures } from '../src/engine/seams/wholes.ts';
import { findTitles } from '../src/engine/titles/titles.ts';
import { casesOf } from './cases.ts';
import { drained } from './drained.ts';
import { readArgs } from './fit-args.ts';
import { fitOdds, type TextRow } from './fit-odds.ts';
import { unitsShown } from './fit-pages.ts';

/** Letters of an end that tell it from others of its pool. */
const SAME = 14;

/** The ends of a folder's pages that look cut. */
function readEnds(dir: string): TextRow[] {
  const tongues = openTongues(join(import.meta.dirname, '..', 'resources', 'tongues'));
  const rows: TextRow[] = [];
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
function sharing(rows: readonly TextRow[]): TextRow[] {
  const keyOf = ({ text, right }: TextRow) => `${right} ${(text.split(' | ')[0] as string).slice(-SAME)}`;
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

fitOdds(train, other, {
  names: WHOLE_FEATURES,
  prior,
  now: WHOLE_WEIGHTS,
  wrong: has('--wrong') ? ['whole', 'cut'] : null,
});
