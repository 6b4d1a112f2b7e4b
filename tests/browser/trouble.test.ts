import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { en } from '../../src/renderer/i18n/en/index.ts';
import { zh } from '../../src/renderer/i18n/zh/index.ts';
import type { Trouble } from '../../src/shared/model/system.ts';
import { at, caretToEnd, openDump, openSample, savedRevision } from './desk.ts';
import { deskForAll } from './hooks.ts';
import { type Served, serve } from './served.ts';

/**
 * Whatever befalls the library while somebody writes: the window says in words what it is, what is safe and what to do,
 * keeps what was typed, and saves it by itself once the fault is gone.
 */

/** What SQLite says, and what it is called. Vanished, locked and the clock are the real thing, below. */
const CODES: readonly [code: string, trouble: Trouble][] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'denied'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_IOERR_FSYNC', 'unusable'],
];
const SAFE = { zh: /安全|没动|都在|都还在/, en: /safe|untouched|is in it|is on it/ };

let desk: Served;
deskForAll(
  (browser) => serve(browser, { preload: join(import.meta.dirname, 'failing-disk.cjs') }),
  (fresh) => {
    desk = fresh;
  },
);
const fault = (): string => join(desk.data, '..', 'fault');

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = { zh, en }[language].errors.store;
  let page: Page | undefined;
  afterAll(() => page?.close());
  let typed = 0;

  async function opened(): Promise<Page> {
    if (page) return page;
    page = await desk.open({ locale: language === 'zh' ? 'zh-CN' : 'en-GB' });
    if (language === 'zh') await openSample(page, 'en-page.md');
    else await openDump(page, 'en-page.md');
    return page;
  }

  /** Types while `harm` stands, reads what the window says, and has it mended. */
  async function writeThrough(
    trouble: Trouble,
    harm: () => Promise<unknown>,
    mend: () => Promise<unknown>,
  ): Promise<void> {
    const window = await opened();
    const before = await savedRevision(window);
    await harm();
    const text = `〔${language} ${trouble} ${++typed}〕`;
    await caretToEnd(window, at(window, 'editor').locator('p').first());
    await window.keyboard.insertText(text);
    await expect.poll(() => at(window, 'status').getAttribute('data-status')).toBe('failed');
    await at(window, 'unsaved').getByText(words[trouble]).waitFor();
    expect(words[trouble]).toMatch(SAFE[language]);
    await mend();
    // Nobody presses anything: it is tried again, the later the more often it has failed.
    await expect
      .poll(() => at(window, 'status').getAttribute('data-status'), { timeout: 60_000 })
      .toBe('saved');
    expect(await savedRevision(window)).toBeGreaterThan(before);
    await at(window, 'unsaved').waitFor({ state: 'detached' });
    expect(await at(window, 'editor').innerText()).toContain(text);
  }

  test.each(CODES)('%s is told as %s', async (code, trouble) => {
    await writeThrough(
      trouble,
      () => writeFile(fault(), code),
      () => writeFile(fault(), ''),
    );
  });

  test('a folder that is gone, and comes back', async () => {
    await writeThrough(
      'missing',
      () => rename(desk.data, `${desk.data}-elsewhere`),
      () => rename(`${desk.data}-elsewhere`, desk.data),
    );
  });

  test('another program that holds the library, and lets go', async () => {
    const other = new Database(join(desk.data, 'galley.sqlite'));
    try {
      await writeThrough(
        'locked',
        async () => other.exec('BEGIN IMMEDIATE'),
        async () => other.exec('ROLLBACK'),
      );
    } finally {
      other.close();
    }
  });

  test('a clock that was set back', async () => {
    await writeFile(fault(), 'CLOCK');
    const window = await desk.open({ locale: language === 'zh' ? 'zh-CN' : 'en-GB' });
    const [, said = ''] = { zh, en }[language].keeping.clock('…').split('…');
    await at(window, 'toast').getByText(said).waitFor();
    expect(said).toMatch({ zh: /什么也没丢/, en: /Nothing is lost/ }[language]);
    await writeFile(fault(), '');
    await window.close();
  });
});
