import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../src/engine/base/model.ts';
import { tornTail } from '../../../src/engine/language/torn.ts';
import { isByline, nameLook } from '../../../src/engine/look/bylines.ts';
import { markSigned } from '../../../src/engine/titles/signed.ts';
import { pieceOf } from './pieces.ts';

const TITLE = '老码头修缮完工 渡船下月复航';
const TEXTS = [
  '码头在城东，有两百年了。船工说，他祖父那辈人就在这里装卸木料，冬天河面结冰，要用铁镐开路。',
  '去年汛期，河水漫过第三级台阶，值班的人连夜把缆绳换成了新的，一直守到天亮才回家。',
];

const signed = (...pieces: Piece[]): string[] => {
  markSigned(pieces);
  return pieces.filter((p) => p.role === 'byline').map((p) => p.text);
};
const lines = (...texts: string[]) => texts.map((text) => pieceOf(text));

describe('a post and who holds it', () => {
  it('is a byline', () => {
    for (const line of [
      '全省造林模范 田小禾',
      '青芦县水利局局长 孟春生',
      '临江大学校长 许晚舟',
      '青芦镇党委报道组 临江日报记者',
    ])
      expect(isByline(line), line).toBe(true);
  });

  it('is none without a name, nor with what somebody did', () => {
    for (const line of [
      '临江大学校长 走进课堂',
      '水利局局长谈春汛',
      '劳动模范 光荣榜',
      '市长 信箱',
      '水利局局长 孟春生到任',
    ])
      expect(isByline(line), line).toBe(false);
  });
});

describe('a bare name', () => {
  it('is told by its shape', () => {
    for (const line of ['田小禾', '孟春生 许晚舟', '青芦县 孟春生', '稚栎 孟春生'])
      expect(nameLook(line)).toBe(2);
    for (const line of ['孟禾', '小孟', '阿田', 'K晚舟', '小QX']) expect(nameLook(line)).toBe(1);
    for (const line of ['渡口见闻', '修缮经过', '春汛', '2031', 'Harbour']) expect(nameLook(line)).toBe(0);
  });

  it('signs a text right under its title', () => {
    for (const name of ['孟禾', '小QX', '田小禾', '青芦县 孟春生'])
      expect(signed(...lines(TITLE, name, TEXTS[0] as string)), name).toEqual([name]);
  });

  it('signs where the title is lost, if it is several', () => {
    const [first, second] = TEXTS as [string, string];
    expect(signed(...lines(first, '孟春生 许晚舟', second))).toEqual(['孟春生 许晚舟']);
    // Behind a text that was cut it may be what that speaks of.
    expect(signed(...lines(first.slice(0, -1), '孟春生 许晚舟', second))).toEqual([]);
  });

  it('is a heading inside a text, or over what is no text, and where it is a section’s name', () => {
    expect(signed(...lines(TEXTS[0] as string, '田小禾', TEXTS[1] as string))).toEqual([]);
    expect(signed(...lines(TITLE, '田小禾', '孟春生'))).toEqual([]);
    expect(signed(...lines(TITLE, '金融', TEXTS[0] as string))).toEqual([]);
    expect(signed(pieceOf(TITLE), pieceOf('田小禾', { mark: 2 }), pieceOf(TEXTS[0] as string))).toEqual([]);
  });

  it('signs a text whose title is lost where others are signed under theirs', () => {
    const [first, second] = TEXTS as [string, string];
    expect(signed(...lines(TITLE, '孟春生', first, '田小禾', second))).toEqual(['孟春生', '田小禾']);
    // Where they are more, they head the parts of one article.
    expect(signed(...lines(TITLE, '孟春生', first, '田小禾', second, '许晚舟', first))).toEqual(['孟春生']);
  });

  it('is no cut end once it signs', () => {
    expect(tornTail(pieceOf('青芦县 孟春生'), 0)).toBeGreaterThan(0.9);
    expect(tornTail(pieceOf('青芦县 孟春生', { role: 'byline' }), 0)).toBe(0);
  });
});

describe('an office that signs', () => {
  const BULLETIN = '青芦县2031年渔业生产情况统计公报';
  const TEXT = TEXTS[1] as string;

  it('is a byline between a title and the text, a date under it or not', () => {
    for (const office of ['青芦县水利局', '柳湾镇人民政府', '中共青芦县委办公室', '青芦市渔业协会']) {
      expect(signed(...lines(BULLETIN, office, TEXT)), office).toEqual([office]);
      expect(signed(...lines(BULLETIN, office, '2031年4月2日', TEXT)), office).toEqual([office]);
    }
  });

  it('is none with what it does, without a place, or elsewhere', () => {
    for (const line of ['青芦县成立水利局', '青芦县召开渔业协会', '开创工作新局', '青芦县的水利局'])
      expect(signed(...lines(BULLETIN, line, TEXT)), line).toEqual([]);
    expect(signed(...lines(TEXTS[0] as string, '青芦县水利局', TEXT))).toEqual([]);
    expect(signed(...lines(BULLETIN, '青芦县水利局', '柳湾镇人民政府'))).toEqual([]);
  });
});
