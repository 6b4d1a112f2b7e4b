/** How often what is said so turns out right: measured on cut articles, see `bench/`. */

/** Evidence is drawn in by this much: weights are surer of the articles they were fitted on than of others. */
const DRAWN = 0.9;

/** Confidence of a joint by its chance among all ways to settle the ends, 0 to 1. */
export function joinConfidence(sure: number): number {
  const odds = ((1 - sure) / Math.max(1e-9, sure)) ** DRAWN;
  return 1 / (1 + odds);
}

/** Confidence of an end or beginning that stays torn, by the odds that it is torn at all: a title may look so. */
export function tornConfidence(odds: number): number {
  return 0.68 * odds;
}

/** Confidence of where a column was put that may belong elsewhere, by its chance among all homes. */
export function strayConfidence(chance: number): number {
  return chance;
}

/** Confidence of a title told by its look or place, by its odds. */
export function titleConfidence(odds: number): number {
  return Math.min(0.8, Math.max(0.5, odds));
}
