import { describe, expect, it } from 'vitest';
import { plan } from '../../../src/engine/index.ts';
import { isByline, isNamesOnly } from '../../../src/engine/look/bylines.ts';
import { titleLook } from '../../../src/engine/look/look.ts';
import { introduces, numberOf } from '../../../src/engine/titles/ranks.ts';
import { openAtBylines } from '../../../src/engine/titles/titles.ts';
import { P, told, words, Z } from './heads.ts';
import { pieceOf } from './pieces.ts';

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
      'By Ada J. Winter',
      '（本报临江4月5日电）',
      '（据新华社电）',
      '青芦晚报讯（记者 田小禾 通讯员 何一苇）',
      '南湾新闻网5月2日电(田小禾 何一苇)',
      '【青芦日报报道 特约记者 田小禾】',
      '田小禾　何一苇　本报特约通讯员　方惟一',
      '（作者系临江大学水利学院教授）',
      '（田小禾）',
      '(田小禾 青芦日报)',
      '何一苇 新华社',
      '临江考试报记者 田小禾',
      '南湾人民广播电台记者田小禾、青芦社记者何一苇、本报记者方惟一',
      '本报特约主笔 田小禾',
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
      '（图）',
      '（待续）',
      '南湾人爱上晚报',
      '河水退去，据电台讯息',
      '（记者节那天的雪）',
      '晨报记者走进渡口小学',
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

describe('who wrote it, right under the title', () => {
  const page = (title: string, line: string) => `# ${title}\n\n${line}\n\n${P(0)}\n\n${P(1)}`;

  it('is a name alone, where it begins with a common first name', () => {
    expect(told(page('The Bell Rings Again in Town', 'Emily Winter'))).toMatchObject([
      { title: 'The Bell Rings Again in Town', byline: 'Emily Winter' },
    ]);
    expect(told(page('The Bell Rings Again in Town', 'Nine Days Early'))[0]?.byline).toBeUndefined();
  });

  it('is an office of any house and a name', () => {
    const text =
      '# 渡口的老钟又响了\n\n江经记者 别小禾\n\n老钟停了三十年，昨天又在渡口的塔上敲响，几百人站在堤上听。';
    expect(told(text)).toMatchObject([{ title: '渡口的老钟又响了', byline: '江经记者 别小禾' }]);
  });

  it('stays as it is printed, label and brackets included', () => {
    for (const line of ['作者：田小禾', '（田小禾）']) {
      const text = `# 渡口的老钟又响了\n\n${line}\n\n老钟停了三十年，昨天又在渡口的塔上敲响，几百人站在堤上听。`;
      expect(told(text)).toMatchObject([{ byline: line }]);
      expect(plan(text).dropped.map((d) => d.sources)).toEqual([[[0, 1]]]);
    }
  });
});

describe('what somebody said', () => {
  it('is hardly told by a title, unless somebody is said to do it', () => {
    const look = (line: string) => titleLook(line, false, 0);
    expect(look('Harbour Hill police said the ropes')).toBeLessThan(0.3);
    expect(look('Harbour Hill police said 14 ropes')).toBeLessThan(0.3);
    expect(look('Founder Bell told The Hill Courier in an interview')).toBeLessThan(0.3);
    expect(look('Ringers told reporters on Harbour Hill')).toBeLessThan(0.3);
    expect(look('Bell ringers told Harbour Hill stays shut')).toBeGreaterThan(0.5);
    expect(look('Bell founder said to leave Harbour Hill')).toBeGreaterThan(0.5);
    expect(look('Harbour Hill police say ropes were cut')).toBeGreaterThan(0.5);
  });

  it('may go on with a name behind a small word, which opens no article', () => {
    const opened = (byline: string) => {
      const pieces = [P(0), byline, P(1)].map((text) => pieceOf(text, { cjk: false }));
      const titles = new Float32Array(3);
      openAtBylines(pieces, titles, () => false);
      return titles[1] as number;
    };
    expect(opened('By Ada Winter')).toBeGreaterThan(0.5);
    expect(opened('by Ada Winter')).toBe(0);
  });
});

describe('titles marked as it comes', () => {
  const signed = (k: number) => `# Bell Number ${k}\n\nBy Ada Winter\n\n${P(k)}\n\n${P(k + 1)}`;

  it('are titles by a deeper mark, too, where no article stands above for them to part', () => {
    expect(told([`## The Ferry Is Late\n\n${P(2)}`, signed(1), signed(2)].join('\n\n'))[0]).toMatchObject({
      title: 'The Ferry Is Late',
    });
  });

  it('head sections by a deeper mark inside articles', () => {
    const text = [signed(1), `## The cold night\n\n${P(3)}`, signed(2)].join('\n\n');
    expect(told(text).map((a) => a.heads)).toEqual([['The cold night'], []]);
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
    expect(words(text, article?.title)).toBe('渡口的钟楼修好了');
    expect(words(text, article?.subtitle)).toBe('停了十一年的老钟昨日重新报时');
    expect(words(text, article?.byline)).toContain('田小禾');
    expect(article?.blocks.map((b) => b.type)).toEqual(['paragraph', 'paragraph']);
  });
});

describe('an article whose title is lost', () => {
  // Cut ends make it a page read across, and no listing.
  const page = (credit: string) =>
    ['# 渡口的老钟又响了', '（记者 田小禾）', Z(0), `${Z(1)}值守的名单`, credit, Z(2), Z(3)].join('\n\n');

  it('opens at its byline, where bylines stand below titles', () => {
    const text = page('（通讯员 何一苇）');
    expect(plan(text).articles.map((a) => [words(text, a.title), words(text, a.byline)])).toEqual([
      ['渡口的老钟又响了', '（记者 田小禾）'],
      [undefined, '（通讯员 何一苇）'],
    ]);
  });

  it('opens at none that closes the text above', () => {
    const text = [
      '# 渡口的老钟又响了',
      Z(0),
      `${Z(1)}值守的名单`,
      Z(1),
      '（记者 田小禾）',
      '# 北坡梨花早开',
      Z(2),
      Z(3),
      '（记者 何一苇）',
    ].join('\n\n');
    expect(plan(text).articles.map((a) => words(text, a.title))).toEqual([
      '渡口的老钟又响了',
      '北坡梨花早开',
    ]);
  });
});

describe('marks of two depths', () => {
  it('are titles’ alike where deeper ones open articles, too', () => {
    const text = [
      '# 渡口的老钟又响了',
      '本报记者 田小禾',
      `${Z(0)}修好的那`,
      '# 新桥栏杆换成石头',
      '本报记者 方惟一',
      Z(1),
      '## 北坡梨花早开',
      '本报记者 何一苇',
      Z(2),
      Z(3),
    ].join('\n\n');
    expect(plan(text).articles.map((a) => words(text, a.title))).toContain('北坡梨花早开');
  });
});

describe('a listing with an article that has no title', () => {
  it('begins it where a frame opens as a dispatch does', () => {
    const text = [
      '---',
      '渡口的老钟又响了',
      Z(0),
      Z(1),
      '---',
      `青芦晚报讯 ${Z(2)}`,
      Z(3),
      '---',
      '新桥栏杆换成石头',
      Z(1),
    ].join('\n');
    expect(plan(text).articles.map((a) => words(text, a.title))).toEqual([
      '渡口的老钟又响了',
      undefined,
      '新桥栏杆换成石头',
    ]);
  });
});

describe('a marked line over a name alone', () => {
  it('opens an article, as over any byline', () => {
    const text = pieceOf('码头在城东，有两百年了，船工说他祖父那辈人就在这里装卸木料。');
    expect(introduces([pieceOf('渡口的灯', { mark: 2 }), pieceOf('孟春生'), text], 0)).toBe(true);
    expect(introduces([pieceOf('渡口的灯', { mark: 2 }), pieceOf('修缮经过'), text], 0)).toBe(false);
  });
});
