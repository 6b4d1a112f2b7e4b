import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balances, type Disposition, emptyLedger, enter, FATES, weigh } from '../../../src/shared/ledger.ts';
import { DROP_REASONS } from '../../../src/shared/plan.ts';
import { inkOf } from '../../../src/shared/span.ts';

const raw = '渔船在雾里等了一夜,天亮才靠岸。';

describe('weigh', () => {
  it('kept: the same ink, whatever the white space', () => {
    expect(weigh(`${raw.slice(0, 5)}\n${raw.slice(5)}`, [raw], 'article')).toEqual({
      fate: 'kept',
      kept: 16,
      changed: 0,
      twice: 0,
      added: 0,
    });
  });

  it('kept: split into two blocks', () => {
    expect(weigh(raw, [raw.slice(0, 7), raw.slice(7)], 'article').fate).toBe('kept');
  });

  it('edited: one character replaced counts one changed, one added', () => {
    expect(weigh(raw, [raw.replace('雾', '雨')], 'article')).toEqual({
      fate: 'edited',
      kept: 15,
      changed: 1,
      twice: 0,
      added: 1,
    });
  });

  it('told twice: the whole piece pasted again', () => {
    expect(weigh(raw, [raw, raw], 'article')).toMatchObject({ fate: 'kept', kept: 16, twice: 16 });
  });

  it('told twice: halves that overlap', () => {
    expect(weigh(raw, [raw.slice(0, 10), raw.slice(6)], 'article').twice).toBe(4);
  });

  it('removed: belongs to an article and stands nowhere', () => {
    expect(weigh(raw, [], 'article').fate).toBe('removed');
  });

  it.each([...DROP_REASONS, 'unplaced'] as const)('%s: what it was set aside as', (disposition) => {
    expect(weigh(raw, [], disposition).fate).toBe(disposition);
  });

  it('a text that lost every character of the piece is edited, nothing kept', () => {
    expect(weigh('abc', ['xyz'], 'article')).toMatchObject({ fate: 'edited', kept: 0, changed: 3, added: 3 });
  });
});

describe('the ledger', () => {
  const text = fc.string({
    unit: fc.constantFrom('甲', '乙', '丙', '丁', ' ', '\n', '。', 'a'),
    maxLength: 40,
  });
  const disposition = fc.constantFrom<Disposition>('article', 'unplaced', ...DROP_REASONS);

  it('sums to the ink of the dump, whatever the documents hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.array(text, { maxLength: 3 }), disposition)), (pieces) => {
        const sums = emptyLedger();
        let ink = 0;
        for (const [piece, runs, where] of pieces) {
          ink += inkOf(piece);
          enter(sums, inkOf(piece), weigh(piece, runs, where));
        }
        expect(FATES.reduce((n, f) => n + sums[f], 0)).toBe(ink);
        expect(sums.total).toBe(ink);
        expect(balances(sums, ink)).toBe(sums.twice === 0);
      }),
    );
  });

  it('does not balance with a piece missing', () => {
    const sums = emptyLedger();
    enter(sums, inkOf(raw), weigh(raw, [raw], 'article'));
    expect(balances(sums, inkOf(raw) + 1)).toBe(false);
  });
});
