/** How often what is said so turns out right: measured on cut articles, see `bench/`. */

/** Confidence of a joint by how sure the threads are of it, 0 to 1. */
export function joinConfidence(sure: number, _cjk: boolean): number {
  return sure;
}

/** Confidence of an end or beginning that stays torn, by the odds that it is torn at all: a title may look so. */
export function tornConfidence(odds: number): number {
  return 0.68 * odds;
}

/** Confidence of a title told by its look or place, by its odds. */
export function titleConfidence(odds: number): number {
  return Math.min(0.8, Math.max(0.5, odds));
}
