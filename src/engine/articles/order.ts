/**
 * The pieces of one article in reading order. The columns of an article mostly stand in the dump in the order they
 * are read in; where a page was taken up from its middle they do not, and then cut paragraphs, openings, what one
 * column shares with the next and what one introduces for another tell the order: the best of all orders, over a
 * conditional logit of whole orders.
 */
import type { Piece } from '../base/model.ts';
import { ORDER_WEIGHTS, STANDING_WEIGHTS } from '../base/weights.ts';
import { ALL_SETS, bestPath } from './paths.ts';
import { STANDING_FEATURES } from './standing.ts';
import { type Ordering, standingFeatures, stepFeatures, stretchesOf } from './stretches.ts';

function weigh(f: Float64Array, weights: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < f.length; k++) sum += (f[k] as number) * (weights[k] as number);
  return sum;
}

/** The pieces of every article in reading order, and how many articles have too many columns for all orders. */
export interface Ordered {
  sequences: number[][];
  bounded: number;
}

/** Orders the columns of every article. Generator: yields the share done. */
export function* orderArticles(of: Ordering): Generator<number, Ordered> {
  const { pieces, woven } = of;
  const { article, atoms } = woven;
  const members = new Map<number, number[]>();
  atoms.forEach((atom, a) => {
    const key = article[atom[0] as number] as number;
    const list = members.get(key);
    if (list) list.push(a);
    else members.set(key, [a]);
  });
  const sequences: number[][] = [];
  let bounded = 0;
  const standing = new Float64Array(STANDING_FEATURES.length);
  for (const list of members.values()) {
    const s = stretchesOf(of, list);
    if (s.chains.length > ALL_SETS) bounded++;
    const script = (pieces[s.heads[0] as number] as Piece).cjk ? 'cjk' : 'latin';
    const path = bestPath(s.chains.length, s.lead, {
      step: (x, y) => weigh(stepFeatures(s, x, y), ORDER_WEIGHTS[script]),
      before: (x, y) => {
        standingFeatures(s, x, y, standing);
        return weigh(standing, STANDING_WEIGHTS[script]);
      },
    });
    sequences.push(
      path.flatMap((x) => (s.chains[x] as number[]).flatMap((k) => atoms[list[k] as number] as number[])),
    );
    yield sequences.length / members.size;
  }
  const first = new Map(sequences.map((s) => [s, s.reduce((least, p) => Math.min(least, p), Infinity)]));
  sequences.sort((a, b) => (first.get(a) as number) - (first.get(b) as number));
  return { sequences, bounded };
}
