/**
 * Lines that look like titles and may be the beginnings of cut sentences: where the rest of such a sentence is found
 * on the page, the line is no title. A title's odds and those of its joints are weighed against each other in one
 * matching, so that a beginning which another end needs more makes no sentence of a title.
 */

import type { Piece } from '../base/model.ts';
import type { Grams } from '../language/grams.ts';
import type { Topics } from '../language/topics.ts';
import { tornTail } from '../language/torn.ts';
import { endsOf, type Joint, MANY, readTorn, scoreJoints, TORN } from './joints.ts';
import { compete, shareOf } from './matching.ts';

/** A line this surely a title is none in question. */
const SURELY = 0.97;
/** How sure it must be that a line goes on. */
const GOES_ON = 0.65;
/** Lines in question that are looked at; a dump with more is no page of a paper. */
const MOST = 200;

/** Odds of titles once lines that are none are known, and whether there were too many to ask. */
export interface Asked {
  titles: Float32Array;
  bounded: boolean;
}

/** The lines in question. */
function doubtful(pieces: readonly Piece[], titles: Float32Array): number[] {
  const list: number[] = [];
  for (const [p, piece] of pieces.entries()) {
    const title = titles[p] as number;
    if (title < 0.5 || title > SURELY || piece.heading || piece.mark || piece.role) continue;
    if (!pieces[p + 1]?.glued && tornTail(piece, 0) >= TORN) list.push(p);
  }
  return list;
}

/** Joints of a line that may be a title, its odds of being none taken in. */
function doubted(list: readonly Joint[], title: number): Joint[] {
  const none = Math.log(1 - title);
  return list.map((j) => ({ ...j, score: j.score + none }));
}

/**
 * `titles`, or a copy in which lines that surely go on elsewhere are none. Generator: yields the share done. Costs
 * next to nothing where no line in question has a rest worth a look.
 */
export function* withoutCutLines(
  pieces: readonly Piece[],
  topics: Topics,
  grams: Grams,
  titles: Float32Array,
): Generator<number, Asked> {
  const list = doubtful(pieces, titles);
  if (!list.length) return { titles, bounded: false };
  if (list.length > MOST) return { titles, bounded: true };
  const torn = yield* readTorn(pieces, grams, titles);
  const own = yield* scoreJoints(pieces, topics, grams, titles, torn, list);
  const asked = new Map<number, Joint[]>();
  for (const [t, joints] of own.joints) {
    const weighed = doubted(joints, titles[t] as number);
    if (weighed.some((j) => j.score > 0)) asked.set(t, weighed);
  }
  if (!asked.size) return { titles, bounded: false };
  const ends = endsOf(torn);
  if (ends.length > MANY) return { titles, bounded: true };
  const others = yield* scoreJoints(pieces, topics, grams, titles, torn, ends);
  yield* compete([...asked.values(), ...others.joints.values()]);
  const out = titles.slice();
  for (const [t, joints] of asked) {
    const best = joints[0] as Joint;
    if (shareOf(best, joints) >= GOES_ON) out[t] = 0;
  }
  return { titles: out, bounded: false };
}
