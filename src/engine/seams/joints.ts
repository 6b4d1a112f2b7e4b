/**
 * The joints worth a look: every end that seems cut against every beginning around it, scored by what stands at
 * the joint, what the pieces and their columns speak of, and how they lie.
 */

import { sameScript } from '../base/forms.ts';
import type { Piece } from '../base/model.ts';
import { weigh } from '../base/network.ts';
import type { Grams } from '../language/grams.ts';
import { tailOdds } from '../language/rims.ts';
import {
  likeness,
  type Theme,
  type Topics,
  themeLikeness,
  themeLikenesses,
  themeOf,
} from '../language/topics.ts';
import { beginsAnew, tornHead, tornTail } from '../language/torn.ts';
import { isByline } from '../look/bylines.ts';
import { isDateLine } from '../look/look.ts';
import { toldOdds } from '../titles/continued.ts';
import { type Depths, depthFeatures, readDepths } from './depths.ts';
import { DEPTHS_AT, type Edge, FLANKS_AT, featuresOf, headEdge, jointFeatures, tailEdge } from './fit.ts';
import { flankFeatures, type HeadFlank, headFlank, tailFlank } from './flanks.ts';
import { compete } from './matching.ts';
import { JOINT_NETWORK } from './networks.ts';

/** Beginnings looked at for one end, to each side; a bound, far beyond one newspaper page. */
export const WINDOW = 160;
/** Ends settled together; beyond, the dump is no page and ends only look a few pieces around. */
export const MANY = 600;

export interface Joint {
  tail: number;
  head: number;
  /** Log odds against going on nowhere. */
  score: number;
}

/** For fitting the weights: told of every joint weighed and of its features, which the next joint writes over. */
export type SeeJoint = (joint: Joint, features: Float64Array) => void;

export interface Proposal {
  /** By tail: its joints, best first. */
  joints: Map<number, Joint[]>;
  /** How deep the columns are. */
  depths: Depths;
  /** How sure a piece's end is cut, its beginning is missing. */
  tailTorn: Float32Array;
  headTorn: Float32Array;
  /** Whether there were too many ends for all beginnings to be looked at; pieces looked at to each side of one. */
  bounded: boolean;
  window: number;
}

/** Log odds that two parts of one Latin word in Chinese add to their joint. */
const CUT_WORD = 4;

/** Log odds from which on a beginning surely is the rest of a sentence, so that a column begins with it. */
const BROKEN = 1.5;

/** From here on an end counts as cut. */
export const TORN = 0.4;

/** The pieces after `h` in its column, dimmed with distance. */
function columnOf(
  topics: Topics,
  h: number,
  ends: (p: number) => boolean,
  starts: (p: number) => boolean,
): [number, number][] {
  const list: [number, number][] = [];
  let share = 0.8;
  for (let p = h; list.length < 4 && !ends(p) && p + 1 < topics.terms.length && !starts(p + 1); share *= 0.8)
    list.push([++p, share]);
  return list;
}

/** What stands up to an end (`step` -1) or after a beginning (`step` 1), as far as the column surely goes. */
function columnTheme(
  topics: Topics,
  from: number,
  step: 1 | -1,
  ends: (p: number) => boolean,
  starts: (p: number) => boolean,
): Theme {
  const list: [number, number][] = [];
  let share = 1;
  for (let p = from; list.length < 6; ) {
    if (step === -1) {
      if (starts(p)) break;
      p--;
      if (p < 0 || ends(p)) break;
    } else {
      if (ends(p)) break;
      p++;
      if (p >= topics.terms.length || starts(p)) break;
    }
    list.push([p, share]);
    share *= 0.8;
  }
  return themeOf(topics, list);
}

/** A possible beginning: its edge, what it and its column speak of, and how it follows what stands before it. */
interface Head {
  edge: Edge;
  flank: HeadFlank;
  theme: Theme;
  own: Theme;
  afterTitle: boolean;
  continuity: number;
  columnContinuity: number;
}

function readHead(
  pieces: readonly Piece[],
  topics: Topics,
  grams: Grams,
  h: number,
  ends: (p: number) => boolean,
  starts: (p: number) => boolean,
): Head {
  const theme = columnTheme(topics, h, 1, ends, starts);
  const before = pieces[h - 1];
  const afterTitle =
    before !== undefined && (starts(h - 1) || isByline(before.text) || isDateLine(before.text));
  const clean = before !== undefined && !afterTitle && !ends(h - 1);
  return {
    edge: headEdge(pieces[h] as Piece, grams),
    flank: headFlank(pieces[h] as Piece),
    theme,
    own: themeOf(topics, [[h, 1]]),
    afterTitle,
    continuity: clean ? likeness(topics, h - 1, h) : 0,
    columnContinuity: clean
      ? themeLikeness(
          columnTheme(topics, h, -1, ends, starts),
          themeOf(topics, [[h, 1], ...columnOf(topics, h, ends, starts)]),
        )
      : 0,
  };
}

/** How ends and beginnings look by themselves. */
export interface Torn {
  /** How sure a piece's end is cut, its beginning is missing. */
  tail: Float32Array;
  head: Float32Array;
  /** Log odds that a piece is the rest of a sentence, told by its beginning. */
  headOdds: Float32Array;
  /** 1 where a piece surely begins something. */
  anew: Uint8Array;
}

/** Reads every piece's end and beginning. Generator: yields the share done. */
export function* readTorn(
  pieces: readonly Piece[],
  grams: Grams,
  titles: Float32Array,
): Generator<number, Torn> {
  const n = pieces.length;
  const torn = {
    tail: new Float32Array(n),
    head: new Float32Array(n),
    headOdds: new Float32Array(n),
    anew: new Uint8Array(n),
  };
  for (const [p, piece] of pieces.entries()) {
    const title = titles[p] as number;
    torn.tail[p] = title >= 0.5 || pieces[p + 1]?.glued ? 0 : tornTail(piece, title);
    const odds = tornHead(piece, grams);
    torn.headOdds[p] = odds;
    torn.anew[p] = beginsAnew(piece) ? 1 : 0;
    torn.head[p] = title >= 0.5 ? 0 : 1 / (1 + Math.exp(-odds));
    if (p % 500 === 499) yield p / n;
  }
  return torn;
}

/** The joints of some ends, by themselves, how deep the columns are, and the pieces looked at to each side of one. */
export interface Scored {
  joints: Map<number, Joint[]>;
  depths: Depths;
  bounded: boolean;
  window: number;
}

/**
 * Scores every joint worth a look of the ends `tails`: log odds by itself, against both sides left open. `see` is told
 * of each. Generator: yields the share done.
 */
export function* scoreJoints(
  pieces: readonly Piece[],
  topics: Topics,
  grams: Grams,
  titles: Float32Array,
  torn: Torn,
  tails: readonly number[],
  see?: SeeJoint,
): Generator<number, Scored> {
  const n = pieces.length;
  const ends = (p: number) => (torn.tail[p] as number) >= TORN;
  const starts = (p: number) => (titles[p] as number) >= 0.5;
  const bounded = tails.length > MANY;
  const window = bounded ? 12 : WINDOW;
  const heads = new Map<number, Head>();
  const joints = new Map<number, Joint[]>();
  const around = new Float64Array(2 * WINDOW);
  const across = new Float64Array(2 * WINDOW);
  const back = new Float64Array(2 * WINDOW);
  const cut = grams.cutWords();
  const above = pieces.map(
    (piece, p) => starts(p) || piece.heading || isByline(piece.text) || isDateLine(piece.text),
  );
  const foot = (p: number) =>
    ends(p) || above[p] || above[p + 1] || (torn.headOdds[p + 1] as number) > BROKEN;
  const depths = readDepths(pieces, foot, ends);
  // One of each for all joints: a dump of many lines weighs millions.
  const features = { cjk: featuresOf(true), latin: featuresOf(false) };
  let work = 0;
  for (const [k, t] of tails.entries()) {
    const network = (pieces[t] as Piece).cjk ? JOINT_NETWORK.cjk : JOINT_NETWORK.latin;
    const tail = tailEdge(pieces[t] as Piece, grams);
    const flank = tailFlank(pieces[t] as Piece, t + 1 < n && starts(t + 1), torn.headOdds[t + 1] ?? 0);
    const theme = columnTheme(topics, t, -1, ends, starts);
    const own = themeOf(topics, [[t, 1]]);
    const odds = tailOdds(grams.tongues, pieces[t] as Piece);
    const near: number[] = [];
    const found: Head[] = [];
    for (let h = Math.max(0, t - window); h <= Math.min(n - 1, t + window); h++) {
      if (h === t || starts(h) || (pieces[h] as Piece).cjk !== (pieces[t] as Piece).cjk) continue;
      const piece = pieces[h] as Piece;
      if (piece.heading || piece.glued || torn.anew[h] || !sameScript(pieces[t] as Piece, piece)) continue;
      let head = heads.get(h);
      if (!head) {
        head = readHead(pieces, topics, grams, h, ends, starts);
        heads.set(h, head);
        if (++work % 50 === 0) yield k / tails.length;
      }
      near.push(h);
      found.push(head);
    }
    const themes = found.map((head) => head.theme);
    themeLikenesses(theme, themes, around);
    themeLikenesses(own, themes, across);
    themeLikenesses(
      theme,
      found.map((head) => head.own),
      back,
    );
    const list: Joint[] = [];
    for (const [i, h] of near.entries()) {
      const { edge, flank: beginning, afterTitle, continuity, columnContinuity } = found[i] as Head;
      const { cjk } = pieces[h] as Piece;
      const f = cjk ? features.cjk : features.latin;
      jointFeatures(tail, edge, cjk, grams, f, {
        likeness: likeness(topics, t, h),
        around: around[i] as number,
        across: Math.max(across[i] as number, back[i] as number),
        distance: h - t,
        afterTorn: h === 0 || ends(h - 1),
        afterTitle,
        continuity,
        columnContinuity,
        tornHead: torn.headOdds[h] as number,
        tailOdds: odds,
        tailTitle: titles[t] as number,
        headTitle: titles[h] as number,
      });
      flankFeatures(flank, beginning, f, FLANKS_AT);
      if (cjk) depthFeatures(depths, t, h, f, DEPTHS_AT);
      const told = toldOdds(pieces[t] as Piece, pieces[h] as Piece, h) + (cut.joins(t, h) ? CUT_WORD : 0);
      const joint = { tail: t, head: h, score: weigh(network, f) + told };
      see?.(joint, f);
      list.push(joint);
      if (++work % 100 === 0) yield k / tails.length;
    }
    joints.set(t, list);
    if (heads.size > 4 * WINDOW) heads.clear();
  }
  return { joints, depths, bounded, window };
}

/** All joints worth a look, by tail, in competition; `see` is told of each. Generator: yields the share done. */
export function* proposeJoints(
  pieces: readonly Piece[],
  topics: Topics,
  grams: Grams,
  titles: Float32Array,
  see?: SeeJoint,
): Generator<number, Proposal> {
  const torn = yield* readTorn(pieces, grams, titles);
  // The first end read has loaded its language.
  yield 0;
  const scored = yield* scoreJoints(pieces, topics, grams, titles, torn, endsOf(torn), see);
  yield* compete(scored.joints.values());
  return { ...scored, tailTorn: torn.tail, headTorn: torn.head };
}

/** The pieces whose ends count as cut. */
export function endsOf(torn: Torn): number[] {
  const tails: number[] = [];
  for (const [p, sure] of torn.tail.entries()) if (sure >= TORN) tails.push(p);
  return tails;
}
