import { describe, expect, it } from 'vitest';
import { lineCounter } from '../../../src/cli/line-numbers.ts';
import { reportPlan } from '../../../src/cli/report.ts';
import { type Language, widthOf, wrap } from '../../../src/cli/terminal.ts';
import { plan } from '../../../src/engine/index.ts';
import type { Plan } from '../../../src/shared/plan.ts';
import type { Span } from '../../../src/shared/span.ts';

const TEXT = `# 渡口的灯从今年起夜夜都亮

■ 本报记者 秦望舒

摆渡的老人说，这样晚归的学生就不用再摸黑走过那座没有栏杆的木桥了，家里人也放心，他自己也放心，船照旧等到最后一个人。

摆渡的老人说，这样晚归的学生就不用再摸黑走过那座没有栏杆的木桥了，家里人也放心，他自己也放心，船照旧等到最后一个人。

摆渡的老人说，这样晚归的学生就不用再摸黑走过那座没有栏杆的木桥了，家里人也放心，他自己也放心，船照旧等到最后一个人。

灯油的钱由沿岸的七个村子分摊，每村出一盏，谁家的孩子走得晚，谁家就多添一勺，几十年来都是这么过来的，没有人
`;

function report(language: Language, width: number, of = plan(TEXT), text = TEXT): string[] {
  const lines: string[] = [];
  reportPlan(
    of,
    { name: '渡口.md', text, encoding: 'utf-8', sure: true },
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

describe('what the report says of what is left to decide', () => {
  const text = '夜航船\n\n船从石埠开出，一路要过\n\n三道水闸。\n\n老街灯会\n\n灯从桥头挂到桥尾。\n';
  const span = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length];
  const [tail, head, stray] = [
    span('船从石埠开出，一路要过'),
    span('三道水闸。'),
    span('灯从桥头挂到桥尾。'),
  ];
  const own: Plan = {
    format: 'plan/1',
    engine: 'told',
    articles: [
      { title: { sources: [span('夜航船')] }, blocks: [{ type: 'paragraph', sources: [tail, head] }] },
      { blocks: [{ type: 'paragraph', sources: [span('老街灯会'), stray] }] },
    ],
    dropped: [],
    unplaced: [],
    findings: [
      {
        id: 'join',
        kind: 'join',
        confidence: 0.6,
        stands: true,
        spans: [tail, head],
        evidence: { kind: 'join', tail, head, rivals: [] },
        reasons: [{ code: 'join.next' }, { code: 'join.article' }],
      },
      {
        id: 'stray',
        kind: 'stray',
        confidence: 0.5,
        stands: true,
        spans: [stray],
        evidence: {
          kind: 'stray',
          candidates: [
            { article: 1, score: 0.5, reasons: [{ code: 'stray.here' }] },
            { article: 0, score: 0.4, reasons: [{ code: 'stray.like' }] },
          ],
        },
        reasons: [{ code: 'stray.several' }],
      },
    ],
    notices: [{ code: 'order.bounded', params: { articles: 2 } }],
  };

  it('names both places of a joint, and the articles a piece may belong to', () => {
    const zh = report('zh', 100, own, text).join('\n');
    expect(zh).toContain('第 3 → 5 行');
    expect(zh).toMatch(/现在放在第 2 篇（无题，老街灯会/u);
    expect(zh).toContain('也可能属于第 1 篇《夜航船》：与这一篇用词相近');
    const en = report('en', 100, own, text).join('\n');
    expect(en).toContain('line 3 → 5');
    expect(en).toContain('or in 1 “夜航船”: shares words with this article');
  });

  it('reads as one sentence a finding, and keeps notes on the analysis apart', () => {
    const en = report('en', 100, own, text);
    expect(en.join('\n')).toMatch(/It is the very next paragraph; both belong to the same article/u);
    const notes = en.findIndex((line) => line.trim() === 'Notes on the analysis');
    expect(en[notes + 1]).toContain('2 articles in so many columns');
  });

  it.each(['zh', 'en'] as const)('fits a narrow terminal: %s', (language) => {
    for (const line of report(language, 60, own, text)) expect(widthOf(line), line).toBeLessThanOrEqual(60);
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
