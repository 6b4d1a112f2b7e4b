/** How often what is said so turns out right: measured on cut articles, see `bench/`. */

/** Confidence of a joint by how sure the threads are of it, 0 to 1. */
export function joinConfidence(sure: number, _cjk: boolean): number {
  return sure;
}
