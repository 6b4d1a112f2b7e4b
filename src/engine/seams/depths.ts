/**
 * How deep columns are: a page maker squares off the columns of a story, so that an end cut at the foot of one goes on
 * in a column about as deep; only its last one may be shorter.
 */
import type { Piece } from '../base/model.ts';

/** By piece, in code units of the dump: how deep its column is down to its end, and from its beginning on. */
export interface Depths {
  down: Float64Array;
  on: Float64Array;
  /** 1 where what stands from the piece on is cut at its foot. */
  cut: Uint8Array;
}

/** Reads how deep the columns are; `foot` tells whether one ends with a piece, `ends` whether the piece is cut there. */
export function readDepths(
  pieces: readonly Piece[],
  foot: (p: number) => boolean,
  ends: (p: number) => boolean,
): Depths {
  const n = pieces.length;
  const depths = { down: new Float64Array(n), on: new Float64Array(n), cut: new Uint8Array(n) };
  for (let p = 0; p < n; p++) {
    const above = p > 0 && !foot(p - 1) ? (depths.down[p - 1] as number) : 0;
    depths.down[p] = above + (pieces[p] as Piece).text.length;
  }
  for (let p = n - 1; p >= 0; p--) {
    const last = p === n - 1 || foot(p);
    depths.on[p] = (pieces[p] as Piece).text.length + (last ? 0 : (depths.on[p + 1] as number));
    depths.cut[p] = last ? (ends(p) ? 1 : 0) : (depths.cut[p + 1] as number);
  }
  return depths;
}

/** How far two depths may be from each other, as a share, to be as good as one: a line of a column. */
const LINE = 0.05;
/** How fast depths beyond that stop being alike. */
const FADE = 0.08;

/** Whether the column that ends with `t` and one that begins with `h` and is cut at its foot are equally deep. */
export function isAsDeep({ down, on, cut }: Depths, t: number, h: number): boolean {
  return cut[h] === 1 && Math.abs(Math.log((on[h] as number) / (down[t] as number))) <= LINE;
}

/** Names of what depths say of a joint, in the order of `depthFeatures`. */
export const DEPTH_FEATURES = ['depthLike', 'depthUnlike', 'depthOver'] as const;

/** Writes what the depths of two columns say of a joint from `t` to `h` into `f` from `at` on. */
export function depthFeatures(depths: Depths, t: number, h: number, f: Float64Array, at: number): void {
  const ratio = Math.log((depths.on[h] as number) / (depths.down[t] as number));
  const off = Math.min(1.5, Math.max(0, Math.abs(ratio) - LINE));
  if (depths.cut[h]) {
    f[at] = Math.exp(-((off / FADE) ** 2));
    f[at + 1] = off;
  } else if (ratio > 0) f[at + 2] = off;
}
