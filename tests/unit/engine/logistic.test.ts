import { describe, expect, it } from 'vitest';
import {
  type Choice,
  conditional,
  logistic,
  lossOfChoices,
  lossOfOdds,
  oddsOf,
} from '../../../bench/logistic.ts';

/** A repeatable stream of numbers from 0 to 1 (mulberry32). */
function numbers(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe('the fit of weights', () => {
  it('finds the weights that choices were drawn by, none among them', () => {
    const next = numbers(11);
    const rows = Array.from({ length: 4000 }, (): Choice => {
      const options = [0, 1, 2].map(() => Float32Array.of(2 * next() - 1, 2 * next() - 1));
      const odds = options.map((f) => 0.4 + 1.5 * (f[0] as number) - (f[1] as number));
      const parts = [...odds, 0].map(Math.exp);
      let at = next() * parts.reduce((n, x) => n + x, 0);
      const chosen = parts.findIndex((x) => {
        at -= x;
        return at < 0;
      });
      return { options, right: options.map((_, k) => k === chosen), odds };
    });
    const w = conditional(rows, 2, 0.01);
    [0.4, 1.5, -1].forEach((x, i) => {
      expect(Math.abs((w[i] as number) - x)).toBeLessThan(0.25);
    });
    const { loss, lossNow } = lossOfChoices(rows, w);
    expect(loss).toBeLessThanOrEqual(lossNow + 1e-6);
    expect(conditional(rows, 2, 0.01, false)[0]).toBeCloseTo(0, 6);
  });

  it('finds the weights that observations were drawn by', () => {
    const next = numbers(5);
    const rows = Array.from({ length: 4000 }, () => {
      const features = Float32Array.of(2 * next() - 1, 2 * next() - 1);
      const odds = 0.4 + 1.5 * (features[0] as number) - (features[1] as number);
      return { features, right: next() < 1 / (1 + Math.exp(-odds)), weight: 1 };
    });
    const w = logistic(rows, 2, 0.01);
    [0.4, 1.5, -1].forEach((x, i) => {
      expect(Math.abs((w[i] as number) - x)).toBeLessThan(0.25);
    });
    const lossUnder = (v: Float64Array) => lossOfOdds(rows, (r) => oddsOf(r.features, v)).loss;
    expect(lossUnder(w)).toBeLessThan(lossUnder(w.map((x) => x + 0.1)));
  });
});
