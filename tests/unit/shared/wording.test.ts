import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPARED_AT_MOST, differences } from '../../../src/shared/wording.ts';

/** What a person reads: `-old+new` for each change. */
function told(a: string, b: string): string[] {
  return differences(a, b).changes.map((c) => `-${a.slice(c.fromA, c.toA)}+${b.slice(c.fromB, c.toB)}`);
}

function patch(a: string, b: string): string {
  let out = '';
  let at = 0;
  for (const c of differences(a, b).changes) {
    out += a.slice(at, c.fromA) + b.slice(c.fromB, c.toB);
    at = c.toA;
  }
  return out + a.slice(at);
}

describe('differences', () => {
  it('names the one character that was misread', () => {
    expect(told('渔船靠岸，冷藏车两小时到省城。', '渔船靠岸，冷臧车两小时到省城。')).toEqual(['-藏+臧']);
  });

  it('tells a rewritten phrase as one change, not letter by letter', () => {
    expect(told('老人们坐在榕树下面喝茶聊天。', '老人们围着石桌下了一盘棋。')).toHaveLength(1);
  });

  it('keeps words whole where words have spaces between them', () => {
    expect(told('The harbour was opened in spring.', 'The harbor was closed in spring.')).toEqual([
      '-harbour+harbor',
      '-opened+closed',
    ]);
  });

  it('joins changes with next to nothing between them', () => {
    expect(told('a red, big boat', 'a blue, small boat')).toEqual(['-red, big+blue, small']);
  });

  it('keeps changes apart that stand apart', () => {
    expect(told('码头长四百二十米，可停三十艘船。', '码头长四百三十米，可停五十艘船。')).toEqual([
      '-二+三',
      '-三+五',
    ]);
  });

  it('is empty for equal texts', () => {
    expect(differences('同一句话', '同一句话')).toEqual({ changes: [], bounded: false });
  });

  const texts = fc.string({
    unit: fc.constantFrom('甲', '乙', '丙丁', 'ab', 'c', '1', ' ', '。', '，', '😀', '\n'),
    maxLength: 80,
  });
  it('turns any text into any other', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(patch(a, b)).toBe(b);
      }),
    );
  });

  it('says when a text was too long to compare as a whole, and is right all the same', () => {
    const a = `开头${'第一种说法。'.repeat(COMPARED_AT_MOST / 4)}结尾`;
    const b = `开头${'另一种讲法！'.repeat(COMPARED_AT_MOST / 4)}结尾`;
    expect(differences(a, b).bounded).toBe(true);
    expect(patch(a, b)).toBe(b);
  });

  it('finds one change in the middle of a long text', () => {
    const half = '渡口的灯亮到后半夜。'.repeat(COMPARED_AT_MOST / 5);
    expect(told(`${half}甲${half}`, `${half}乙${half}`)).toEqual(['-甲+乙']);
    expect(differences(`${half}甲${half}`, `${half}乙${half}`).bounded).toBe(false);
  });
});
