import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReadings, stretchesOf, turnsOf } from '../../../src/renderer/model/readings.ts';

const differing = (a: string, b: string): [string, string][] =>
  compareReadings(a, b)
    .filter((p) => !p.same)
    .map((p) => [p.a, p.b]);

describe('two readings side by side', () => {
  it('marks single Chinese characters and whole English words', () => {
    expect(differing('修通了进港路，冷藏车两个小时', '修通了进港路，冷臧车两个小时')).toEqual([['藏', '臧']]);
    expect(differing('The lamps were lit at four.', 'The lumps were lit at five.')).toEqual([
      ['lamps', 'lumps'],
      ['four', 'five'],
    ]);
  });

  it('takes no stray letter between two long differences for a landmark', () => {
    expect(differing('请三位木匠在船坞里修', '请一群铁工在窑洞边修')).toEqual([
      ['三位木匠在船坞里', '一群铁工在窑洞边'],
    ]);
  });

  it('gives both texts back, whatever they are', () => {
    const text = fc.string({
      unit: fc.constantFrom('渔', '船', 'a', 'b ', '，', '𠮷', '\n', '12'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const parts = compareReadings(a, b);
        expect(parts.map((p) => p.a).join('')).toBe(a);
        expect(parts.map((p) => p.b).join('')).toBe(b);
        expect(parts.every((p) => (p.same ? p.a === p.b && p.a !== '' : p.a !== p.b))).toBe(true);
      }),
    );
  });

  it('cuts what is shared down to the neighbourhood of each difference', () => {
    const a = `${'前'.repeat(40)}甲${'中'.repeat(40)}乙${'后'.repeat(40)}`;
    const stretches = stretchesOf(compareReadings(a, a.replace('甲', '丙').replace('乙', '丁')), 5, 8);
    expect(stretches.map((s) => s.parts.map((p) => p.a).join(''))).toEqual([
      `${'前'.repeat(5)}甲${'中'.repeat(8)}`,
      `${'中'.repeat(5)}乙${'后'.repeat(8)}`,
    ]);
    expect(stretches.map((s) => [s.cutBefore, s.cutAfter])).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it('keeps near differences on one stretch, and cuts nothing of short texts', () => {
    const [only, ...more] = stretchesOf(compareReadings('东门甲到乙街口', '东门丙到丁街口'), 6, 10);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ cutBefore: false, cutAfter: false });
    expect(only?.parts.map((p) => p.b).join('')).toBe('东门丙到丁街口');
  });

  it('shows equal texts as nothing', () => {
    expect(stretchesOf(compareReadings('一样', '一样'), 4, 4)).toEqual([]);
  });
});

describe('the turns of a loop', () => {
  const first = '堤上的灯亮了，渔船回港。';

  it('cuts the rest into turns, tells what drifted and which breaks off', () => {
    const drifted = '堤上的灯亮了，鱼船回港。';
    const turns = turnsOf(first, `${first}${drifted}${first}堤上的灯亮`, true, 20);
    expect(turns.map((t) => t.text)).toEqual([first, drifted, first, '堤上的灯亮']);
    expect(turns.map((t) => t.parts.filter((p) => !p.same).map((p) => [p.a, p.b]))).toEqual([
      [],
      [['渔', '鱼']],
      [],
      [['了，渔船回港。', '']],
    ]);
    expect(turns.map((t) => t.torn)).toEqual([false, false, false, true]);
  });

  it('finds its feet again after a turn that lost or gained characters', () => {
    const shorter = '堤上的灯亮，渔船回港。';
    const turns = turnsOf(first, `${shorter}${first}`, false, 20);
    expect(turns.map((t) => t.text)).toEqual([shorter, first]);
  });

  it('ends, whatever it is given', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '，'), maxLength: 40 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const turns = turnsOf(a, b, true, 1000);
        expect(turns.map((t) => t.text).join('')).toBe(a === '' ? '' : b);
      }),
    );
  });
});
