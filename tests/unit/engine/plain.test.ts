import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainOf } from '../../../src/engine/base/plain.ts';

describe('a line in plain forms', () => {
  it('is simplified and of half width, and marks stay', () => {
    expect(plainOf('記者田小禾／青蘆報導：ＡＩ　２０２１年')).toBe('记者田小禾/青蘆报导：AI　2021年');
  });

  it('is as long as it was, and the same when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = plainOf(text);
        expect(plain).toHaveLength(text.length);
        expect(plainOf(plain)).toBe(plain);
      }),
    );
  });
});
