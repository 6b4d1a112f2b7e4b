/** What is known of a block that tells an earlier or later one again. */
import type { Match } from './twins.ts';

export interface Copy {
  /** The block that is told again. */
  block: number;
  /** The block that stays, never itself a copy of another. */
  twin: number;
  /** Letters that differ. */
  distance: number;
  /** Whether the copy holds only a part of its twin. */
  torn: boolean;
  /** Whether it goes on from the copy right before it: their readings stand side by side elsewhere, too. */
  inRun: boolean;
  /** Whether it goes on so from the copy before the line before it. */
  over: boolean;
  /** Too doubtful to act on: another fact in the same frame may be told. */
  doubtful: boolean;
  /** A short stretch that stands alone: perhaps rightly told twice, so only proposed. */
  alone: boolean;
  /** A turn of short lines told over and over: taken out however short. */
  told: boolean;
  /** Told in full by another paragraph: a sentence of it set apart, or its beginning told before. */
  passage: boolean;
  /** Stood first, and gave its place to a cleaner reading further down. */
  noisier: boolean;
  match: Match | null;
}

/** A record of block `block` as a copy of `twin`: exact, whole and on its own, unless `what` says otherwise. */
export function newCopy(block: number, twin: number, what: Partial<Copy> = {}): Copy {
  return {
    block,
    twin,
    distance: 0,
    torn: false,
    inRun: false,
    over: false,
    doubtful: false,
    alone: false,
    told: false,
    passage: false,
    noisier: false,
    match: null,
    ...what,
  };
}

export interface Copies {
  /** By block: its copy record, or undefined where it stays. */
  of: (Copy | undefined)[];
  /** The first block with the same letters, by block. */
  same: Int32Array;
  /** How many blocks have these letters, by first block. */
  count: Uint32Array;
  /** Grams that stood too often to be followed, if copies of blocks may have been missed for it; else 0. */
  crowded: number;
  /** Blocks too long to be compared whole. */
  long: number;
}
