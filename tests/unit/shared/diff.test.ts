import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changes } from '../../../src/shared/diff.ts';

/** Applies changes of `a` to get `b`. */
function patch(a: string, b: string, list: ReturnType<typeof changes>): string {
  let out = '';
  let at = 0;
  for (const c of list) {
    out += a.slice(at, c.fromA) + b.slice(c.fromB, c.toB);
    at = c.toA;
  }
  return out + a.slice(at);
}

describe('changes', () => {
  it('names one altered character', () => {
    expect(changes('盐藏鱼三个月头', '盐臧鱼三个月头')).toEqual([{ fromA: 1, toA: 2, fromB: 1, toB: 2 }]);
  });

  it('is empty for equal texts', () => {
    expect(changes('同一句话', '同一句话')).toEqual([]);
  });

  it('finds the fewest edits', () => {
    const list = changes('ABCABBA', 'CBABAC');
    const edits = list.reduce((n, c) => n + (c.toA - c.fromA) + (c.toB - c.fromB), 0);
    expect(edits).toBe(5);
  });

  const words = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', 'a', ' ', '。'), maxLength: 60 });
  it('patches any text into any other', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(patch(a, b, changes(a, b))).toBe(b);
      }),
    );
  });

  it('patches also when the bound is hit', () => {
    fc.assert(
      fc.property(words, words, fc.integer({ min: 0, max: 6 }), (a, b, bound) => {
        expect(patch(a, b, changes(a, b, bound))).toBe(b);
      }),
    );
  });

  it('gives disjoint, rising, non-empty changes', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        let lastA = -1;
        let lastB = -1;
        for (const c of changes(a, b)) {
          expect(c.toA - c.fromA + (c.toB - c.fromB)).toBeGreaterThan(0);
          expect(c.fromA).toBeGreaterThan(lastA);
          expect(c.fromB).toBeGreaterThan(lastB);
          lastA = c.toA;
          lastB = c.toB;
        }
      }),
    );
  });
});
