/**
 * How well an end and a beginning fit: what a joint of theirs is judged by, weighed by a small network of its script
 * that `bench/fit.ts` fits.
 */

import type { Piece } from '../base/model.ts';
import { placesOf } from '../base/network.ts';
import { CJK, CLOSE, classOf, DIGIT, INNER, STOP } from '../base/script.ts';
import type { Grams } from '../language/grams.ts';
import { bracketState } from '../language/torn.ts';
import { DEPTH_FEATURES } from './depths.ts';
import { LETTER_FEATURES, type LetterEdge, letterEdge, letterFeatures } from './fit-letters.ts';
import { WORD_FEATURES, type WordEdge, wordEdge, wordFeatures } from './fit-words.ts';
import { FLANK_FEATURES } from './flanks.ts';

/** One end or beginning of a piece, as far as a joint needs to know it. */
export interface Edge {
  /** The last (first) code units beside the joint. */
  near: string;
  open: string;
  closed: string;
  /** Odd number of straight quotes: one end of a quotation is missing. */
  straight: boolean;
  /** Its letters where words are not parted by blanks, else null. */
  letters: LetterEdge | null;
  /** Its words where they are parted by blanks, else null. */
  words: WordEdge | null;
}

/** Code units beside a joint that are looked at, and those in which brackets are followed. */
const NEAR = 24;
const BRACKETED = 2000;

function edgeOf(piece: Piece, end: 'tail' | 'head', grams: Grams): Edge {
  const cut = (n: number) => (end === 'tail' ? piece.text.slice(-n) : piece.text.slice(0, n));
  const near = cut(NEAR);
  const state = bracketState(cut(BRACKETED));
  return {
    near,
    ...state,
    straight: state.open.includes('"'),
    letters: piece.cjk ? letterEdge(piece, near, end, grams) : null,
    words: piece.cjk ? null : wordEdge(piece, near, end, grams),
  };
}

export function tailEdge(piece: Piece, grams: Grams): Edge {
  return edgeOf(piece, 'tail', grams);
}

export function headEdge(piece: Piece, grams: Grams): Edge {
  return edgeOf(piece, 'head', grams);
}

/** Names of what joints of every script are judged by. */
const COMMON_FEATURES = [
  'bracketFits',
  'bracketClashes',
  'digits',
  'digitClash',
  'marksClash',
  'likeness',
  'around',
  'across',
  'next',
  'ahead',
  'behind',
  'afterTorn',
  'tornHead',
  'afterTitle',
  'continuity',
  'columnContinuity',
  'gain',
  'loss',
  'tailOdds',
  ...FLANK_FEATURES,
] as const;

/**
 * Names of the features of a joint by its script, in the order of `jointFeatures`. How deep columns are tells only where
 * letters leave many joints in doubt: words say more of a joint, and fitted with depths they did no better.
 */
export const JOINT_FEATURES = {
  cjk: [...COMMON_FEATURES, ...LETTER_FEATURES, ...DEPTH_FEATURES],
  latin: [...COMMON_FEATURES, ...WORD_FEATURES],
} as const;

const AT = placesOf(COMMON_FEATURES);
/** Where what the flanks say stands among the features, and where what only one script tells. */
export const FLANKS_AT = AT[FLANK_FEATURES[0]];
const OWN_AT = COMMON_FEATURES.length;
/** Where, in scripts that write words without blanks, what the depths of columns say stands. */
export const DEPTHS_AT = OWN_AT + LETTER_FEATURES.length;

/** What else a joint is judged by, beyond its two edges. */
export interface Situation {
  /** Cosine of the two pieces, of the columns around them, and of each piece with the other's column. */
  likeness: number;
  around: number;
  across: number;
  /** Pieces from tail to head in the dump: 1 is the next one, negative stands before. */
  distance: number;
  /** Whether the head follows another torn end, so that a column surely begins there. */
  afterTorn: boolean;
  /** Whether the head follows a title or what belongs to one. */
  afterTitle: boolean;
  /** Where the head follows a whole paragraph: how alike the two are, and the columns to both sides. */
  continuity: number;
  columnContinuity: number;
  /** Log odds that the head is the rest of a sentence, told by itself. */
  tornHead: number;
  /** What the language says of the end by itself. */
  tailOdds: number;
  /** How sure each of the two is a title, 0 to 1. */
  tailTitle: number;
  headTitle: number;
}

/** Writes what brackets and quotes say: one that is left open wants to be closed. */
function bracketFeatures(tail: Edge, head: Edge, f: Float64Array): void {
  const want = tail.open.replace('"', '');
  const give = head.closed;
  if (want && give) f[want.endsWith(give.charAt(0)) ? AT.bracketFits : AT.bracketClashes] = 1;
  else if (want && !give) f[AT.bracketClashes] = want.endsWith('）') || want.endsWith(')') ? 1 : 0.5;
  else if (give) f[AT.bracketClashes] = 1;
  if (tail.straight || head.straight)
    f[tail.straight && head.straight ? AT.bracketFits : AT.bracketClashes] =
      tail.straight && head.straight ? 0.6 : 0.3;
}

/** Writes what figures and marks beside the joint say. */
function markFeatures(left: string, right: string, cjk: boolean, f: Float64Array): void {
  const l = classOf(left.charCodeAt(left.length - 1));
  const r = classOf(right.charCodeAt(0));
  if (l & DIGIT) {
    if (
      r & DIGIT ||
      /^[%％年月日亿万千百元人个多.,点]/u.test(right) ||
      /^\s*(?:pct|percent|mln|bln|dlrs|million|billion)/u.test(right)
    )
      f[AT.digits] = 1;
    else f[AT.digitClash] = 1;
  } else if (r & DIGIT && l & CJK) f[AT.digits] = 0.2;
  if (l & INNER && r & (INNER | STOP)) f[AT.marksClash] = 1;
  if (cjk && (l & INNER || /[（(“‘《]$/u.test(left)) && r & (INNER | STOP | CLOSE) && !(r & CJK))
    f[AT.marksClash] = 1;
}

/** Room for the features of a joint of one script. */
export function featuresOf(cjk: boolean): Float64Array {
  return new Float64Array(JOINT_FEATURES[cjk ? 'cjk' : 'latin'].length);
}

/**
 * Writes the features of joining an end to a beginning of one script into `f`, as `JOINT_FEATURES` names them; those of
 * flanks and depths are 0.
 */
export function jointFeatures(
  tail: Edge,
  head: Edge,
  cjk: boolean,
  grams: Grams,
  f: Float64Array,
  at: Situation,
): void {
  f.fill(0);
  bracketFeatures(tail, head, f);
  markFeatures(tail.near, head.near, cjk, f);
  f[AT.likeness] = at.likeness;
  f[AT.around] = at.around;
  f[AT.across] = at.across;
  f[AT.next] = at.distance === 1 ? 1 : 0;
  f[AT.ahead] = at.distance > 1 ? Math.log(at.distance) / 3 : 0;
  f[AT.behind] = at.distance < 0 ? 0.6 + Math.log(-at.distance) / 3 : 0;
  f[AT.afterTorn] = at.afterTorn ? 1 : 0;
  f[AT.tornHead] = at.tornHead / 4;
  f[AT.afterTitle] = at.afterTitle ? 1 : 0;
  f[AT.continuity] = at.continuity;
  f[AT.columnContinuity] = at.columnContinuity;
  f[AT.tailOdds] = Math.max(-4, Math.min(4, at.tailOdds)) / 4;
  let gain = 0;
  if (tail.letters && head.letters) gain = letterFeatures(tail.letters, head.letters, grams, f, OWN_AT);
  else if (tail.words && head.words) gain = wordFeatures(tail.words, head.words, grams, at, f, OWN_AT);
  if (gain > 0) f[AT.gain] = Math.min(gain, 12) / 4;
  else f[AT.loss] = Math.max(gain, -4) / 4;
}
