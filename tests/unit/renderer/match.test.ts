import { describe, expect, it } from 'vitest';
import { match } from '../../../src/renderer/model/match.ts';
import { around, arrange, type Entry, remembered } from '../../../src/renderer/model/palette.ts';
import { initialsOf } from '../../../src/renderer/model/pinyin.ts';

const best = (query: string, texts: readonly string[]): string[] =>
  texts
    .map((text) => ({ text, fit: match(query, text) }))
    .filter(({ fit }) => fit !== null)
    .sort((a, b) => b.fit!.score - a.fit!.score)
    .map(({ text }) => text);

describe('matching', () => {
  it('finds characters that stand apart, and says which', () => {
    expect(match('渡口', '渡江的老码头口')?.at).toEqual([0, 6]);
    expect(match('口渡', '渡江的老码头口')).toBeNull();
  });

  it('puts what stands together before what is scattered, and beginnings before middles', () => {
    expect(best('灯塔', ['灯火照着高塔', '海边的灯塔', '灯塔看守人'])).toEqual([
      '灯塔看守人',
      '海边的灯塔',
      '灯火照着高塔',
    ]);
    expect(best('low', ['yellow sails', 'The low road', 'Low water'])).toEqual([
      'Low water',
      'The low road',
      'yellow sails',
    ]);
  });

  it('takes several words in any order', () => {
    expect(match('塔 灯', '海边的灯塔')).not.toBeNull();
    expect(match('灯塔 书店', '海边的灯塔')).toBeNull();
  });

  it('does not scatter a few letters over a long title', () => {
    expect(match('qzx', 'A quiet zoo and a box')).toBeNull();
    expect(match('tide', 'Set aside, unplaced')).toBeNull();
    expect(match('aprv', 'Approve article')).not.toBeNull();
    expect(match('aa', 'Approve article')?.at).toEqual([0, 8]);
    expect(match('wold', 'a wide meadow, now grazed by sheep, is to be sold at last')).toBeNull();
  });

  it('knows the initials of pinyin', () => {
    expect(initialsOf('夜校课表 A')).toBe('yxkb A');
    expect(match('xkb', '夜校课表')?.at).toEqual([1, 2, 3]);
    expect(match('k', '夜校课表')).toBeNull();
    expect(initialsOf('harbour')).toBeNull();
  });
});

const entry = (kind: Entry['kind'], label: string, more: Partial<Entry> = {}): Entry => ({
  key: `${kind}:${label}`,
  kind,
  label,
  run: () => undefined,
  ...more,
});

describe('the palette', () => {
  const all = [
    entry('command', '批准文稿', { also: 'Approve article' }),
    entry('command', '重做', { also: 'Redo', idle: true }),
    entry('article', '灯塔看守人'),
    entry('article', '守夜'),
    entry('dump', '灯塔.txt'),
  ];
  const keys = (query: string, recent: string[] = []): string[][] =>
    arrange(query, all, recent).map(({ rows }) => rows.map(({ entry: { key } }) => key));

  it('begins with what was used last, then all that can be done', () => {
    expect(keys('', ['article:守夜', 'article:gone', 'command:重做'])).toEqual([
      ['article:守夜'],
      ['command:批准文稿'],
    ]);
  });

  it('parts what it finds, and finds a command by its name in the other language', () => {
    expect(keys('灯塔').flat().toSorted()).toEqual(['article:灯塔看守人', 'dump:灯塔.txt']);
    expect(keys('appr')).toEqual([['command:批准文稿']]);
  });

  it('shows what can’t be done now, behind what can', () => {
    expect(keys('redo')).toEqual([['command:重做']]);
  });

  it('prefers what was used', () => {
    expect(keys('守')[0]?.[0]).toBe('article:守夜');
    expect(keys('看守人 灯', ['dump:灯塔.txt'])).toEqual([['article:灯塔看守人']]);
  });

  it('bounds what it shows of ten thousand articles and counts the rest', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => entry('article', `第 ${i} 号灯塔`));
    const [section] = arrange('灯塔', many, []);
    expect(section?.rows.length).toBe(20);
    expect(section?.more).toBe(9980);
  });

  it('shows of a text what was found in it', () => {
    const text = '潮水退下去的时候，滩上的人提着灯往回走，走到半路才看见远处的灯塔亮了。';
    const { text: shown, at } = around(text, '灯塔');
    expect(shown.startsWith('…')).toBe(true);
    expect(at.map((i) => shown[i]).join('')).toBe('灯塔');
    expect(around('灯塔亮了', '灯塔')).toEqual({ text: '灯塔亮了', at: [0, 1] });
  });

  it('remembers a few', () => {
    expect(remembered(['a', 'b'], 'b')).toEqual(['b', 'a']);
    expect(remembered('abcdefgh'.split(''), 'z').length).toBe(8);
  });
});
