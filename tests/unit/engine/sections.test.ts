import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/engine/model.ts';
import { partBlock } from '../../../src/engine/sections.ts';

/** The parts of a dump's only line. */
function partsOf(line: string): string[] {
  const block: Block = { start: 0, end: line.length, lines: 1, gap: 0, mark: 0, indent: false };
  const parting = partBlock(line, block);
  let step = parting.next();
  while (!step.done) step = parting.next();
  return step.value.map((part) => line.slice(part.start, part.end));
}

describe('a line of English', () => {
  it.each([
    'The mayor of Tarnwick called the plan “unworkable”. The council will vote on it in March, a clerk said.',
    'She wrote that the bridge “does little for those who walk”. “We agree,” the builders answered.',
    'The boat drifted for hours … until a fisherman from Ossel saw the lamp and called the coast guard.',
    'He was told by the No 10 policy unit that the bridge was “safe”. Nobody had asked the builders.',
    'Page 4 of the report (see above). 12 of the lamps were out, and 30 more were never lit at all.',
    'Is the harbour safe? “It is!” Nobody at Port Ellery would say more than that on Monday.',
  ])('is never parted behind a sentence: %s', (line) => {
    expect(partsOf(line)).toEqual([line]);
  });

  it('stays whole whatever marks stand between its sentences', () => {
    const sentence = fc.constantFrom(
      'The ferry left at noon',
      'No 7 was late',
      'in 1994',
      'She “never asked”',
      'and (almost) all',
    );
    const mark = fc.constantFrom('.', '…', ' …', '!', '?', '.”', '”.', '”…', '?!', '.)', '...');
    fc.assert(
      fc.property(fc.array(fc.tuple(sentence, mark), { minLength: 2, maxLength: 8 }), (list) => {
        const line = list.map(([words, end]) => words + end).join(' ');
        expect(partsOf(line)).toEqual([line]);
      }),
    );
  });
});

describe('a line of Chinese', () => {
  it.each([
    ['渡口昨天恢复通航。', '首班船上坐了三十名赶早市的乘客。'],
    ['老人说：“灯塔又亮了……”', '村里人都来看，孩子们站在最前面。'],
    ['镇上的人都在等那条船……', '直到傍晚它才从雾里慢慢出来。'],
    ['读者可参看《青石渡口志》。', '书里记着每一任摆渡人的名字。'],
    ['“修桥要紧”.', '镇长在会上又说了一遍，没有人反对。'],
  ])('is parted at a space behind a sentence: %s', (first, second) => {
    expect(partsOf(`${first} ${second}`)).toEqual([first, second]);
  });

  it('is parted behind a heading, not behind a figure in English words', () => {
    const line = '一、修缮渡口码头 全镇今年修好了三座码头。 二、添置渡船 新船“青石7号”下月试航。';
    expect(partsOf(line)).toEqual([
      '一、修缮渡口码头',
      '全镇今年修好了三座码头。',
      '二、添置渡船',
      '新船“青石7号”下月试航。',
    ]);
    const mixed = 'No 10 Quay 是新码头的名字。 码头下月开放，游客可以从那里上船。';
    expect(partsOf(mixed)[0]).toBe('No 10 Quay 是新码头的名字。');
  });
});
