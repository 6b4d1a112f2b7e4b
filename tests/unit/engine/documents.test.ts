import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import { readGrams } from '../../../src/engine/language/grams.ts';
import { SILENT } from '../../../src/engine/language/tongue.ts';
import { readTopics } from '../../../src/engine/language/topics.ts';
import { opensWithDateline } from '../../../src/engine/look/datelines.ts';
import { namesDocument } from '../../../src/engine/look/look.ts';
import { markHeadings } from '../../../src/engine/titles/ranks.ts';
import { findTitles } from '../../../src/engine/titles/titles.ts';
import { told } from './heads.ts';
import { pieceOf } from './pieces.ts';

/** Notices, rules and reports of offices and sites: their titles, chapters and senders. */

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
      const topics = drained(readTopics(pieces));
      return drained(findTitles(pieces, topics, drained(readGrams(pieces, SILENT))))[1] as number;
    };
    // So sure that no rest of a sentence is looked for.
    expect(odds('青芦县2031年渔业生产统计公报')).toBeGreaterThan(0.97);
    expect(odds('青芦县渔业风浪里稳住产量')).toBeLessThan(0.97);
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

describe('a paper’s name alone under the date', () => {
  it('says whose the text is', () => {
    const text = `-\n柳湾渡口夜航班船复开\n2031-04-02 22:34\n青芦新闻网\n船工说，号子他还会唱，只是没有人应和了，于是每个星期六下午，他就唱给过路的人听。\n-\n老码头石阶补修完工\n2031-04-03 09:10\n青芦新闻网\n石阶去年冬天修过一次，今年又补了三处，守渡的人说，水再大也不怕了。\n`;
    expect(told(text).map((a) => a.byline)).toEqual(['青芦新闻网', '青芦新闻网']);
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
