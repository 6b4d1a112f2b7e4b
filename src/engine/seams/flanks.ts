/**
 * What the two pieces of a joint look like by themselves, away from the cut: lines of a table go on nowhere, a line
 * that may be a title rarely does, and a paragraph that opens like an article is seldom the rest of one.
 */

import type { Piece } from '../base/model.ts';
import { classOf, DIGIT } from '../base/script.ts';
import { OPENING_CUES, openingCues } from '../look/leads.ts';
import { isCapitals } from '../look/look.ts';

/** Names of what a joint's pieces look like, in the order of `flankFeatures`. */
export const FLANK_FEATURES = [
  'tabularTail',
  'tabularHead',
  'tailLength',
  'headLength',
  'beforeTitle',
  'beforeTorn',
  ...OPENING_CUES,
] as const;

/** Letters looked at from the joint to tell a line of a table. */
const NEAR = 60;

/** Figures from which on a line that stands in capitals is taken for one of a table, and how surely. */
const CAPITAL_FIGURES = 3;
const CAPITAL_TABLE = 0.6;

/** The share of figures and leaders in a text, 0 to 1; no less than `CAPITAL_TABLE` in capitals with several figures. */
function tabular(text: string): number {
  let marks = 0;
  let all = 0;
  const figures = text.match(/\d+/gu)?.length ?? 0;
  const least = figures >= CAPITAL_FIGURES && isCapitals(text) ? CAPITAL_TABLE : 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 32) continue;
    all++;
    if (classOf(c) & DIGIT || c === 46 || c === 45 || c === 47 || c === 124) marks++;
  }
  return all ? Math.max(least, marks / all) : 0;
}

/** Length of a piece as a share of a long paragraph's, 0 to about 1, in steps that matter less the longer it is. */
const lengthOf = (piece: Piece) => Math.log1p(piece.text.length) / (piece.cjk ? 6 : 7);

/** What an end looks like. `next` is the piece behind it in the dump, and its log odds of being the rest of one. */
export interface TailFlank {
  tabular: number;
  length: number;
  beforeTitle: number;
  beforeTorn: number;
}

/** What a beginning looks like. */
export interface HeadFlank {
  tabular: number;
  length: number;
  cues: readonly number[];
}

export function tailFlank(piece: Piece, nextIsTitle: boolean, nextTorn: number): TailFlank {
  return {
    tabular: tabular(piece.text.slice(-NEAR)),
    length: lengthOf(piece),
    beforeTitle: nextIsTitle ? 1 : 0,
    beforeTorn: nextTorn / 4,
  };
}

export function headFlank(piece: Piece): HeadFlank {
  return {
    tabular: tabular(piece.text.slice(0, NEAR)),
    length: lengthOf(piece),
    cues: openingCues(piece.text, piece.cjk),
  };
}

/** Writes what a joint's pieces look like into `f` from `at` on, as `FLANK_FEATURES` names it. */
export function flankFeatures(tail: TailFlank, head: HeadFlank, f: Float64Array, at: number): void {
  f[at] = tail.tabular;
  f[at + 1] = head.tabular;
  f[at + 2] = tail.length;
  f[at + 3] = head.length;
  f[at + 4] = tail.beforeTitle;
  f[at + 5] = tail.beforeTorn;
  for (let k = 0; k < head.cues.length; k++) f[at + 6 + k] = head.cues[k] as number;
}
