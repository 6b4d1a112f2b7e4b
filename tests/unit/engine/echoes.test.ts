import { describe, expect, it } from 'vitest';
import { plan } from '../../../src/engine/index.ts';

const TEXTS = [
  '本报讯 柳湾渡口的夜航班船昨晚复开，头一班载了四十二个人，多是从城里下班回来的。船工说，江上的雾比往年薄，灯也比往年亮。',
  '青芦县的渔网厂今年接了三批外省的订单，织机从清早响到天黑。厂里说，老师傅不够用，正在带十二个徒弟。',
];
const TITLES = ['夜航班船复开 头班载客四十二人', '渔网厂接下外省订单'];

const read = (text: string) => {
  const words = (sources: readonly (readonly [number, number])[] = []) =>
    sources.map(([a, b]) => text.slice(a, b)).join(' + ');
  const { articles, dropped } = plan(text);
  return {
    articles: articles.map((a) => [
      words(a.title?.sources),
      words(a.date?.sources),
      ...a.blocks.map((b) => words(b.sources)),
    ]),
    copies: dropped
      .filter((d) => d.reason !== 'marker' && d.reason !== 'chrome')
      .map((d) => words(d.sources)),
    marks: dropped.filter((d) => d.reason === 'marker').map((d) => words(d.sources)),
  };
};

describe('a title that its text tells again', () => {
  it('is a copy there, with its number and the page it stood on taken off', () => {
    const text = TITLES.map((t, k) => `${k + 1}. ${t}\n\n第3版(要闻)专栏: ${t} ${TEXTS[k]}\n`).join('\n');
    const { articles, copies, marks } = read(text);
    expect(articles.flat().filter(Boolean)).toEqual(TITLES.flatMap((t, k) => [t, TEXTS[k]]));
    expect(copies).toEqual(TITLES);
    expect(marks).toEqual(expect.arrayContaining(['1.', '2.', '第3版(要闻)专栏:']));
  });

  it('is one in English before a sentence', () => {
    const text = `Night ferry runs again\n\nNight Ferry Runs Again The night ferry at Lower Marrow ran again on Monday with forty-two on board, most of them coming home from work.\n`;
    expect(read(text).copies).toEqual(['Night Ferry Runs Again']);
  });

  it('stays where a sentence or a longer headline begins with the same words', () => {
    for (const text of [
      `渔网厂接下外省订单\n\n渔网厂接下外省订单以后，织机从清早响到天黑，老师傅不够用，正在带十二个徒弟。\n`,
      `渔网厂接下外省订单\n\n渔网厂接下外省订单 织机从清早响到天黑 老师傅带十二个徒弟 本月交第一批货\n`,
      `Night ferry runs again\n\nNight ferry runs again on Monday with forty-two on board, most of them coming home from work.\n`,
      `渡口\n\n渡口 的灯换成了新的，比去年亮得多，守渡的人说夜里看得见对岸的石阶了。\n`,
    ])
      expect(read(text).copies, text).toEqual([]);
  });
});

describe('a title told again behind its date', () => {
  const title = '柳湾渡口夜航班船复开';

  it('is a copy, and the head is one', () => {
    const { articles, copies } = read(
      `${title}\n2031-04-02\n${title}\n2031-04-02 08:30\n${TEXTS.join('\n')}\n`,
    );
    expect(copies).toEqual([title]);
    expect(articles).toHaveLength(1);
    expect(articles[0]?.[0]).toBe(title);
  });

  it('is none with a text between, nor if more of the kind stand there', () => {
    expect(read(`${title}\n${TEXTS[0]}\n${title}\n${TEXTS[1]}\n`).copies).toEqual([]);
    const list = Array.from({ length: 4 }, (_, k) => `${title}\n2031-04-0${k + 1}\n`).join('');
    expect(read(`${list}${TEXTS[0]}\n`).copies).toEqual([]);
  });
});

describe('a date alone before everything', () => {
  it('is the first article’s', () => {
    const text = `2031-04-25\n\n第 1 版\n\n${TITLES.map((t, k) => `${k + 1}. ${t}\n\n${TEXTS[k]}\n`).join('\n')}`;
    const { articles } = read(text);
    expect(articles[0]?.[0]).toContain(TITLES[0]);
    expect(articles[0]?.[1]).toBe('2031-04-25');
    expect(articles.every((a) => a.length > 2)).toBe(true);
  });
});
