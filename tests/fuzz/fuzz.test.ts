import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Galley } from '../../src/core/app.ts';
import { decode } from '../../src/core/formats/decode.ts';
import { toHtml } from '../../src/core/formats/html.ts';
import { toMarkdown } from '../../src/core/formats/markdown.ts';
import { safeName, uniqueName } from '../../src/core/formats/names.ts';
import { toText } from '../../src/core/formats/text.ts';
import { checkStore } from '../../src/core/store/check.ts';
import { plan } from '../../src/engine/index.ts';
import { contract } from '../../src/shared/contract.ts';
import { type Block, Doc, plainText, runsOf } from '../../src/shared/document.ts';
import { ENCODINGS } from '../../src/shared/model.ts';
import type { Plan } from '../../src/shared/plan.ts';
import { inkOf, isBlank, type Span } from '../../src/shared/span.ts';
import { openLibrary } from '../crash/audit.ts';
import { take } from '../faults/bench.ts';
import { anything, oddBytes, oddText, share, TOTAL } from './inputs.ts';

/** Whatever comes in, nothing crashes, nothing hangs, nothing is lost and nothing runs. */

const LONG = 600_000;

test('decoding never throws and gives text or a reason', { timeout: LONG }, () => {
  fc.assert(
    fc.property(oddBytes, fc.option(fc.constantFrom(...ENCODINGS), { nil: undefined }), (bytes, encoding) => {
      const read = decode(bytes, { encoding });
      if (read.kind === 'refused') expect(read.message).not.toBe('');
      else expect(inkOf(read.text)).toBeGreaterThan(0);
    }),
    share(35),
  );
});

function spansOf({ articles, dropped, unplaced }: Plan): Span[] {
  const placed = articles.flatMap((a) => [
    ...[a.title, a.subtitle, a.byline, a.date].flatMap((field) => field?.sources ?? []),
    ...a.blocks.flatMap((block) => block.sources),
  ]);
  return [...placed, ...dropped.flatMap((d) => d.sources), ...unplaced];
}

test('the engine gives every character one fate, in bounded time', { timeout: LONG }, () => {
  fc.assert(
    fc.property(oddText, (text) => {
      const started = performance.now();
      const spans = spansOf(plan(text));
      // Five seconds a megabyte, and a moment to begin with for the small ones.
      expect(performance.now() - started).toBeLessThan(2_000 + (text.length / 2 ** 20) * 5_000);
      const told = new Uint8Array(text.length);
      for (const [start, end] of spans) for (let i = start; i < end; i++) told[i] = told[i]! + 1;
      for (let i = 0; i < text.length; i++)
        if (!isBlank(text.charCodeAt(i)) && told[i] !== 1)
          throw new Error(`character ${i} has ${told[i]} fates`);
    }),
    share(20),
  );
});

const inline = fc.record(
  {
    type: fc.constantFrom('text', 'hardBreak', 'image', 'script'),
    text: oddText,
    marks: fc.array(
      fc.oneof(
        fc.record(
          {
            type: fc.constantFrom('bold', 'code', 'link', 'piece', 'evil'),
            attrs: fc.constantFrom(
              { href: 'javascript:alert(1)' },
              { href: 'https://example.invalid/"><script>' },
              { id: '3-9' },
              { id: '9-3' },
            ),
          },
          { requiredKeys: ['type'] },
        ),
        anything,
      ),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['type'] },
);
const { block } = fc.letrec<{ block: unknown }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small' },
    fc.record(
      {
        type: fc.constantFrom('paragraph', 'heading', 'horizontalRule'),
        content: fc.array(inline, { maxLength: 4 }),
        attrs: fc.constantFrom({ level: 2 }, { level: 9 }, {}),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record({
      type: fc.constantFrom('blockquote', 'bulletList', 'orderedList', 'listItem'),
      content: fc.array(tie('block'), { maxLength: 3 }),
    }),
    anything,
  ),
}));

test('a document is refused or can be read, weighed and written; markup in it stays text', {
  timeout: LONG,
}, () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), oddText, (content, title) => {
      const read = Doc.safeParse({ type: 'doc', content });
      const blocks: Block[] = read.success
        ? read.data.content
        : [{ type: 'paragraph', content: [{ type: 'text', text: title || ' ' }] }];
      runsOf(blocks);
      blocks.map(plainText);
      const clean = {
        id: 'a',
        revision: 1,
        fields: { title, subtitle: title, byline: '', date: '' },
        blocks,
        language: 'en' as const,
        source: { dump: title, sha256: '' },
      };
      const html = toHtml(clean);
      expect(html).not.toMatch(/<script|<img|<[^>]+\son\w+\s*=|href="\s*javascript:/i);
      toMarkdown(clean);
      toText(clean);
    }),
    share(15),
  );
});

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

test('every title gives a name that is safe everywhere, and no two alike', { timeout: LONG }, () => {
  const titles = fc.array(
    fc.oneof(
      oddText,
      fc.constantFrom(
        'CON',
        'con.txt',
        'NUL',
        '../../x',
        '..',
        '.',
        '',
        ' ',
        'a/b\\c',
        '文'.repeat(300),
        'Title',
        'TITLE',
        'title ',
        'e\u0301',
        'é',
      ),
    ),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(titles, (all) => {
      const taken = new Set<string>();
      const names = all.map((title) => uniqueName(safeName(title, 'article-x', '.md'), '.md', taken));
      for (const name of names) {
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]|^[\s.]|^$/u);
        expect(name).not.toMatch(RESERVED);
        expect(name.isWellFormed()).toBe(true);
      }
      expect(new Set(names.map((n) => n.normalize('NFC').toLowerCase())).size).toBe(names.length);
    }),
    share(15),
  );
});

let root: string;
let galley: Galley;
let dumpId: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'galley-fuzz-'));
  galley = await openLibrary(root);
  dumpId = await take(createRouterClient(galley.router, { context: {} }));
}, 60_000);
afterAll(() => {
  galley.close();
  rmSync(root, { recursive: true, force: true });
});

interface Call {
  path: string[];
  /** The keys its input may have: others would be refused before anything is tried. */
  keys: readonly string[];
}

/** Every call of the contract; streams that only end with the window are left out, and what changes the store's file. */
const CALLS: Call[] = Object.entries(contract)
  .flatMap(([group, calls]): [string[], unknown][] =>
    '~orpc' in calls
      ? [[[group], calls]]
      : Object.entries(calls).map(([name, call]) => [[group, name], call]),
  )
  .filter(([path]) => !['events', 'restore', 'backUp', 'importSample'].includes(path.at(-1) ?? ''))
  .map(([path, call]) => {
    const { inputSchema } = (call as { '~orpc': { inputSchema?: { shape?: object } } })['~orpc'];
    return { path, keys: Object.keys(inputSchema?.shape ?? {}) };
  });

const KNOWN = new Set(['BAD_REQUEST', 'NOT_FOUND', 'CONFLICT', 'NOT_READY', 'DEPENDENTS', 'REFUSED']);

let answered = 0;

/** What was made for any call, cut to the keys of one. */
function fit(given: unknown, keys: readonly string[]): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  return Object.fromEntries(Object.entries(given).filter(([key]) => keys.includes(key)));
}

test('whatever is sent to the router is answered or refused, and the library stays sound', {
  timeout: LONG,
}, async () => {
  const [article] = await createRouterClient(galley.router, { context: {} }).articles.list({ dumpId });
  const value = fc.oneof(
    anything,
    oddText,
    fc.constantFrom(dumpId, article!.id),
    fc.integer(),
    fc.constantFrom('0-1', '9-2', '0-99999', 'accept', 'risk', 'chrome'),
  );
  const input = fc.oneof(
    anything,
    fc.record(
      {
        dumpId: fc.oneof({ weight: 5, arbitrary: fc.constant(dumpId) }, { weight: 1, arbitrary: value }),
        articleId: fc.oneof(
          { weight: 5, arbitrary: fc.constant(article!.id) },
          { weight: 1, arbitrary: value },
        ),
        otherId: value,
        from: fc.integer({ min: -2, max: 9 }),
        to: fc.integer({ min: -2, max: 9 }),
        index: fc.integer({ min: -2, max: 9 }),
        revision: fc.nat({ max: 3 }),
        baseRevision: fc.nat({ max: 9 }),
        burst: fc.constant('b'),
        splices: fc.array(
          fc.record({
            at: fc.nat({ max: 9 }),
            remove: fc.nat({ max: 3 }),
            insert: fc.array(block, { maxLength: 2 }),
          }),
          { maxLength: 3 },
        ),
        pieceIds: fc.array(fc.constantFrom('0-1', '9-2', '0-9', 'x'), { maxLength: 3 }),
        reason: value,
        ids: fc.array(value, { maxLength: 3 }),
        answer: fc.constantFrom('accept', 'dismiss', 'reopen', 'x'),
        order: fc.constantFrom('risk', 'reading'),
        offset: fc.integer({ min: -1, max: 3 }),
        limit: fc.integer({ min: 0, max: 3 }),
        start: fc.integer({ min: -1 }),
        end: fc.integer({ min: -1 }),
        query: oddText,
        articleIds: fc.array(value, { maxLength: 2 }),
        formats: fc.array(fc.constantFrom('markdown', 'exe'), { maxLength: 2 }),
        folder: value,
        field: fc.constantFrom('title', 'x'),
        place: anything,
        name: value,
        message: value,
        stack: value,
        afterArticleId: fc.constantFrom(null, article!.id),
      },
      { noNullPrototype: true },
    ),
  );
  const client = createRouterClient(galley.router, { context: {} });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...CALLS), input, async ({ path, keys }, given) => {
      const sent = fit(given, keys);
      // Random words can't be typed; that is the point.
      let call: unknown = client;
      for (const step of path) call = (call as Record<string, unknown>)[step];
      try {
        const answer = await (call as (input: unknown) => Promise<unknown>)(sent);
        if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer)
          for await (const _ of answer as AsyncIterable<unknown>);
        answered++;
      } catch (error) {
        if (!(error instanceof ORPCError) || !KNOWN.has(error.code))
          throw new Error(`${path.join('.')} ${error instanceof Error ? error.stack : String(error)}`, {
            cause: error,
          });
      }
    }),
    share(15),
  );
  // If nearly all were refused at the door, nothing behind it was tried.
  expect(answered).toBeGreaterThan(TOTAL / 60);
  expect([...checkStore(galley.store)].flatMap((c) => c.problems)).toEqual([]);
});

test('pasted text is taken whole or refused with a reason', { timeout: LONG }, async () => {
  const client = createRouterClient(galley.router, { context: {} });
  await fc.assert(
    fc.asyncProperty(oddText, oddText, async (name, text) => {
      for await (const event of await client.dumps.importText({ name: name.slice(0, 1000), text })) {
        if (event.kind !== 'result' || event.result.kind === 'refused') continue;
        const { id, ink, length } = event.result.dump;
        const kept = await client.dumps.text({ dumpId: id, start: 0, end: length });
        expect(inkOf(kept)).toBe(ink);
        expect((await client.dumps.ledger({ dumpId: id })).total).toBe(ink);
      }
    }),
    { numRuns: Math.max(4, TOTAL / 500) },
  );
  expect([...checkStore(galley.store)].flatMap((c) => c.problems)).toEqual([]);
});
