import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedPieces } from '../../../src/renderer/model/moves.ts';

const even = (): number => 10;
const moved = (order: number[], length: (piece: number) => number = even): number[] =>
  [...movedPieces(order, length)].sort((a, b) => a - b);

describe('movedPieces', () => {
  it('is empty where the draft reads as the dump does', () => {
    expect(moved([0, 1, 4, 9])).toEqual([]);
    expect(moved([])).toEqual([]);
  });

  it('marks the one paragraph that was moved, not those it passed', () => {
    expect(moved([3, 0, 1, 2, 4])).toEqual([3]);
    expect(moved([0, 2, 3, 4, 1])).toEqual([1]);
  });

  it('marks the shorter of two that changed places', () => {
    expect(moved([5, 2], (piece) => (piece === 5 ? 400 : 12))).toEqual([2]);
    expect(moved([5, 2], (piece) => (piece === 5 ? 12 : 400))).toEqual([5]);
  });

  it('marks fewer pieces before it marks less text', () => {
    expect(moved([7, 1, 2, 3], (piece) => (piece === 7 ? 900 : 5))).toEqual([7]);
  });

  it('leaves the rest in order, and as much of it as can be', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 9 }), (order) => {
        const out = movedPieces(order, even);
        const rest = order.filter((piece) => !out.has(piece));
        expect(rest).toEqual([...rest].sort((a, b) => a - b));
        expect(rest.length).toBe(longestAscent(order));
      }),
    );
  });

  it('is done with ten thousand pieces in no time that grows with their square', () => {
    const order = Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 10_007);
    expect(movedPieces(order, even).size).toBeGreaterThan(9000);
  });
});

/** By trying every subset of so few. */
function longestAscent(order: readonly number[]): number {
  const best = order.map(() => 1);
  order.forEach((piece, i) => {
    for (let j = 0; j < i; j++) if (order[j]! < piece) best[i] = Math.max(best[i]!, best[j]! + 1);
  });
  return Math.max(0, ...best);
}
