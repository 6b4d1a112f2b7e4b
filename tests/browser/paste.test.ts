import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Doc } from '../../src/shared/document.ts';
import { findings, share } from '../fuzz/corpus.ts';
import { oddMarkup } from '../fuzz/markup.ts';
import { savedRevision } from './desk.ts';
import { launchBrowser, type Served, serve } from './served.ts';

/**
 * HTML of any kind is pasted into the draft of the real window: nothing of it runs or is fetched, what is left is a
 * document of our schema that the store takes, and every character stays accounted for. A share of `npm run fuzz`.
 */

const LONG = 1_200_000;
/** Share of all inputs, in percent: each goes through a browser. */
const SHARE = 2;
/** Inputs between two looks at whether the store took it all. */
const BETWEEN = 40;

interface Paste {
  html: string;
  /** Where it goes, as shares of the document: from, to. */
  from: number;
  to: number;
}

/** What a paste left in the window. */
interface Left {
  doc: unknown;
  /** Elements and attributes that the editor does not write. */
  strangers: string[];
  ran: boolean;
}

let browser: Browser;
let desk: Served;
let page: Page;
const fetched: string[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
  desk = await serve(browser);
  // Chromium tells of the policy for pages that never run, too; and nothing may run by the policy's grace alone.
  page = await desk.open({ bypassCSP: true });
  await page.locator('[data-sample="zh-page.md"]').click();
  await page.waitForFunction(() => document.querySelector('.ProseMirror')?.textContent);
  const own = new URL(desk.address).origin;
  page.on('request', (request) => {
    if (!request.url().startsWith(`${own}/`)) fetched.push(request.url());
  });
  page.on('popup', (popup) => fetched.push(`a window: ${popup.url()}`));
  page.on('dialog', (dialog) => {
    fetched.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.evaluate(remember);
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

/** What Tiptap hangs on its element; only what is used here. */
interface Editor {
  getJSON(): unknown;
  commands: {
    setContent(doc: unknown): boolean;
    setTextSelection(range: { from: number; to: number }): boolean;
  };
  state: { doc: { content: { size: number } } };
}
declare global {
  interface Window {
    galleyFuzzed?: boolean;
    galleyDraft?: unknown;
  }
}

/** Keeps the draft as it is: each paste goes into this one. */
function remember(): void {
  const element = document.querySelector<HTMLElement & { editor: Editor }>('.ProseMirror');
  window.galleyDraft = element?.editor.getJSON();
}

function pasteInto({ html, from, to }: Paste): Left {
  const element = document.querySelector<HTMLElement & { editor: Editor }>('.ProseMirror');
  if (!element) throw new Error('there is no editor');
  const { editor } = element;
  editor.commands.setContent(window.galleyDraft);
  const { size } = editor.state.doc.content;
  editor.commands.setTextSelection({ from: Math.round(from * size), to: Math.round(to * size) });
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/html', html);
  element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  const strangers: string[] = [];
  const tags = /^(p|h[234]|ul|ol|li|blockquote|hr|br|span|a|strong|em|s|u|code|div)$/;
  const names =
    /^(class|data-[\w-]+|href|target|rel|title|start|type|contenteditable|aria-[\w-]+|role|style|draggable)$/;
  for (const el of element.querySelectorAll('*')) {
    // ProseMirror's own, where a browser would not show a caret.
    if (el.matches('img.ProseMirror-separator:not([src])')) continue;
    const name = el.tagName.toLowerCase();
    if (!tags.test(name)) strangers.push(name);
    for (const { name: attribute, value } of el.attributes)
      if (
        (attribute !== 'alt' && !names.test(attribute)) ||
        (attribute === 'href' && value !== '' && !/^(https?:|mailto:)/i.test(value)) ||
        (attribute === 'style' && /url|position/.test(value))
      )
        strangers.push(`${name} ${attribute}="${value.slice(0, 80)}"`);
  }
  return { doc: editor.getJSON(), strangers, ran: window.galleyFuzzed === true };
}

async function paste(input: Paste): Promise<void> {
  const { doc, strangers, ran } = await page.evaluate(pasteInto, input);
  expect(ran, 'a script ran').toBe(false);
  expect([...fetched, ...desk.complaints]).toEqual([]);
  expect(strangers).toEqual([]);
  // As it goes over the wire.
  expect(Doc.safeParse(JSON.parse(JSON.stringify(doc))).error).toBeUndefined();
}

const pastes: fc.Arbitrary<Paste> = fc.record({
  html: oddMarkup,
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
});

const kept = findings().filter(([, found]) => found.what === 'paste');
test.each(kept)('what once came through does no more: %s', { retry: 0 }, async (_, found) => {
  expect(found.why, 'a finding says what it was').not.toBe('');
  await paste(found.input as Paste);
  await savedRevision(page);
});

// A second look would be at other inputs.
test('whatever is pasted runs nothing, fetches nothing, and is a document that the store takes', {
  timeout: LONG,
  retry: 0,
}, async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(pastes, async (input) => {
      await paste(input);
      if (++tried % BETWEEN === 0) await savedRevision(page);
    }),
    share(SHARE, 'paste'),
  );
  await savedRevision(page);
  expect([...fetched, ...desk.complaints]).toEqual([]);
});

test('after all of it every character is accounted for', { retry: 0 }, () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '..', '..', 'out', 'main', 'cli.js'), 'check'],
    { env: { ...process.env, GALLEY_DATA: desk.data, LANG: 'C.UTF-8', LC_ALL: '' }, encoding: 'utf8' },
  );
  expect(stdout + stderr).toContain('Sound.');
  expect(status).toBe(0);
});
