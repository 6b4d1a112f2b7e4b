import { describe, expect, it } from 'vitest';
import { lineCounter } from '../../../src/cli/line-numbers.ts';
import { reportPlan } from '../../../src/cli/report.ts';
import { type Language, widthOf, wrap } from '../../../src/cli/terminal.ts';
import { plan } from '../../../src/engine/index.ts';

const TEXT = `# 渡口的灯从今年起夜夜都亮

■ 本报记者 秦望舒

摆渡的老人说，这样晚归的学生就不用再摸黑走过那座没有栏杆的木桥了，家里人也放心，他自己也放心，船照旧等到最后一个人。

摆渡的老人说，这样晚归的学生就不用再摸黑走过那座没有栏杆的木桥了，家里人也放心，他自己也放心，船照旧等到最后一个人。

摆渡的老人说，这样晚归的学生就不用再摸黑走过那座没有栏杆的木桥了，家里人也放心，他自己也放心，船照旧等到最后一个人。

灯油的钱由沿岸的七个村子分摊，每村出一盏，谁家的孩子走得晚，谁家就多添一勺，几十年来都是这么过来的，没有人
`;

function report(language: Language, width: number): string[] {
  const lines: string[] = [];
  reportPlan(
    plan(TEXT),
    { name: '渡口.md', text: TEXT, encoding: 'utf-8', sure: true },
    {
      language,
      width,
      say: (line = '') => lines.push(line),
      write: () => Promise.resolve(),
      tell: () => undefined,
      progress: () => undefined,
      bold: (text) => text,
      dim: (text) => text,
    },
  );
  return lines;
}

describe('the report of a plan', () => {
  it.each([
    ['zh', 80],
    ['en', 80],
    ['zh', 120],
    ['en', 60],
  ] as const)('fits its terminal: %s, %i columns', (language, width) => {
    for (const line of report(language, width)) expect(widthOf(line), line).toBeLessThanOrEqual(width);
  });

  it('tells what was taken out, from where and why, what is open, and the sum', () => {
    const said = report('zh', 100).join('\n');
    expect(said).toContain('渡口的灯从今年起夜夜都亮');
    expect(said).toContain('第 7 行，同第 5 行');
    expect(said).toContain('同样的 1 段紧接着重复了 3 遍');
    expect(said).toContain('待定');
    expect(said).toContain('字字有去处');
  });
});

describe('text in a terminal', () => {
  it('breaks Chinese anywhere but before a mark, English between words', () => {
    expect(wrap('渡口的灯，今年夜夜都亮', 9)).toEqual(['渡口的', '灯，今年', '夜夜都亮']);
    expect(wrap('the lamps are lit', 9)).toEqual(['the lamps', 'are lit']);
  });

  it('counts lines from one', () => {
    const lineOf = lineCounter('a\nb\n\nc');
    expect([0, 1, 2, 5].map(lineOf)).toEqual([1, 1, 2, 4]);
  });
});
