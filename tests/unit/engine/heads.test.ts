import { describe, expect, it } from 'vitest';
import { isKicker } from '../../../src/engine/articles/heads.ts';
import { plan } from '../../../src/engine/index.ts';
import { readGrams } from '../../../src/engine/language/grams.ts';
import { SILENT } from '../../../src/engine/language/tongue.ts';
import { readTopics } from '../../../src/engine/language/topics.ts';
import { isByline, isNamesOnly } from '../../../src/engine/look/bylines.ts';
import { opensWithDateline } from '../../../src/engine/look/datelines.ts';
import { namesDocument, titleLook } from '../../../src/engine/look/look.ts';
import { introduces, markHeadings, numberOf } from '../../../src/engine/titles/ranks.ts';
import { markCapitals, markStoppedHeadlines } from '../../../src/engine/titles/stopped-headlines.ts';
import { findTitles, openAtBylines } from '../../../src/engine/titles/titles.ts';
import type { PlanArticle, PlanField } from '../../../src/shared/plan.ts';
import { pieceOf } from './pieces.ts';

const P = (k: number) =>
  [
    'The bell was cast in the yard by the river, and four horses brought it up the hill in the spring of that year.',
    'It hung for sixty years without a crack, until a cold night in January when the ringer pulled the rope too hard.',
    'The town collected money for a new one at the harvest fair, in jars set out on every counter of Main Street.',
    'Nobody could say afterwards who had put the gold watch into the jar at the barber’s, and nobody ever claimed it.',
  ][k % 4] as string;

/** Runs a stage to its end. */
function finish<T>(stage: Generator<unknown, T>): T {
  let step = stage.next();
  while (!step.done) step = stage.next();
  return step.value;
}

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

describe('a headline that asks', () => {
  const asking = '渡口的老钟停了三十年 今年秋天还会再响吗？';
  const body = [
    '守钟人上月清理塔楼，在梁上找到了当年的钥匙和一本账。',
    '修钟的师傅说，齿轮都在，只缺一根发条，两周就能配好。',
  ];

  it('is a title where articles are set apart', () => {
    const text = `---\n${asking}\n${body[0]}\n---\n青芦镇的路灯换新\n${body[1]}`;
    expect(told(text).map((a) => a.title)).toEqual([asking, '青芦镇的路灯换新']);
  });

  it('may leave its end to be guessed', () => {
    const open = '守钟人爬上三十年没人上过的塔楼 在梁上看见的竟是……';
    const text = `---\n${open}\n${body[0]}\n---\n青芦镇的路灯换新\n${body[1]}`;
    expect(told(text).map((a) => a.title)).toEqual([open, '青芦镇的路灯换新']);
    const plain = told(`# 青芦镇的旧事\n\n${body[1]}\n\n${open}\n\n${body[0]}`);
    expect(plain.flatMap((a) => [a.title, ...a.heads])).not.toContain(open);
  });

  it('is a title over a byline, and a paragraph without one', () => {
    expect(told(`${body[1]}\n\n${asking}\n\n本报记者 田小禾\n\n${body[0]}`).map((a) => a.title)).toContain(
      asking,
    );
    const plain = told(`# 青芦镇的旧事\n\n${body[1]}\n\n${asking}\n\n${body[0]}`);
    expect(plain.flatMap((a) => [a.title, ...a.heads])).not.toContain(asking);
  });

  it('may be set with stops, told by its capitals, or end in a shortened word', () => {
    const several = 'The Rope. The Wheel. The Bell ... Ringing Again?';
    const titles = (text: string) => told(text).map((a) => a.title);
    for (const title of [several, 'The Ringer’s Long Night.', 'Harbour Hill sells a bell to the U.S.'])
      expect(titles(`---\nOld Rope Sold\n${P(0)}\n---\n${title}\n${P(1)}`), title).toEqual([
        'Old Rope Sold',
        title,
      ]);
  });

  it('is told by capitals behind a text that ended, where no rest of a sentence reads so', () => {
    const asks = (line: string) => {
      const pieces = [P(0), line, P(1)].map((text) => pieceOf(text, { cjk: false }));
      markStoppedHeadlines(pieces);
      return pieces.map((p) => p.headline ?? false);
    };
    for (const line of [
      'The Rope. The Wheel. The Bell ... Ringing Again?',
      'Will Harbour Hill Ever Ring Again?',
    ])
      expect(asks(line), line).toEqual([false, true, false]);
    for (const line of [
      'Harbour Hill Society of Bell Ringers.',
      'The ringer said it was made in the U.S.',
      'Will the bell of Harbour Hill ring again?',
    ])
      expect(asks(line), line).toEqual([false, false, false]);
  });

  it('may be English', () => {
    const text = [0, 2]
      .map(
        (k) =>
          `---\nWill the Bell of Harbour Hill Ever Ring Again${k ? ' at Night' : ''}?\n${P(k)}\n${P(k + 1)}`,
      )
      .join('\n');
    expect(told(text).map((a) => a.title)).toEqual([
      'Will the Bell of Harbour Hill Ever Ring Again?',
      'Will the Bell of Harbour Hill Ever Ring Again at Night?',
    ]);
  });
});

describe('a line over a dispatch', () => {
  const texts = [
    '渡口的老钟停了三十年，昨天又在塔上敲响，几百人站在堤上听。',
    '守钟人上月清理塔楼，在梁上找到了当年的钥匙和一本账。',
  ];
  const line = '青芦镇公布"沿河路灯"等六项改造：均按期完成';
  const under = (text: string) =>
    told([`# 渡口的老钟又响了`, ...texts, line, text, texts[1]].join('\n\n')).flatMap((a) => [
      a.title,
      ...a.heads,
    ]);

  it('is a title, as is one over a paragraph with its own headline', () => {
    expect(under('南湾新闻网讯 5月5日消息，镇里昨天向住户说明了改造的进度和用电。')).toContain(line);
    expect(under('【青芦镇说明改造进度】镇里昨天向住户说明了改造的进度和用电。')).toContain(line);
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
    const words = (f?: PlanField) => f?.sources.map(([a, b]) => text.slice(a, b)).join(' / ');
    expect(words(article?.title)).toBe('渡口的钟楼修好了');
    expect(words(article?.subtitle)).toBe('停了十一年的老钟昨日重新报时');
    expect(words(article?.byline)).toContain('田小禾');
    expect(article?.blocks.map((b) => b.type)).toEqual(['paragraph', 'paragraph']);
  });
});

const Z = (k: number) =>
  [
    '渡口的老钟昨天敲了十二下，修钟的师傅在楼上住了四个月，换下一百零七枚齿轮，又请铁匠打了一副钟锤。',
    '钟声一停，河上的船都拉响了汽笛，镇里说以后每天早晚各敲一次，逢年过节再加一次，由中学生轮流值守。',
    '北坡的梨花今年开得比往年早，花农天不亮就上山，用竹竿绑着鸡毛给花授粉，一棵树要点上两千多下。',
    '收梨的合作社把价钱写在村口的黑板上，一斤比去年多了三毛，头一批货后天就要装车运到县里的冷库。',
  ][k % 4] as string;

const words = (text: string, f?: PlanField) => f?.sources.map(([a, b]) => text.slice(a, b)).join(' / ');

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

describe('a title', () => {
  it('in capitals from end to end is told whatever the texts around it speak of', () => {
    const watch = 'The watch was in the jar and the jar on the counter, as the town will tell you.';
    const line = 'TOWN WANTS ITS WATCH';
    const text = ['# THE BELL RINGS AGAIN', P(0), watch, line, P(1), `${watch} It was the jar that the`].join(
      '\n\n',
    );
    expect(told(text).flatMap((a) => [a.title, ...a.heads])).toContain(line);
  });

  it('in sentence case without a mark is told from the end of a cut paragraph', () => {
    const text = [
      '# The Bell Rings Again in Town',
      P(0),
      `${P(1)} It was the watch that the`,
      'Rowers find a gold watch under the old landing',
      'The rowers of the valley club found a gold watch under the old landing on Sunday, and the town now asks whose it was.',
      'It lay in the mud below the landing where the ferry stopped until the war, the club said in a note on its door.',
      'ringer had put into the jar, they said.',
    ].join('\n\n');
    expect(plan(text).articles.map((a) => words(text, a.title))).toContain(
      'Rowers find a gold watch under the old landing',
    );
  });
});

describe('the title of a document', () => {
  it('says what kind it is, and on what or whose', () => {
    for (const line of [
      '青芦县2031年渔业生产情况统计公报',
      '关于柳湾渡口汛期停航的通告',
      '2031年柳湾镇政府工作报告',
      '青芦市渡口管理办法（试行）',
    ])
      expect(namesDocument(line), line).toBe(true);
  });

  it('is none where a sentence speaks of a document', () => {
    for (const line of [
      '会议听取了柳湾镇政府工作报告',
      '青芦县印发渡口管理办法',
      '渡口的灯又亮了',
      '今天的通知',
      '关于渡口停航，镇里提出三条意见',
    ])
      expect(namesDocument(line), line).toBe(false);
  });

  it('is a title beyond doubt over a text, behind one that ended', () => {
    const before = '柳湾镇的灯会今年仍在老码头，镇里备了六百盏灯，天黑以后从第三级台阶一直挂到渡口。';
    const odds = (title: string) => {
      const pieces = [before, title, '面对连月的风浪，全县渔业稳住了产量，捕捞和养殖都比上年多。'].map(
        (text) => pieceOf(text),
      );
      const topics = finish(readTopics(pieces));
      return finish(findTitles(pieces, topics, finish(readGrams(pieces, SILENT))))[1] as number;
    };
    // So sure that no rest of a sentence is looked for.
    expect(odds('青芦县2031年渔业生产统计公报')).toBeGreaterThan(0.97);
    expect(odds('青芦县渔业风浪里稳住产量')).toBeLessThan(0.97);
  });
});

describe('a line under a title that begins with a dash', () => {
  it('makes no kicker of a short title', () => {
    expect(isKicker(pieceOf('点亮一盏灯'), pieceOf('——柳湾渡口夜航班船复开记'))).toBe(false);
    expect(isKicker(pieceOf('点亮一盏灯'), pieceOf('柳湾渡口夜航班船昨晚复开'))).toBe(true);
  });
});

describe('a line that leans on what follows', () => {
  it('is no title', () => {
    for (const line of ['柳湾渡口夜航班船时间为', '青芦县水利局和'])
      expect(titleLook(line, true, 0), line).toBe(0);
    for (const line of ['柳湾渡口主动作为', '守渡人大有可为'])
      expect(titleLook(line, true, 0), line).toBeGreaterThan(0.5);
  });
});

describe('a marked line over a name alone', () => {
  it('opens an article, as over any byline', () => {
    const text = pieceOf('码头在城东，有两百年了，船工说他祖父那辈人就在这里装卸木料。');
    expect(introduces([pieceOf('渡口的灯', { mark: 2 }), pieceOf('孟春生'), text], 0)).toBe(true);
    expect(introduces([pieceOf('渡口的灯', { mark: 2 }), pieceOf('修缮经过'), text], 0)).toBe(false);
  });
});

describe('chapters', () => {
  const rules = (first: string, second: string) => `青芦县渡口管理办法

${first}

渡口由所在的镇管理，渡船每年汛前检修一次，检修的日子提前七天贴在码头上。
夜里行船要点两盏灯，船头一盏，船尾一盏。

${second}

渡工年满六十周岁不再掌舵，可以留在码头上看缆绳，由镇里另发补贴。
违反本办法的，由镇里责令改正。
`;

  it('head the parts of what is titled above them, however far they are set apart', () => {
    expect(told(rules('第一章 总则', '第二章 渡工'))).toEqual([
      expect.objectContaining({ title: '青芦县渡口管理办法', heads: ['第一章 总则', '第二章 渡工'] }),
    ]);
  });

  it('are none where they do not count up, or nothing stands above them', () => {
    const heads = (...lines: string[]) => {
      const pieces = lines.map((text) => pieceOf(text));
      markHeadings(pieces);
      return pieces.filter((p) => p.heading).map((p) => p.text);
    };
    const text = '夜里行船要点两盏灯，船头一盏，船尾一盏，渡工轮流添油。';
    expect(heads('渡口管理办法', '第一章 总则', text, '第二章 渡工', text)).toEqual([
      '第一章 总则',
      '第二章 渡工',
    ]);
    expect(heads('渡口管理办法', '第一章 总则', text, '第四章 渡工', text)).toEqual([]);
    expect(heads('第一章 初渡', text, '第二章 夜航', text)).toEqual([]);
  });
});

describe('a line in capitals', () => {
  it('is a headline, its stop read as a comma', () => {
    expect(titleLook('THE FERRY AT LOW WATER,', false, 0)).toBeGreaterThan(0.5);
    expect(titleLook('FERRY,', false, 0)).toBe(0);
    expect(titleLook('The ferry at low water,', false, 0)).toBe(0);
  });

  it('is whole where the text is not set so', () => {
    const english = (text: string) => pieceOf(text, { cjk: false });
    const heads = ['THE FERRY AT LOW WATER,', 'A Night on the Bar', 'NO LIVES LOST'].map(english);
    const page = [...heads, ...[0, 1, 2].map((k) => english(P(k)))];
    markCapitals(page);
    expect(page.map((p) => p.whole !== undefined)).toEqual([true, false, false, false, false, false]);
    const wire = ['THE FERRY RAN LATE STOP THE TIDE', 'WAS LOW ALL NIGHT STOP NO BOAT'].map(english);
    markCapitals(wire);
    expect(wire.some((p) => p.whole !== undefined)).toBe(false);
  });
});

describe('a report that opens with its site and who wrote it', () => {
  it('is the first of its article', () => {
    expect(opensWithDateline('青芦新闻网•水乡网青芦站(通讯员 孟春生 许晚舟) 4月2日上午，渡船复开。')).toBe(
      true,
    );
    expect(opensWithDateline('青芦新闻网讯（孟春生）4月2日上午，渡船复开。')).toBe(true);
    expect(opensWithDateline('青芦新闻网上线(原水乡网) 以后，渡口的消息多了。')).toBe(false);
  });
});

describe('a paper’s name alone under the date', () => {
  it('says whose the text is', () => {
    const text = `-\n柳湾渡口夜航班船复开\n2031-04-02 22:34\n青芦新闻网\n船工说，号子他还会唱，只是没有人应和了，于是每个星期六下午，他就唱给过路的人听。\n-\n老码头石阶补修完工\n2031-04-03 09:10\n青芦新闻网\n石阶去年冬天修过一次，今年又补了三处，守渡的人说，水再大也不怕了。\n`;
    expect(told(text).map((a) => a.byline)).toEqual(['青芦新闻网', '青芦新闻网']);
  });
});
