/**
 * Fits the weights of the title model (`TITLE_WEIGHTS` in `src/engine/base/weights.ts`) on cases with known truth.
 *   node bench/fit-titles.ts DIR… [--check DIR…] [--prior N] [--wrong]
 * Every short line without a mark that may be a title is a row, right where the truth says title, subtitle or
 * heading: a logistic regression by Newton's method under a normal prior (`--prior`, its precision for a feature of
 * unit spread). Titles of all settings ought to be among them: in capitals, with capitals, as sentences are written.
 * With `--wrong` the lines are shown that the fit takes for something else.
 */

import { join } from 'node:path';
import { openTongues } from '../src/core/tongues.ts';
import type { Piece } from '../src/engine/base/model.ts';
import { TITLE_WEIGHTS } from '../src/engine/base/weights.ts';
import { plan } from '../src/engine/index.ts';
import { readNeighbours, TITLE_FEATURES, titleFeatures } from '../src/engine/titles/titles.ts';
import { casesOf } from './cases.ts';
import { readArgs } from './fit-args.ts';
import { fitOdds, type TextRow } from './fit-odds.ts';
import { unitsShown } from './fit-pages.ts';

/** How much the heading of a section counts beside an article's title. */
const SECTION = 0.4;

/** Lines of one case that are no titles count as so many, at most. */
const MOST = 8;

/** The lines of a folder's cases that may be titles. */
function readTitles(dir: string): TextRow[] {
  const tongues = openTongues(join(import.meta.dirname, '..', 'resources', 'tongues'));
  const rows: TextRow[] = [];
  for (const { gold, text } of casesOf(dir)) {
    plan(text, {
      tongues,
      seen: (pieces, topics, grams) => {
        const units = unitsShown(pieces, gold);
        const prose = readNeighbours(pieces);
        const cut = new Set(gold.joins.flat());
        const own: TextRow[] = [];
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

fitOdds(train, other, {
  names: TITLE_FEATURES,
  prior,
  now: TITLE_WEIGHTS,
  wrong: has('--wrong') ? ['title', 'none'] : null,
});
