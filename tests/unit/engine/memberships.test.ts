import { describe, expect, it } from 'vitest';
import type { Choice, Observation } from '../../../bench/logistic.ts';
import { fitChoices, fitPairs } from '../../../bench/memberships.ts';
import { weigh } from '../../../src/engine/base/network.ts';

/** A column is of an article where exactly one of two signs shows, which no plain sum of them can tell. */
const SIGNS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
].map((f) => Float32Array.from(f));
const isRight = (f: Float32Array) => f[0] !== f[1];

describe('fitting what belongs together', () => {
  it('tells pairs that are of one article, signs that count otherwise together than alone among them', () => {
    const rows = Array.from({ length: 80 }, (_, k): Observation => {
      const features = SIGNS[k % 4] as Float32Array;
      return { features, right: isRight(features), weight: 1 };
    });
    const network = fitPairs(rows, 2, 4, 0.1);
    for (const f of SIGNS) expect(weigh(network, f) > 0).toBe(isRight(f));
  });

  it('lets a row count as often as it says', () => {
    const features = Float32Array.of(1);
    const rows: Observation[] = [
      { features, right: true, weight: 1 },
      { features, right: false, weight: 4 },
    ];
    expect(weigh(fitPairs(rows, 1, 0, 0.01), features)).toBeCloseTo(-Math.log(4), 1);
  });

  it('tells which option of a choice is right, two of them or none as well', () => {
    const sign = Float32Array.of(1);
    const none = Float32Array.of(0);
    const rows = [
      [true, false],
      [true, true],
      [false, false],
    ].flatMap((right) =>
      Array.from(
        { length: 20 },
        (): Choice => ({ options: right.map((r) => (r ? sign : none)), right, odds: [0, 0] }),
      ),
    );
    const network = fitChoices(rows, 1, 0, 0.1);
    expect(weigh(network, sign)).toBeGreaterThan(1);
    expect(weigh(network, none)).toBeLessThan(-1);
  });
});
