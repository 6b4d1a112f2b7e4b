import { describe, expect, it } from 'vitest';
import { isByline, isNamesOnly } from '../../../src/engine/bylines.ts';
import { plan } from '../../../src/engine/index.ts';
import { numberOf } from '../../../src/engine/ranks.ts';
import type { PlanArticle, PlanField } from '../../../src/shared/plan.ts';

const P = (k: number) =>
  [
    'The bell was cast in the yard by the river, and four horses brought it up the hill in the spring of that year.',
    'It hung for sixty years without a crack, until a cold night in January when the ringer pulled the rope too hard.',
    'The town collected money for a new one at the harvest fair, in jars set out on every counter of Main Street.',
    'Nobody could say afterwards who had put the gold watch into the jar at the barber’s, and nobody ever claimed it.',
  ][k % 4] as string;

const told = (text: string) => {
  const words = (f?: PlanField) => f?.sources.map(([a, b]) => text.slice(a, b)).join(' / ');
  return plan(text).articles.map((a: PlanArticle) => ({
    title: words(a.title),
    byline: words(a.byline),
    date: words(a.date),
    heads: a.blocks.filter((b) => b.type === 'heading').map((b) => words(b)),
  }));
};

describe('bylines', () => {
  it('are known in many forms', () => {
    for (const line of [
      'By ADA WINTER',
      'by Ada Winter',
      'Ada Winter, Staff Writer',
      '— Ada Winter',
      'Reporting by Ada Winter',
      '文｜田小禾',
      '田小禾 报道',
      '（作者：田小禾）',
      '（本报记者 田小禾）',
      '記者田小禾／青蘆報導',
      '〔記者田小禾／青蘆報導〕',
      '本报驻临江记者 田小禾',
      '图/文 田小禾',
      'Ada Winter, Special to the Courier',
      'Story and photos by Ada Winter',
      'By Ada Winter ada@courier.example',
      'By The Associated Press',
    ])
      expect(isByline(line), line).toBe(true);
    expect(isNamesOnly('□ 田小禾')).toBe(true);
  });

  it('are not seen in titles', () => {
    for (const line of [
      'By the numbers',
      'By the Sea',
      'From the farm to the table',
      'Council Names New City Editor',
      '渡口的灯',
      '记者笔下的春天',
      '通讯员培训班开班',
      '整理旧屋的人',
      '摄影展开幕',
      '作者与读者见面会举行',
      '图为首班船离岸',
    ])
      expect(isByline(line), line).toBe(false);
  });
});

describe('marks and numbers', () => {
  it('deeper than the titles’ head sections', () => {
    const text = [0, 1]
      .map(
        (k) =>
          `### Bell Number ${k + 1}\n\n*${k + 3} March 1999*\n\n${P(k)}\n\n#### The cold night\n\n${P(k + 2)}`,
      )
      .join('\n\n');
    expect(told(text)).toMatchObject([
      { title: 'Bell Number 1', date: '3 March 1999', heads: ['The cold night'] },
      { title: 'Bell Number 2', date: '4 March 1999', heads: ['The cold night'] },
    ]);
  });

  it('that count up head sections, and their value is read', () => {
    expect(numberOf('（十二）回头看')).toEqual({ kind: 'boxed', value: 12 });
    expect(numberOf('IV. The road home')).toEqual({ kind: 'roman', value: 4 });
    const text = [0, 1]
      .map(
        (k) =>
          `A Bell for Town ${k + 1}\n\nMay ${k + 1}, 2001\n\n${P(k)}\n\nI. The cold night\n\n${P(k + 1)}\n\nII. The jars\n\n${P(k + 2)}`,
      )
      .join('\n\n');
    expect(told(text).map((a) => a.heads)).toEqual([
      ['I. The cold night', 'II. The jars'],
      ['I. The cold night', 'II. The jars'],
    ]);
  });
});

describe('the head of an article', () => {
  it('keeps kicker and subtitle out of the body', () => {
    const text = `-\nLOCAL\nThe Bell Rings Again in Town\nA watch in a jar paid for most of it\nBy Ada Winter\n${P(0)}\n${P(1)}\n-\nSPORTS\nRowers Take the River Cup Home\nA late start did not hurt them\nBy Ben Frost\n${P(2)}\n${P(3)}`;
    expect(told(text)).toMatchObject([
      { title: 'The Bell Rings Again in Town', byline: 'By Ada Winter', heads: [] },
      { title: 'Rowers Take the River Cup Home', byline: 'By Ben Frost', heads: [] },
    ]);
  });

  it('may have its byline and date at the end', () => {
    const text = [0, 1, 2]
      .map(
        (k) =>
          `Bell Number ${k + 1} Rings\n${P(k)}\n${P(k + 1)}\nReporting by Ada Winter\n${k + 3} March 1999\n`,
      )
      .join('\n');
    expect(told(text)).toMatchObject(
      [0, 1, 2].map((k) => ({
        title: `Bell Number ${k + 1} Rings`,
        byline: 'Reporting by Ada Winter',
        date: `${k + 3} March 1999`,
      })),
    );
  });
});

describe('a marked line between title and byline', () => {
  it('is the subtitle, and the byline stays a byline', () => {
    const text = [
      '## 渡口的钟楼修好了',
      '',
      '### 停了十一年的老钟昨日重新报时',
      '',
      '■ 本报记者 田小禾',
      '',
      '昨天正午，渡口的钟楼敲响了十二下。修钟的师傅在楼上住了四个月，换下一百零七枚齿轮，又请铁匠照样打了一副钟锤。',
      '',
      '钟声一停，河上的船都拉响了汽笛。镇里说，以后每天早晚各敲一次，逢年过节再加一次。',
      '',
    ].join('\n');
    const [article] = plan(text).articles;
    const words = (f?: PlanField) => f?.sources.map(([a, b]) => text.slice(a, b)).join(' / ');
    expect(words(article?.title)).toBe('渡口的钟楼修好了');
    expect(words(article?.subtitle)).toBe('停了十一年的老钟昨日重新报时');
    expect(words(article?.byline)).toContain('田小禾');
    expect(article?.blocks.map((b) => b.type)).toEqual(['paragraph', 'paragraph']);
  });
});
