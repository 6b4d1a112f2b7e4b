import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockChanges, carryOver } from '../../../../src/core/services/merging.ts';
import { applySplices, type Block } from '../../../../src/shared/document.ts';

const block = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const doc = (letters: string): Block[] => Array.from(letters, block);
const letters = (blocks: readonly Block[]): string =>
  blocks
    .map((b) => (b.type === 'paragraph' && b.content?.[0]?.type === 'text' ? b.content[0].text : '?'))
    .join('');

/** `base` is the document after a decision, `wanted` without it, `now` as it stands. */
const carried = (base: string, wanted: string, now: string): string => {
  const result = carryOver(doc(base), doc(wanted), doc(now));
  return 'missing' in result
    ? `missing ${result.missing.length}`
    : letters(applySplices(doc(now), result.splices));
};

describe('carryOver', () => {
  it.each([
    ['a block put in, later ones about it moved', 'abXcd', 'abcd', 'QabXcRd', 'QabcRd'],
    ['a block taken out, the rest changed', 'abd', 'abcd', 'ZbdY', 'ZbcdY'],
    ['a block changed and not touched since', 'aBc', 'abc', 'aBcd', 'abcd'],
    ['a block changed again since', 'aBc', 'abc', 'aKc', 'missing 1'],
    ['a block put in and taken out since', 'abXc', 'abc', 'abc', 'missing 1'],
    ['two blocks put in, one between them since', 'aXYb', 'ab', 'aX-Yb', 'missing 2'],
    ['taken out where everything around is new', 'ad', 'abcd', 'xyz', 'xyzbc'],
    ['nothing', 'abc', 'abc', 'xbc', 'xbc'],
  ])('%s', (_name, base, wanted, now, result) => {
    expect(carried(base, wanted, now)).toBe(result);
  });

  it('is exact where nothing came after', () => {
    const word = fc.string({ unit: fc.constantFrom(...Array.from('abcde')), maxLength: 12 });
    fc.assert(
      fc.property(word, word, (base, wanted) => {
        expect(carried(base, wanted, base)).toBe(wanted);
      }),
    );
  });

  it('keeps what came later, if it lies elsewhere', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('abcdefghij')),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(word, word, word, (left, right, other) => {
        // The decision was in the left half, what came later in the right.
        expect(carried(`${left}|${right}`, `|${right}`, `${left}|${other}`)).toBe(`|${other}`);
      }),
    );
  });

  it('tells changes by whole blocks', () => {
    expect(blockChanges(doc('abc'), doc('axc'))).toEqual([{ fromA: 1, toA: 2, fromB: 1, toB: 2 }]);
    expect(blockChanges(doc('abc'), doc('abc'))).toEqual([]);
  });
});
