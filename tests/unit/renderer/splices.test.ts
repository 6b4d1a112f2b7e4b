import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyPatches,
  collide,
  diffBlocks,
  shiftPast,
  toSplices,
} from '../../../src/renderer/model/splices.ts';
import { applySplices, type Block } from '../../../src/shared/document.ts';

const block = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const key = (b: string): unknown => b;
const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 14 });

describe('the difference of two lists of blocks', () => {
  it('turns the old list into the new one', () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(applyPatches(a, diffBlocks(a, b, key))).toEqual(b);
      }),
    );
  });

  it('sends the same change as splices, each on the result of the one before', () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const splices = toSplices(diffBlocks(a, b, key), block);
        expect(applySplices(a.map(block), splices)).toEqual(b.map(block));
      }),
    );
  });

  it('names one block where one was typed in', () => {
    expect(diffBlocks(['a', 'b', 'c'], ['a', 'B', 'c'], key)).toEqual([{ from: 1, to: 2, insert: ['B'] }]);
  });

  it('leaves what stands between two changes alone', () => {
    expect(diffBlocks(['a', 'b', 'c', 'd', 'e'], ['A', 'b', 'c', 'd', 'E'], key)).toHaveLength(2);
  });

  it('says nothing of equal lists', () => {
    expect(diffBlocks(['a', 'b'], ['a', 'b'], key)).toEqual([]);
  });
});

describe('two changes of one list', () => {
  it('come to the same in either order where they do not collide', () => {
    fc.assert(
      fc.property(letters, letters, letters, (base, x, y) => {
        const a = diffBlocks(base, x, key);
        const b = diffBlocks(base, y, key);
        fc.pre(!collide(a, b));
        const oneWay = applyPatches(applyPatches(base, a), shiftPast(b, a));
        const other = applyPatches(applyPatches(base, b), shiftPast(a, b));
        expect(oneWay).toEqual(other);
      }),
    );
  });

  it('collide where both change one block, or insert at one place', () => {
    const at = (from: number, to: number): { from: number; to: number; insert: string[] }[] => [
      { from, to, insert: ['x'] },
    ];
    expect(collide(at(1, 2), at(1, 2))).toBe(true);
    expect(collide(at(1, 1), at(1, 1))).toBe(true);
    expect(collide(at(0, 1), at(1, 2))).toBe(false);
    expect(collide(at(1, 1), at(0, 3))).toBe(true);
  });
});
