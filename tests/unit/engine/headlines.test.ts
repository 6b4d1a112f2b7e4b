import { describe, expect, it } from 'vitest';
import { isKicker } from '../../../src/engine/articles/heads.ts';
import { plan } from '../../../src/engine/index.ts';
import { titleLook } from '../../../src/engine/look/look.ts';
import { markCapitals, markStoppedHeadlines } from '../../../src/engine/titles/stopped-headlines.ts';
import { P, told, words } from './heads.ts';
import { pieceOf } from './pieces.ts';

/** Which lines are titles by how they are worded and set. */

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

describe('a line that leans on what follows', () => {
  it('is no title', () => {
    for (const line of ['柳湾渡口夜航班船时间为', '青芦县水利局和'])
      expect(titleLook(line, true, 0), line).toBe(0);
    for (const line of ['柳湾渡口主动作为', '守渡人大有可为'])
      expect(titleLook(line, true, 0), line).toBeGreaterThan(0.5);
  });
});

describe('a line under a title that begins with a dash', () => {
  it('makes no kicker of a short title', () => {
    expect(isKicker(pieceOf('点亮一盏灯'), pieceOf('——柳湾渡口夜航班船复开记'))).toBe(false);
    expect(isKicker(pieceOf('点亮一盏灯'), pieceOf('柳湾渡口夜航班船昨晚复开'))).toBe(true);
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
