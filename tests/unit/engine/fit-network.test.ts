import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import { fitNetwork } from '../../../bench/fit-network.ts';
import { weigh } from '../../../src/engine/base/network.ts';
import { match } from '../../../src/engine/seams/matching.ts';

/** One end with four beginnings: the true one has exactly one of two signs, which no plain sum of them can tell. */
function page(right: number) {
  const features: Float64Array[] = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ].map((f) => Float64Array.from(f));
  // The other beginning with one sign is not there.
  const shown = features.filter((_, k) => k === right || k === 0 || k === 3);
  const at = shown.indexOf(features[right] as Float64Array);
  return {
    features: shown,
    right: Uint8Array.from(shown, (_, k) => (k === at ? 1 : 0)),
    chances: (scores: Float64Array) =>
      drained(match(Array.from(scores, (score, head) => ({ tail: 0, head: head + 1, score })))),
  };
}

describe('fitting a network', () => {
  const pages = Array.from({ length: 20 }, (_, k) => page(1 + (k % 2)));
  const firsts = (units: number): number => {
    const network = fitNetwork(pages, 2, units, 0.1, new Set());
    return pages.filter(({ features, right }) => {
      const scores = features.map((f) => weigh(network, f));
      return right[scores.indexOf(Math.max(...scores))] === 1;
    }).length;
  };

  it('finds signs that count together otherwise than alone', () => {
    expect(firsts(0)).toBeLessThan(pages.length);
    expect(firsts(4)).toBe(pages.length);
  });

  it('gives the same network each time, and leaves out what it is told to', () => {
    const fitted = () => fitNetwork(pages, 2, 2, 1, new Set([1]));
    expect(fitted()).toEqual(fitted());
    expect(fitted().direct[1]).toBe(0);
    expect(fitted().hidden.slice(2)).toEqual([0, 0]);
    expect(fitted().direct[0]).not.toBe(0);
  });
});
