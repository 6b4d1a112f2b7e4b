import fc from 'fast-check';
import { expect } from 'vitest';
import type { CleanArticle } from '../../src/core/formats/clean-article.ts';
import { decode } from '../../src/core/formats/decode.ts';
import { toHtml } from '../../src/core/formats/html.ts';
import { toMarkdown } from '../../src/core/formats/markdown.ts';
import { safeName, uniqueName } from '../../src/core/formats/names.ts';
import { toText } from '../../src/core/formats/text.ts';
import { plain } from '../../src/core/services/finding-search.ts';
import { patternOf } from '../../src/core/services/wording.ts';
import { plan } from '../../src/engine/index.ts';
import { countsOf } from '../../src/shared/counts.ts';
import { type Block, Doc, plainText, runsOf } from '../../src/shared/document.ts';
import { furnitureKey } from '../../src/shared/furniture.ts';
import { ENCODINGS } from '../../src/shared/model/dumps.ts';
import type { Plan } from '../../src/shared/plan.ts';
import { correctionsOf, gapStyleOf } from '../../src/shared/punctuation.ts';
import { inkOf, isBlank, type Span } from '../../src/shared/span.ts';
import { differences } from '../../src/shared/wording.ts';
import { anyText, block, oddBytes, oddText, workedMs } from './inputs.ts';

/** What must hold of any input, and where inputs come from. A check throws where it does not hold. */

export interface Check<T> {
  /** Said of a run: «…: whatever comes in». */
  readonly says: string;
  /** Share of all inputs, in percent. */
  readonly share: number;
  readonly inputs: fc.Arbitrary<T>;
  check(this: void, input: T): void;
}

/** Five seconds of this process's work a megabyte, and a moment to begin with, in milliseconds. */
export function withinTime(codeUnits: number, work: () => void, moment = 2_000): void {
  const started = workedMs();
  work();
  expect(workedMs() - started, 'milliseconds').toBeLessThan(moment + (codeUnits / 2 ** 20) * 5_000);
}

const decoding: Check<{ bytes: Uint8Array; encoding: (typeof ENCODINGS)[number] | undefined }> = {
  says: 'decoding never throws and gives text or a reason',
  share: 30,
  inputs: fc.record({
    bytes: oddBytes,
    encoding: fc.option(fc.constantFrom(...ENCODINGS), { nil: undefined }),
  }),
  check({ bytes, encoding }) {
    const read = decode(bytes, { encoding });
    if (read.kind === 'refused') expect(read.message).not.toBe('');
    else expect(inkOf(read.text)).toBeGreaterThan(0);
  },
};

function spansOf({ articles, dropped, unplaced }: Plan): Span[] {
  const placed = articles.flatMap((a) => [
    ...[a.title, a.subtitle, a.byline, a.date].flatMap((field) => field?.sources ?? []),
    ...a.blocks.flatMap((one) => one.sources),
  ]);
  return [...placed, ...dropped.flatMap((d) => d.sources), ...unplaced];
}

const engine: Check<string> = {
  says: 'the engine gives every character one fate, in bounded time',
  share: 15,
  inputs: anyText,
  check(text) {
    let spans: Span[] = [];
    // A page of columns all alike is weighed pair by pair, up to its bound, however short they are.
    withinTime(
      text.length,
      () => {
        spans = spansOf(plan(text));
      },
      6_000,
    );
    const told = new Uint8Array(text.length);
    for (const [start, end] of spans) for (let i = start; i < end; i++) told[i] = told[i]! + 1;
    for (let i = 0; i < text.length; i++)
      if (!isBlank(text.charCodeAt(i)) && told[i] !== 1)
        throw new Error(`character ${i} has ${told[i]} fates`);
  },
};

/** An article with `title` in all its fields. */
function articleOf(title: string, blocks: Block[]): CleanArticle {
  return {
    id: 'a',
    revision: 1,
    fields: { title, subtitle: title, byline: '', date: '' },
    blocks,
    language: 'en',
    source: { dump: title, sha256: '' },
  };
}

const document: Check<{ content: unknown[]; title: string }> = {
  says: 'a document is refused or can be read, weighed and written; markup in it stays text',
  share: 10,
  inputs: fc.record({ content: fc.array(block, { maxLength: 5 }), title: oddText }),
  check({ content, title }) {
    const read = Doc.safeParse({ type: 'doc', content });
    const blocks: Block[] = read.success
      ? read.data.content
      : [{ type: 'paragraph', content: [{ type: 'text', text: title || ' ' }] }];
    runsOf(blocks);
    blocks.map(plainText);
    const clean = articleOf(title, blocks);
    expect(toHtml(clean)).not.toMatch(/<script|<img|<[^>]+\son\w+\s*=|href="\s*javascript:/i);
    toMarkdown(clean);
    toText(clean);
  },
};

const words: Check<{ text: string; query: string; matchCase: boolean; wholeWord: boolean }> = {
  says: 'finding, proofreading, comparing and writing a text take time in proportion to it',
  share: 15,
  inputs: fc.record({
    text: anyText,
    query: fc.oneof(
      oddText.map((t) => t.slice(0, 40) || ' '),
      fc.constantFrom(
        ' ',
        ' x',
        'x ',
        '\u3000',
        '.',
        '\\',
        '[',
        '(?=',
        '^',
        '$',
        '漢 漢',
        '渡',
        'the',
        '\ud800',
      ),
    ),
    matchCase: fc.boolean(),
    wholeWord: fc.boolean(),
  }),
  check({ text, query, matchCase, wholeWord }) {
    withinTime(text.length, () => {
      const hits = [...text.matchAll(patternOf(query, matchCase, wholeWord))];
      expect(hits.every((hit) => hit[0].length > 0)).toBe(true);
    });
    withinTime(text.length, () => {
      for (const running of [true, false]) {
        const found = correctionsOf(text, gapStyleOf(text), running);
        expect(found.every((c, i) => i === 0 || found[i - 1]!.edits[0]!.start <= c.edits[0]!.start)).toBe(
          true,
        );
        const out = found.flatMap(({ edits }) => edits).filter((e) => e.start > e.end || e.end > text.length);
        expect(out).toEqual([]);
      }
    });
    withinTime(text.length, () => {
      plain(text);
      furnitureKey(text);
      countsOf(text);
    });
    withinTime(text.length, () => {
      differences(text, text.slice(text.length >> 1) + query);
    });
    withinTime(text.length, () => {
      const content = [
        { type: 'text' as const, text: text || ' ', marks: [{ type: 'code' as const }] },
        { type: 'text' as const, text: text || ' ', marks: [{ type: 'bold' as const }] },
      ];
      const clean = articleOf('', [{ type: 'paragraph', content }]);
      toMarkdown(clean);
      toHtml(clean);
      toText(clean);
    });
  },
};

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const TITLES = [
  'CON',
  'con.txt',
  'NUL',
  'COM1',
  'lpt9.md',
  '../../x',
  '..',
  '.',
  '',
  ' ',
  'a/b\\c',
  '文'.repeat(300),
  '🇨🇳'.repeat(90),
  'Title',
  'TITLE',
  'title ',
  'e\u0301',
  'é',
  '~$a',
  '-rf',
] as const;

const names: Check<string[]> = {
  says: 'every title gives a name that is safe everywhere, and no two alike',
  share: 10,
  inputs: fc.array(fc.oneof(oddText, fc.constantFrom(...TITLES)), { maxLength: 6 }),
  check(titles) {
    const taken = new Set<string>();
    const made = titles.map((title) => uniqueName(safeName(title, 'article-x', '.md'), '.md', taken));
    for (const name of made) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]|^[\s.]|^$/u);
      expect(name).not.toMatch(RESERVED);
      expect(name.isWellFormed()).toBe(true);
    }
    expect(new Set(made.map((n) => n.normalize('NFC').toLowerCase())).size).toBe(made.length);
  },
};

/** All checks that need no library. */
export const CHECKS = { decoding, engine, document, words, names };
