import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type CleanArticle, languageOf } from '../../../../src/core/formats/clean-article.ts';
import { toHtml } from '../../../../src/core/formats/html.ts';
import { toJsonLines } from '../../../../src/core/formats/jsonl.ts';
import { toMarkdown, yamlString } from '../../../../src/core/formats/markdown.ts';
import { toNinjs } from '../../../../src/core/formats/ninjs.ts';
import { toText } from '../../../../src/core/formats/text.ts';
import { writeWhole } from '../../../../src/core/formats/write.ts';
import type { Block } from '../../../../src/shared/document.ts';

function article(blocks: Block[], fields: Partial<CleanArticle['fields']> = {}): CleanArticle {
  return {
    id: 'art1',
    revision: 7,
    fields: { title: '盐田边的夜校', subtitle: '', byline: '', date: '2031-04-02', ...fields },
    blocks,
    language: 'zh',
    source: { dump: '盐田报.txt', sha256: 'ab'.repeat(32) },
  };
}

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });

describe('Markdown', () => {
  it('writes front matter, headings, lists, quotes and marks', () => {
    const out = toMarkdown(
      article([
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '一、开课' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: '灯亮到', marks: [{ type: 'piece', attrs: { id: '0-3' } }] },
            {
              type: 'text',
              text: '九点',
              marks: [{ type: 'bold' }, { type: 'piece', attrs: { id: '3-5' } }],
            },
            { type: 'text', text: '。' },
          ],
        },
        { type: 'blockquote', content: [paragraph('再来一课。')] },
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [
            { type: 'listItem', content: [paragraph('木工')] },
            { type: 'listItem', content: [paragraph('修表'), paragraph('每周二')] },
          ],
        },
        { type: 'horizontalRule' },
      ]),
    );
    expect(out).toBe(
      [
        '---',
        'title: "盐田边的夜校"',
        'date: "2031-04-02"',
        'language: "zh"',
        'source: "盐田报.txt"',
        'galley_article: "art1"',
        'galley_revision: 7',
        '---',
        '',
        '## 一、开课',
        '',
        '灯亮到**九点**。',
        '',
        '> 再来一课。',
        '',
        '3. 木工',
        '4. 修表',
        '',
        '   每周二',
        '',
        '---',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['# not a heading', '\\# not a heading'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['1987. A year', '1987\\. A year'],
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['*stars* and _lines_ [x](y)', '\\*stars\\* and \\_lines\\_ \\[x\\](y)'],
    ['AT&amp;T', 'AT\\&amp;T'],
  ])('keeps %j text', (text, markdown) => {
    expect(toMarkdown(article([paragraph(text)])).split('---\n\n')[1]).toBe(`${markdown}\n`);
  });

  it('front matter survives any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const scalar = yamlString(title);
        expect(scalar).not.toMatch(/[\n\r\u0085\u2028\u2029]/u);
        expect(JSON.parse(scalar)).toBe(title.toWellFormed());
      }),
    );
  });
});

describe('HTML', () => {
  it('lets no markup out of a draft', () => {
    const out = toHtml(
      article([paragraph('<img src=x onerror=alert(1)> & "quotes"')], {
        title: '</title><script>1</script>',
      }),
    );
    expect(out).not.toContain('<script');
    expect(out).not.toContain('<img');
    expect(out).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot;');
    expect(out).toContain('<html lang="zh-Hans">');
  });

  it('keeps structure', () => {
    const out = toHtml(
      article([
        { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Part' }] },
        { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('one')] }] },
      ]),
    );
    expect(out).toContain('<h3>Part</h3>');
    expect(out).toContain('<ul>\n<li><p>one</p></li>\n</ul>');
  });
});

describe('plain text and JSON Lines', () => {
  it('text: fields, then a blank line between blocks', () => {
    expect(toText(article([paragraph('甲。'), paragraph('乙。')], { byline: '记者 沈一舟' }))).toBe(
      '盐田边的夜校\n记者 沈一舟\n2031-04-02\n\n甲。\n\n乙。\n',
    );
  });

  it('JSON Lines: one line an article, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 5 }),
        (texts) => {
          const out = toJsonLines(texts.map((t) => article([paragraph(t)])));
          const lines = out.trimEnd().split('\n');
          expect(lines).toHaveLength(texts.length);
          expect(lines.map((l) => (JSON.parse(l) as { text: string }).text)).toEqual(
            texts.map((t) => t.toWellFormed()),
          );
        },
      ),
    );
  });
});

describe('writeWhole', () => {
  it('replaces a file whole and leaves nothing beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'galley-write-'));
    try {
      await writeWhole(folder, 'a.md', 'one');
      await writeWhole(folder, 'a.md', 'two');
      expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('two');
      expect(await readdir(folder)).toEqual(['a.md']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('fails without a trace when the place is a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'galley-write-'));
    try {
      await writeWhole(join(folder, 'taken'), 'inside', 'x');
      await expect(writeWhole(folder, 'taken', 'y')).rejects.toThrow();
      expect(await readdir(folder)).toEqual(['taken']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

it('tells the language by letters', () => {
  expect(languageOf('新码头 pier 开工')).toBe('zh');
  expect(languageOf('The pier at 海港 opened after a long winter')).toBe('en');
  expect(languageOf('1987')).toBe('en');
});

describe('ninjs', () => {
  /** What version 3.0 of the standard calls the properties a text has, and the types of their values. */
  const Item = z.strictObject({
    uri: z.url(),
    standard: z.strictObject({ name: z.literal('ninjs'), version: z.literal('3.0'), schema: z.url() }),
    type: z.literal('text'),
    representationType: z.enum(['full', 'partial']),
    version: z.string(),
    language: z.string(),
    headlines: z.array(z.strictObject({ role: z.string(), value: z.string() })),
    by: z.string().optional(),
    descriptions: z.array(z.strictObject({ role: z.string(), value: z.string() })).optional(),
    bodies: z.array(
      z.strictObject({
        role: z.string(),
        contentType: z.string(),
        charCount: z.int(),
        wordCount: z.int(),
        value: z.string(),
      }),
    ),
    altIds: z.array(z.strictObject({ role: z.string(), value: z.string() })),
  });

  it('tells headlines, byline, the date as printed and the body twice', () => {
    const out = toNinjs(
      article(
        [
          { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '开课' }] },
          paragraph('灯亮到 9 点 <半>。'),
        ],
        {
          subtitle: '第三个学期',
          byline: '记者 邱渡',
        },
      ),
    );
    const item = Item.parse(JSON.parse(out));
    expect(item).toMatchObject({
      uri: 'urn:x-galley:article:art1',
      version: '7',
      language: 'zh',
      headlines: [
        { role: 'main', value: '盐田边的夜校' },
        { role: 'sub', value: '第三个学期' },
      ],
      by: '记者 邱渡',
      descriptions: [{ role: 'date-as-printed', value: '2031-04-02' }],
      altIds: [
        { role: 'source-name', value: '盐田报.txt' },
        { role: 'source-sha256', value: 'ab'.repeat(32) },
      ],
    });
    expect(item.bodies.map(({ contentType, value }) => [contentType, value])).toEqual([
      ['text/html', '<h2>开课</h2>\n<p>灯亮到 9 点 &lt;半&gt;。</p>'],
      ['text/plain', '开课\n\n灯亮到 9 点 <半>。'],
    ]);
    expect(item.bodies[1]).toMatchObject({ charCount: 16, wordCount: 8 });
  });

  it('leaves out what an article has not, and is well-formed whatever it has', () => {
    const bare = Item.parse(JSON.parse(toNinjs(article([], { title: '', date: '' }))));
    expect(bare.headlines).toEqual([]);
    expect(Object.keys(bare)).not.toContain('by');
    expect(Object.keys(bare)).not.toContain('descriptions');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, text) => {
        const out = toNinjs(article([paragraph(text)], { title: `${title}\ud800` }));
        expect(out.isWellFormed()).toBe(true);
        const item = Item.parse(JSON.parse(out));
        expect(JSON.stringify(item).isWellFormed()).toBe(true);
        expect(item.bodies[1]?.value).toBe(text.toWellFormed());
      }),
    );
  });
});
