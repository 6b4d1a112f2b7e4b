import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import { lettersOf, readLetters } from '../../../src/engine/base/letters.ts';
import type { Layout } from '../../../src/engine/base/model.ts';
import { layBlocks } from '../../../src/engine/blocks/blocks.ts';
import { readLine } from '../../../src/engine/blocks/pieces.ts';
import { extend } from '../../../src/engine/copies/align.ts';
import { findCopies } from '../../../src/engine/copies/copies.ts';
import { bracketState } from '../../../src/engine/language/torn.ts';
import { isByline } from '../../../src/engine/look/bylines.ts';
import { isDateLine, titleLook } from '../../../src/engine/look/look.ts';

const lay = (text: string): Layout => drained(layBlocks(text));
const wordsOf = (text: string) => lay(text).blocks.map((b) => text.slice(b.start, b.end));
/** By block of a text: the block it is a copy of, or null. */
function twins(text: string): (number | null)[] {
  const layout = lay(text);
  const { of } = drained(findCopies(text, layout, drained(readLetters(text, layout.blocks))));
  return layout.blocks.map((_, b) =>
    of[b] && !of[b]?.doubtful && !of[b]?.alone ? (of[b]?.twin as number) : null,
  );
}

describe('blocks', () => {
  it('undoes hard line ends of a column', () => {
    const text =
      '春分过后，北坡的梨树一夜之间\n全开了，花农们天不亮就上山，\n用竹竿绑着鸡毛给花授粉，\n\n一棵树要点上两千多下，手慢的\n人一天只能做四棵。';
    expect(wordsOf(text).length).toBe(2);
  });

  it('leaves verse and lists line by line', () => {
    const verse =
      'The tide goes out, the tide comes in.\nThe nets are torn, the nets are thin.\nThe gulls complain, the bells begin.\nThe boats are old, the men are grim.\n';
    expect(wordsOf(verse).length).toBe(4);
    expect(wordsOf('萝卜 二元\n白菜 一元\n茄子 三元\n黄瓜 四元\n').length).toBe(4);
  });

  it('takes marks and separators off', () => {
    const layout = lay('## 桥修好了\n\n---\n\n行人可以过桥了。');
    expect(layout.markers.map((m) => m.alone)).toEqual([false, true]);
    expect(layout.blocks.map((b) => b.mark)).toEqual([2, 0]);
  });
});

describe('alignment', () => {
  const code = (s: string) => Uint16Array.from({ length: s.length }, (_, i) => s.charCodeAt(i));
  const reach = (a: string, b: string) =>
    extend(code(a + b), 0, a.length, a.length, a.length + b.length, 1, 0.3);

  it('counts what differs', () => {
    expect(reach('abcdefgh', 'abcdefgh').distance).toBe(0);
    expect(reach('abcdefghijkl', 'abcdXfghijkl')).toMatchObject({ distance: 1, aDone: true, bDone: true });
    expect(reach('abcdefghijkl', 'abcdefgghijkl').distance).toBe(1);
  });

  it('stops where the texts part', () => {
    const r = reach(`${'abcdefghij'.repeat(3)}qqqqqqqqqqqq`, `${'abcdefghij'.repeat(3)}zzzzzzzzzzzz`);
    expect(r.a).toBe(30);
    expect(r.aDone).toBe(false);
  });
});

describe('copies', () => {
  const LONG = '水库管理处昨天放水冲沙，下游的村民提前把鸭子赶上了岸，渔船也都系到了上游的老码头旁边。';

  it('keeps the first of two', () => {
    const paragraph = `${LONG}冲下来的沙子堆在浅滩上，有半人高，孩子们当天下午就在上面挖起了城堡，傍晚水一涨又都冲平了，第二天早上滩头只剩下几把塑料铲子。${LONG.slice(0, 20)}。`;
    expect(twins(`${paragraph}\n\n山上的杜鹃开了。\n\n${paragraph}\n\n${paragraph}`)).toEqual([
      null,
      null,
      0,
      0,
    ]);
  });

  it('leaves a sentence that comes again further down to a person', () => {
    expect(twins(`${LONG}\n\n山上的杜鹃开了。\n\n${LONG}`)).toEqual([null, null, null]);
  });

  it.each([
    ['figures', (s: string) => s.replace('12', '17').replace('340', '295')],
    ['dates', (s: string) => s.replace('8月3日', '8月9日')],
    ['names', (s: string) => s.replace('赵长庚', '钱以宁').replace('东渡口', '石矶头')],
  ])('leaves the same frame with other %s', (_, change) => {
    const frame =
      '县交通局8月3日通报，由赵长庚负责的东渡口便桥本周通行车辆340辆次，其中客车12辆次，均无事故。';
    expect(twins(`${frame}\n\n${change(frame)}`)).toEqual([null, null]);
  });

  it('leaves a formula sentence told once in each article', () => {
    expect(twins('水厂扩建完工。\n\n副镇长到场剪彩。\n\n小学操场铺好了。\n\n副镇长到场剪彩。')).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('takes a torn turn with its loop', () => {
    expect(twins(`${LONG}\n\n${LONG}\n\n${LONG.slice(0, 30)}`)).toEqual([null, 0, 0]);
  });
});

describe('lines by their look', () => {
  it.each([
    '2021-04-05',
    '2021年4月5日',
    '2021-04',
    '2021年4月',
    '发布时间：2021-04-05 10:22',
    '發佈時間：２０２１年４月５日',
    'April 5, 2021',
    '5 April 2021',
    'Published: April 5, 2021 at 7:15 PM EDT',
    'Updated 10:02 a.m. ET, Tue April 6, 2021',
  ])('%s is a date', (s) => {
    expect(isDateLine(s)).toBe(true);
  });
  it.each([
    '4月5日，渡口重新开放。',
    'On April 5 the ferry came back into service.',
    '2021',
    '3-1-2',
    '2021-44',
    '2021-04 is out',
  ])('%s is none', (s) => {
    expect(isDateLine(s)).toBe(false);
  });
  it.each(['本报记者 方惟一', '■ 本报记者 方惟一 何小满', 'By Harriet Moss'])('%s is a byline', (s) => {
    expect(isByline(s)).toBe(true);
  });
  it.each(['记者昨天看到，桥头围了许多人。', 'By noon the square was full of people.'])('%s is none', (s) => {
    expect(isByline(s)).toBe(false);
  });
  it('a sentence is no title', () => {
    expect(titleLook('渡口恢复通航', true, 0)).toBeGreaterThan(0.7);
    expect(titleLook('渡口今天恢复通航。', true, 0)).toBe(0);
    expect(titleLook('and then the ferry left', false, 0)).toBe(0);
  });
});

describe('small parts', () => {
  it('reads wrapped lines as one, words apart, hyphens closed', () => {
    const text = 'The harbour mas-\nter waved\nand left.';
    expect(readLine(text, [[0, text.length]])).toBe('The harbour master waved and left.');
    expect(readLine('渡口的\n钟响了', [[0, 7]])).toBe('渡口的钟响了');
  });
  it('knows what is left open', () => {
    expect(bracketState('他说：“走吧，')).toEqual({ open: '”', closed: '' });
    expect(bracketState('走吧。”（他')).toEqual({ open: '）', closed: '”' });
    expect(bracketState('他说：”走吧，')).toEqual({ open: '”', closed: '' });
    expect(bracketState('他说：”走吧。”我说：”好。”')).toEqual({ open: '', closed: '' });
  });

  it('takes no apostrophe for a quote', () => {
    for (const text of [
      'the pilot’s boat wasn’t there',
      'the pilots’ boats of the ’90s',
      '’s boat was there',
    ])
      expect(bracketState(text)).toEqual({ open: '', closed: '' });
    expect(bracketState('the ‘pilots’ boats')).toEqual({ open: '', closed: '' });
    expect(bracketState('“It isn’t')).toEqual({ open: '”', closed: '' });
    expect(bracketState('it isn’t there.’ She left')).toEqual({ open: '', closed: '’' });
  });
  it('folds width and case', () => {
    expect(lettersOf('ＡｂＣ １２，三')).toBe('abc12三');
  });
});
