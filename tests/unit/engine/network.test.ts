import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounded, type Network, weigh } from '../../../src/engine/base/network.ts';
import { JOINT_FEATURES } from '../../../src/engine/seams/fit.ts';
import { JOINT_NETWORK, SECOND_NETWORK } from '../../../src/engine/seams/networks.ts';
import { SECOND_FEATURES } from '../../../src/engine/threads/threads.ts';

const figure = fc.double({ min: -5, max: 5, noNaN: true });

/** Networks of any shape with features for them, many of them 0. */
const weighed = fc
  .record({ size: fc.integer({ min: 1, max: 6 }), units: fc.integer({ min: 0, max: 4 }) })
  .chain(({ size, units }) => {
    const list = (n: number, of = figure) => fc.array(of, { minLength: n, maxLength: n });
    return fc.record({
      network: fc.record<Network>({
        bias: figure,
        direct: list(size),
        base: list(units),
        out: list(units),
        hidden: list(size * units),
      }),
      features: list(size, fc.oneof(fc.constant(0), figure)),
    });
  });

describe('a network', () => {
  it('sums features and bounded sums of them', () => {
    fc.assert(
      fc.property(weighed, ({ network, features }) => {
        const units = network.base.length;
        let s = network.bias;
        features.forEach((x, i) => {
          s += x * (network.direct[i] as number);
        });
        for (let k = 0; k < units; k++) {
          const inside = features.reduce(
            (n, x, i) => n + x * (network.hidden[i * units + k] as number),
            network.base[k] as number,
          );
          s += bounded(inside) * (network.out[k] as number);
        }
        expect(weigh(network, features)).toBeCloseTo(s, 9);
      }),
    );
  });

  it('keeps a hidden sum between -1 and 1, in order', () => {
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        expect(Math.abs(bounded(a))).toBeLessThan(1);
        // Two sums a rounding apart may come to the same.
        expect((bounded(a) - bounded(b)) * (a - b)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each([
    ['joints of Chinese by themselves', JOINT_NETWORK.cjk, JOINT_FEATURES.cjk],
    ['joints of English by themselves', JOINT_NETWORK.latin, JOINT_FEATURES.latin],
    ['joints of Chinese again', SECOND_NETWORK.cjk, SECOND_FEATURES],
    ['joints of English again', SECOND_NETWORK.latin, SECOND_FEATURES],
  ] as const)('has weights that tell something for every feature: %s', (_, network, names) => {
    const units = network.base.length;
    expect(network.direct).toHaveLength(names.length);
    expect(network.out).toHaveLength(units);
    expect(network.hidden).toHaveLength(names.length * units);
    const idle = names.filter((_name, i) =>
      [network.direct[i], ...network.hidden.slice(i * units, (i + 1) * units)].every((x) => x === 0),
    );
    expect(idle).toEqual([]);
  });
});
