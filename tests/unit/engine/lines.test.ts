import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import type { Layout } from '../../../src/engine/base/model.ts';
import { layBlocks } from '../../../src/engine/blocks/blocks.ts';
import { refineLines } from '../../../src/engine/blocks/lines.ts';
import { datedTitle, partMeta } from '../../../src/engine/blocks/meta.ts';

const layBlocksOf = (text: string): Layout => drained(layBlocks(text));
const layoutOf = (text: string): Layout => drained(refineLines(text, layBlocksOf(text)));

const words = (text: string): string[] => layoutOf(text).blocks.map((b) => text.slice(b.start, b.end));

/** How often every code unit that is not white is held by a block without its holes, or by a marker. */
function held(text: string): { missing: number; twice: number } {
  const { blocks, markers } = layoutOf(text);
  const seen = new Uint8Array(text.length);
  for (const b of blocks) {
    const holes = b.holes ?? [];
    for (let i = b.start; i < b.end; i++) {
      if (!holes.some(([a, e]) => i >= a && i < e)) seen[i] = (seen[i] as number) + 1;
    }
  }
  for (const m of markers) for (let i = m.start; i < m.end; i++) seen[i] = (seen[i] as number) + 1;
  let missing = 0;
  let twice = 0;
  for (let i = 0; i < text.length; i++) {
    if (/\s/u.test(text.charAt(i))) continue;
    if (!seen[i]) missing++;
    if ((seen[i] as number) > 1) twice++;
  }
  return { missing, twice };
}

describe('left-over markup', () => {
  it('comes off the edges of a line and makes headings', () => {
    const text = '<h2>河堤上的新灯</h2>\n<p>&nbsp;&nbsp;灯是上周装好的。</p>\n<hr />';
    expect(words(text)).toEqual(['河堤上的新灯', '灯是上周装好的。']);
    expect(layoutOf(text).blocks[0]?.mark).toBe(2);
    expect(layoutOf(text).markers.some((m) => m.alone)).toBe(true);
  });

  it('parts a line at tags that end lines, and leaves holes where others stand', () => {
    const text = '<p>灯亮了。<br/>桥上<b>人</b>多了。</p>';
    expect(words(text)).toEqual(['灯亮了。', '桥上<b>人</b>多了。']);
    expect(layoutOf(text).blocks[1]?.holes?.length).toBe(2);
  });

  it('is not seen in tickers', () => {
    const text = 'Northern Tin <B> and Harbour Rope <P> said they would merge.';
    expect(words(text)).toEqual([text]);
  });

  it('takes emphasis and a quote mark off a whole line only', () => {
    expect(words('*3 March 1999*\n\n**By Ada Winter**\n\n> 田小禾 报道')).toEqual([
      '3 March 1999',
      'By Ada Winter',
      '田小禾 报道',
    ]);
    expect(words('*One* and *two*')).toEqual(['*One* and *two*']);
  });

  it('knows a row of links', () => {
    const text = '<a href="/">首页</a> &gt; <a href="/n">新闻</a>';
    expect(layoutOf(text).blocks).toMatchObject([{ field: 'chrome' }]);
  });
});

describe('lines about the article', () => {
  const kinds = (line: string) =>
    partMeta(line, 0, line.length)?.map((p) => `${p.kind} ${line.slice(p.start, p.end)}`) ?? null;

  it('are parted and told by their labels', () => {
    expect(kinds('发布时间：2011-03-05　来源：南湾日报　作者：田小禾　浏览次数：318')).toEqual([
      'date 发布时间：2011-03-05',
      'byline 来源：南湾日报　作者：田小禾',
      'chrome 浏览次数：318',
    ]);
    expect(kinds('2011-03-05 09:20  来源: 南湾新闻网  字体：【大】【中】【小】')).toEqual([
      'date 2011-03-05 09:20',
      'byline 来源: 南湾新闻网',
      'chrome 字体：【大】【中】【小】',
    ]);
    expect(kinds('By Ada Winter, Herald Staff · May 3, 2004 · 14 Comments')).toEqual([
      'byline By Ada Winter, Herald Staff',
      'date May 3, 2004',
      'chrome 14 Comments',
    ]);
  });

  it('are let be when a part says anything else', () => {
    expect(kinds('桥修好了  路还没有')).toBeNull();
    expect(kinds('2011-03-05  南湾大桥昨天合龙，车流改走北岸')).toBeNull();
  });

  it('part a date off its title where the dump does so again', () => {
    const line = '[2011-03-05] 南湾大桥合龙';
    const found = datedTitle(line, 0, line.length);
    expect(found && line.slice(...found.title)).toBe('南湾大桥合龙');
    expect(words(`${line}\n\n桥长八百米。\n\n[2011-03-09] 北岸码头停航\n\n停航三天。`)).toEqual([
      '南湾大桥合龙',
      '[2011-03-05]',
      '桥长八百米。',
      '北岸码头停航',
      '[2011-03-09]',
      '停航三天。',
    ]);
    expect(words(`${line}\n\n桥长八百米。`)[0]).toBe(line);
  });
});

describe('an article a line', () => {
  const row = (n: number) =>
    `0${n} Harbour Bell Number ${n}\tMay ${n}, 2001\tThe bell was cast in the yard by the river and hung in spring.\tIt has rung every hour since then, and nobody has asked it to stop.`;

  it('is parted at the dump’s own separator', () => {
    const parts = words([1, 2, 3].map(row).join('\n'));
    expect(parts.slice(0, 2)).toEqual(['Harbour Bell Number 1', 'May 1, 2001']);
    expect(parts).toHaveLength(12);
  });

  it('needs several such lines', () => {
    expect(words(row(1))).toHaveLength(1);
  });
});

describe('ends of lines', () => {
  it('part a link off a paragraph', () => {
    const text = 'The ferry left at nine with forty people aboard. Continue reading →';
    expect(layoutOf(text).blocks.map((b) => b.field ?? 'text')).toEqual(['text', 'chrome']);
  });

  it('join a name and the office below it', () => {
    expect(words('The Bell Rings Again\n\nAda Winter\nStaff Writer\n\nIt rang at noon.')[1]).toBe(
      'Ada Winter\nStaff Writer',
    );
  });
});

describe('any text', () => {
  it('is held once, whatever it is', () => {
    const bits = [
      '<p>',
      '</p>',
      '<br/>',
      '&nbsp;',
      '**',
      '*',
      '> ',
      '# ',
      '桥修好了。',
      'By Ada Winter',
      '2011-03-05',
      '  ',
      '\t',
      '\n',
      '\n\n',
      '　',
      ' | ',
      '来源：南湾日报',
      '[详细]',
      '】【',
      '< a',
      '01 ',
      '[x](y)',
      '![a](b)',
      '标题：渡口',
      '正文：',
      '（副题）',
      'END',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 40 }), (list) => {
        expect(held(list.join(''))).toEqual({ missing: 0, twice: 0 });
      }),
      { numRuns: 300 },
    );
  });
});
