import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import type { Block } from '../../../src/engine/base/model.ts';
import { layBlocks } from '../../../src/engine/blocks/blocks.ts';
import { type Part, partBlock } from '../../../src/engine/blocks/sections.ts';
import { isDateline, opensWithDateline } from '../../../src/engine/look/datelines.ts';

/** The parts of a line; those that are headings in angle brackets. */
function partsOf(text: string): string[] {
  const [block] = drained(layBlocks(text)).blocks;
  const told = ({ start, end, heading }: Part) => {
    const words = text.slice(start, end);
    return heading ? `<${words}>` : words;
  };
  return drained(partBlock(text, block as Block)).map(told);
}

/** What stands before and behind in a line of several paragraphs. */
const BEFORE = '镇上的渡口昨天重新开放，木船一早就坐满了人。';

describe('a line that was glued of several', () => {
  it('parts numbered headings from their text', () => {
    expect(partsOf('镇里修了三条路。 一、北线先行 北线长四公里。 二、南线跟上 南线明年动工。')).toEqual([
      '镇里修了三条路。',
      '<一、北线先行>',
      '北线长四公里。',
      '<二、南线跟上>',
      '南线明年动工。',
    ]);
  });

  it('parts the items of a notice that end in no stop, where their numbers count up', () => {
    expect(
      partsOf('各事项照此办理: 一、不通车的路段:青芦大桥北引道 二、绕行路线:柳湾路 三、解释由镇里负责。'),
    ).toEqual([
      '各事项照此办理:',
      '一、不通车的路段:青芦大桥北引道',
      '二、绕行路线:柳湾路',
      '三、解释由镇里负责。',
    ]);
    // One alone, or one that does not begin the count, is a word like others.
    for (const line of [
      '渡口的灯换成了新的 一、比去年亮得多的那一种。',
      '渡口的灯换成了新的 二、三两盏最亮 三、五盏次之。',
    ])
      expect(partsOf(line)).toHaveLength(1);
  });

  it('parts a phrase without a number that heads a paragraph', () => {
    expect(partsOf(`${BEFORE} 青溪老街修旧如旧 工匠们沿用当地的青砖，半年里修好了四十间铺面。`)).toEqual([
      BEFORE,
      '<青溪老街修旧如旧>',
      '工匠们沿用当地的青砖，半年里修好了四十间铺面。',
    ]);
  });

  it('parts a numbered heading behind a paragraph that lost its stop, where its number is missing', () => {
    const parted =
      '镇里修了三条路。 一、北线先行 北线长四公里 二、南线跟上 南线明年动工。 三、西线待定 西线要等勘测。';
    expect(partsOf(parted)).toHaveLength(7);
    expect(partsOf(parted)).toContain('<二、南线跟上>');
    const spoken =
      '镇里修了三条路。 一、北线先行 北线长四公里，另有 三、四号支线。 二、南线跟上 南线明年动工。';
    expect(partsOf(spoken)).toContain('北线长四公里，另有 三、四号支线。');
    const headed =
      '镇里修了三条路。 一、北线先行 北线长四公里。 南线跟上 半年通车 二、西线待定 西线要等勘测。';
    expect(partsOf(headed)).toContain('<南线跟上 半年通车>');
  });

  it('is whole where blanks stand inside straight quotation marks, and parted behind them', () => {
    const spoken =
      '船工说了很久。" 我爱这条河，" 他说，" 冬天也不走。" 老秦问道：" 你能唱号子吗？" 船工回答称，" 能唱一点。"';
    expect(partsOf(spoken)).toEqual([spoken]);
    const next = '镇里昨天又把旧仓库清点了一遍。';
    expect(partsOf(`${spoken} ${next}`)).toEqual([spoken, next]);
    const asked = '老秦问道：" 你能唱号子吗，还是只会划船？"';
    expect(partsOf(asked)).toEqual([asked]);
    // Without a blank inside, one behind a mark that closes a sentence is where a line ended.
    expect(partsOf('老秦说："号子我还会唱，天天唱。" 船工说："那就唱一段。"')).toHaveLength(2);
  });

  it('is whole where a report says from where it comes', () => {
    for (const line of [
      '青芦家居 临江报道：渡口昨天重新开放，木船一早就坐满了人。',
      '据临江县广播台报道 渡口昨天重新开放，木船一早就坐满了人。',
    ])
      expect(partsOf(line), line).toEqual([line]);
  });

  it('takes two phrases side by side for one headline, more for several lines', () => {
    const rest = '工匠们沿用当地的青砖，半年里修好了四十间铺面。';
    expect(partsOf(`${BEFORE} 青溪老街焕新 四十间铺面重开 ${rest}`)).toEqual([
      BEFORE,
      '<青溪老街焕新 四十间铺面重开>',
      rest,
    ]);
    expect(partsOf(`${BEFORE} 青溪老街焕新 四十间铺面重开 游客比去年翻番 ${rest}`)).toHaveLength(5);
  });

  it.each([
    ['a dateline', '青溪社临江8月2日电 上游连日大雨，渡口的水位一夜涨了两尺。'],
    ['a paper’s own dateline', '本报讯 上游连日大雨，渡口的水位一夜涨了两尺。'],
    ['a dateline and who reports', '本报临江1月3日电 记者田小禾报道：渡口的水位一夜涨了两尺。'],
    ['a dateline and names in brackets', '本报讯 （记者 田小禾　实习生 麦苗青） 渡口的水位一夜涨了两尺。'],
    ['who reports', '本报记者田小禾报道 上游连日大雨，渡口的水位一夜涨了两尺。'],
    ['a Latin name', '渡口新装的 Lumen 航标灯与往年的不同，雾天里 Lumen 的光能照到对岸。'],
    ['a Latin name before a figure', '渡口换上了灯塔牌Lumen 40 Home航标灯，雾天里光能照到对岸。'],
    ['figures set off by blanks', '渡口今年一共运送了 3200 名乘客，比去年多出 180 名，大半是学生。'],
    ['a phrase that leans on what follows', '渡口管理站整修中的 木船和栈桥将于下月完工，到时恢复夜航。'],
    [
      'blanks inside sentences, here and further down',
      '渡口管理站今年整修了木船 和栈桥，下月完工。到时 恢复夜航，票价不变。',
    ],
  ])('leaves a paragraph whole that begins with %s', (_, paragraph) => {
    expect(partsOf(`${BEFORE} ${paragraph}`)).toEqual([BEFORE, paragraph]);
  });

  it('leaves sentences together where commas are followed by blanks as well', () => {
    const own =
      '船工老麦说， 他在渡口撑了三十年船， 从没见过这么大的雾。 那天他把船拴在柳树下，等到中午才开。';
    expect(partsOf(own)).toEqual([own]);
    expect(partsOf(`${own} ${BEFORE}`)).toEqual([own, BEFORE]);
    // A wider blank is none of that habit.
    expect(partsOf(`${own.replace('。 那天', '。　　那天')}`)).toHaveLength(2);
  });
});

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
      '<一、修缮渡口码头>',
      '全镇今年修好了三座码头。',
      '<二、添置渡船>',
      '新船“青石7号”下月试航。',
    ]);
    const mixed = 'No 10 Quay 是新码头的名字。 码头下月开放，游客可以从那里上船。';
    expect(partsOf(mixed)[0]).toBe('No 10 Quay 是新码头的名字。');
  });
});

describe('datelines', () => {
  it.each([
    '本报讯',
    '【本报讯】',
    '青溪网讯',
    '青溪日报讯',
    '青溪社临江8月2日电',
    '（青溪社記者田小禾臨江2日電）',
    '本报临江1月3日讯',
    '本报临江专电',
    '青溪手机讯 5月19日晚间消息',
    '本报记者田小禾报道',
  ])('are known: %s', (line) => {
    expect(isDateline(line)).toBe(true);
    expect(opensWithDateline(`${line}　渡口的水位一夜涨了两尺。`)).toBe(true);
  });

  it.each([
    '临江体育简讯',
    '两县互致贺电',
    '上游水库开始供电',
    '渡口服务站推出新通讯',
    '3月5日，渡口重新开放',
    '渡口停电，记者追问消息',
  ])('are not seen in %s', (line) => {
    expect(isDateline(line)).toBe(false);
    expect(opensWithDateline(`${line} 渡口的水位一夜涨了两尺。`)).toBe(false);
  });
});
