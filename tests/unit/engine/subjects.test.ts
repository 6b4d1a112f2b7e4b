import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import { openTongues } from '../../../src/core/tongues.ts';
import { themeLikeness, themeOf } from '../../../src/engine/language/topics.ts';
import { deepOf } from '../../../src/engine/threads/page.ts';
import { readSubjects, type Subjects, weighSources } from '../../../src/engine/threads/subjects.ts';
import { pieceOf } from './pieces.ts';

const tongues = openTongues(join(import.meta.dirname, '..', '..', '..', 'resources', 'tongues'));
const read = (texts: readonly string[], cjk = true): Subjects =>
  drained(
    readSubjects(
      texts.map((text, block) => pieceOf(text, { cjk, block })),
      tongues,
    ),
  );
const themeAt = (subjects: Subjects, ...pieces: number[]) =>
  themeOf(
    subjects,
    pieces.map((p) => [p, 1] as const),
  );
const likenessOf = (subjects: Subjects, a: number, b: number) =>
  themeLikeness(themeAt(subjects, a), themeAt(subjects, b));

/** By base: log odds of one source for pieces `a` and each of `others`. */
function sourcesOf(subjects: Subjects, a: number[], others: number[][]): [number[], number[]] {
  const out = [new Float64Array(others.length), new Float64Array(others.length)] as const;
  weighSources(
    subjects,
    themeAt(subjects, ...a),
    others.map((list) => themeAt(subjects, ...list)),
    out,
  );
  return [[...out[0]], [...out[1]]];
}

/** The terms that two pieces share. */
const sharedBy = (subjects: Subjects, a: number, b: number): number[] =>
  [...(subjects.terms[a] as Int32Array)].filter((t) => subjects.terms[b]?.includes(t) ?? false);

describe('what columns speak of', () => {
  it('is told by words that are rare in the language rather than by those of any text', () => {
    const chinese = read([
      '滕家嘴的摆渡船停了，艄公滕守义说，渡口从前一天要走四十趟。',
      '渡口边新修的便桥通车那天，滕守义把橹交给了县里的博物馆。',
      '我们希望大家从今年开始，一起把这个问题解决好。',
      '今年我们一起解决了大家希望解决的这个问题。',
    ]);
    const english = read(
      [
        'The ferry at Quarrendon was stopped, the ferryman Oswin Tarrant said on the landing.',
        'Before the bridge opened, Tarrant gave his oars to the museum at Quarrendon.',
        'People said that they would have more time to work when the new year came.',
        'When the new year came they had more time and people said that they would work.',
      ],
      false,
    );
    for (const subjects of [chinese, english]) {
      const mean = (list: readonly number[]) =>
        list.reduce((sum, t) => sum + (subjects.weight[t] as number), 0) / list.length;
      expect(mean(sharedBy(subjects, 0, 1))).toBeGreaterThan(1.4 * mean(sharedBy(subjects, 2, 3)));
    }
  });

  it('is told by figures, too', () => {
    const subjects = read(['灌溉渠全长3718米。', '一共3718米，昨天通水。', '果园一共4120棵树。'], true);
    expect(sharedBy(subjects, 0, 1)).not.toEqual(sharedBy(subjects, 0, 2));
    expect(likenessOf(subjects, 0, 1)).toBeGreaterThan(likenessOf(subjects, 0, 2));
  });
});

describe('one source or two', () => {
  const texts = [
    '枣坪村的冬枣今年挂果早，果农贾秋生每天直播卖枣，镇里的冷库把冬枣存到春节以后。',
    '望月古桥的修缮用了四百一十二块青石，工程师沈知白给每块桥石编号。',
    '镇里给枣坪村修了冷库和分拣线，贾秋生又收了徒弟，冬枣分成三级。',
    '石匠来自上游的采石村，沈知白说望月古桥的桥石之间不用水泥。',
  ];
  const subjects = read(texts);

  it('is likelier one where columns share what is rare', () => {
    for (const odds of sourcesOf(subjects, [0], [[1], [2], [3]])) {
      expect(odds[0]).toBeLessThan(odds[1] as number);
      expect(odds[2]).toBeLessThan(odds[1] as number);
    }
  });

  it('is the same from either side, and nothing stays of one asking to the next', () => {
    const group = fc.subarray([0, 1, 2, 3], { minLength: 1 });
    fc.assert(
      fc.property(group, group, (a, b) => {
        const [there, back] = [sourcesOf(subjects, a, [b]), sourcesOf(subjects, b, [a])];
        expect(there[0][0]).toBeCloseTo(back[0][0] as number, 6);
        expect(there[1][0]).toBeCloseTo(back[1][0] as number, 6);
        expect(sourcesOf(subjects, a, [b])).toEqual(there);
      }),
    );
  });

  it('is not asked of what is not there', () => {
    const out = [new Float64Array(1), new Float64Array(1)] as const;
    out[0][0] = 7;
    weighSources(subjects, themeAt(subjects, 0), [null], out);
    expect([...out[0], ...out[1]]).toEqual([0, 0]);
  });
});

describe('columns told with their likes', () => {
  it('share with one another what a third shares with both', () => {
    const subjects = read([
      '滕守义在渡口摇橹三十年。',
      '滕守义和葛三姑都住在枫桥埠。',
      '葛三姑的茶摊开到半夜。',
      '果园里的冬枣分成三级装箱。',
    ]);
    expect(likenessOf(subjects, 0, 2)).toBe(0);
    const deep = deepOf(subjects, [[0], [1], [2], [3]]);
    const at = (a: number, b: number) => deep[a * 4 + b] as number;
    expect(at(0, 2)).toBeGreaterThan(0);
    expect(at(0, 2)).toBeLessThan(at(0, 1));
    expect(at(0, 3)).toBe(0);
    expect(at(2, 0)).toBeCloseTo(at(0, 2), 4);
  });
});
