/**
 * Ends without a stop that are no cuts: titles set like sentences, lines of lists, captions, paragraphs whose stop was
 * never set. A cut end goes on somewhere, and its sentence is one with what follows; where nothing on the page goes on
 * from an end, and what stands right behind it begins by itself, the end is whole. Every end is weighed once all ends
 * have competed for all beginnings.
 */

import type { Piece } from '../base/model.ts';
import { placesOf } from '../base/network.ts';
import type { Grams } from '../language/grams.ts';
import { tailOdds } from '../language/rims.ts';
import type { Topics } from '../language/topics.ts';
import { bracketState, tornHead } from '../language/torn.ts';
import { endsWithStop, titleLook } from '../look/look.ts';
import { isProse } from '../titles/titles.ts';
import { type Joint, type Proposal, proposeJoints } from './joints.ts';
import { chancesAmong } from './matching.ts';

/** Names of what an end is weighed by. */
export const WHOLE_FEATURES = [
  'open',
  'elsewhere',
  'nextTorn',
  'goesOn',
  'inner',
  'unclosed',
  'title',
  'afterStop',
  'figure',
] as const;

const AT = placesOf(WHOLE_FEATURES);

/** Weights of these: log odds that an end is whole, fitted by `bench/fit-wholes.ts`. */
export const WHOLE_WEIGHTS = {
  cjk: { bias: 2.7, weights: [3.94, -1.04, -1, -1.64, -3.99, -1.88, 3.27, -1.5, -3.22] },
  latin: { bias: 1.52, weights: [3.78, -0.52, -0.48, -1.84, -2.79, -1.36, -1.71, -0.04, 0.03] },
};

/** Chances below this are as good as none. */
const LEAST = 0.003;

/** Log odds of a chance, in fours, far from certainty alike. */
function logOdds(chance: number): number {
  return Math.log((chance + LEAST) / (1 - chance + LEAST)) / 4;
}

/** What stands at the end of no sentence and of no line that is whole. */
const INNER = /[，、；：,;:(（“‘《—-]$/u;

/** Features of an end, as `WHOLE_FEATURES` names them; `title` is how surely it looks like a title. */
export function wholeFeatures(
  pieces: readonly Piece[],
  t: number,
  joints: ReadonlyMap<number, readonly Joint[]>,
  grams: Grams,
  title: number,
): Float64Array {
  const piece = pieces[t] as Piece;
  const next = pieces[t + 1];
  const list = joints.get(t) ?? [];
  const { of, none } = chancesAmong(list);
  let elsewhere = 0;
  for (const [k, j] of list.entries()) if (j.head !== t + 1) elsewhere += of[k] as number;
  const before = pieces[t - 1];
  return Float64Array.of(
    logOdds(none),
    logOdds(elsewhere),
    next ? Math.max(-5, Math.min(5, tornHead(next, grams))) / 3 : -5 / 3,
    Math.max(-3, Math.min(3, tailOdds(grams.tongues, piece))) / 2,
    INNER.test(piece.text) ? 1 : 0,
    bracketState(piece.text).open ? 1 : 0,
    title,
    !before || endsWithStop(before.text) ? 1 : 0,
    /\d$/u.test(piece.text) ? 1 : 0,
  );
}

/** How sure it must be that an end is whole: one that is cut and read on as it stands loses its joint. */
const WHOLE = 0.8;
/** Where going on elsewhere is as likely as this, it stays open: both ways are weighed once more with the articles. */
const ELSEWHERE = 0.32;
/** A line that looks this much like a title is one once it is known to be whole; this sure, for a title parts articles. */
const TITLE = 0.05;
const TITLED = 0.9;
/**
 * English headlines are sentences that want a stop, so many beginnings have a small share in them: one that looks this
 * much like a title is one from this chance on, as long as no single joint is as likely as this.
 */
const HEADLINE = { look: 0.15, chance: 0.8, joint: 0.45 };

/** How sure it is that an end is whole, by its features. */
function chanceOf(f: Float64Array, cjk: boolean): number {
  const { bias, weights } = cjk ? WHOLE_WEIGHTS.cjk : WHOLE_WEIGHTS.latin;
  let s = bias;
  f.forEach((x, k) => {
    s += x * (weights[k] as number);
  });
  return 1 / (1 + Math.exp(-s));
}

/** What the ends of a page came to: the odds of titles, and the joints proposed, unless they are void by now. */
export interface Read {
  titles: Float32Array;
  proposal: Proposal | null;
}

/**
 * Sets `whole` on pieces whose end is none of a cut, and makes titles of those that look like one. `looked` are the
 * odds of titles by look, `titles` those after lines that go on were found. Generator: yields the share done.
 */
export function* readWholes(
  pieces: readonly Piece[],
  topics: Topics,
  grams: Grams,
  looked: Float32Array,
  titles: Float32Array,
): Generator<number, Read> {
  const proposal = yield* proposeJoints(pieces, topics, grams, titles);
  const { window, bounded } = proposal;
  if (bounded) return { titles, proposal };
  const last = pieces.length - 1;
  const out = titles.slice();
  let found = 0;
  for (const t of proposal.joints.keys()) {
    const piece = pieces[t] as Piece;
    const next = pieces[t + 1];
    // Where not every beginning was looked at, nobody knows that an end goes on nowhere.
    if (!next || t > window || t + window < last) continue;
    const look = looked[t] as number;
    const features = wholeFeatures(pieces, t, proposal.joints, grams, look);
    const chance = chanceOf(features, piece.cjk);
    const isTitle = look >= TITLE && isProse(next) && titleLook(piece.text, piece.cjk, 0) > 0;
    const best = chancesAmong(proposal.joints.get(t) ?? []).of[0] ?? 0;
    const isHeadline =
      isTitle && !piece.cjk && look >= HEADLINE.look && chance >= HEADLINE.chance && best < HEADLINE.joint;
    const goesElsewhere = (features[AT.elsewhere] as number) > logOdds(ELSEWHERE);
    if (!isHeadline && (goesElsewhere || chance < (isTitle ? TITLED : WHOLE))) continue;
    found++;
    if (isTitle) out[t] = chance;
    else piece.whole = chance;
  }
  return { titles: out, proposal: found ? null : proposal };
}
