import { readdir, rm } from 'node:fs/promises';
import type { Page, Request } from 'playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import { testid } from '../../src/renderer/testids.ts';
import { expectOpenToAll } from './axe.ts';
import { at, caretToEnd, openDump, openSample, savedRevision, TYPED, typeIntoDraft } from './desk.ts';
import { deskForEach } from './hooks.ts';
import { type Served, serve } from './served.ts';

/** What an editor sees of the store's care: two windows, a second person, backups, faults, crashes. */

let desk: Served;
deskForEach(serve, (fresh) => {
  desk = fresh;
});

const firstLine = (page: Page): Promise<string> => at(page, 'editor').locator('p').first().innerText();

async function writeAtEnd(page: Page, text: string): Promise<void> {
  await caretToEnd(page, at(page, 'editor').locator('p').first());
  await page.keyboard.insertText(text);
}

describe('two windows that changed the same words', () => {
  let mine: Page;
  let theirs: Page;
  beforeEach(async () => {
    mine = await desk.open();
    await openSample(mine, 'en-page.md');
    theirs = await desk.open();
    await openDump(theirs, 'en-page.md');
    // What is typed here is on its way for as long as it takes the other window to save.
    let letGo = (): void => undefined;
    const gate = new Promise<void>((open) => {
      letGo = open;
    });
    await mine.route('**/rpc/articles/save', async (route) => {
      await gate;
      await route.continue();
    });
    await writeAtEnd(mine, '（这边写的）');
    await typeIntoDraft(theirs, '（那边写的）');
    letGo();
    await at(mine, 'conflict').waitFor();
  });

  test('are shown both; mine is kept, and the other window sees it', async () => {
    await expectOpenToAll(mine, 'the conflict');
    const strip = at(mine, 'conflict');
    await expect.poll(() => strip.locator('section').nth(0).innerText()).toContain('（这边写的）');
    await expect.poll(() => strip.locator('section').nth(1).innerText()).toContain('（那边写的）');
    await strip.locator('section').nth(0).getByRole('button').click();
    await savedRevision(mine);
    for (const window of [mine, theirs])
      await expect.poll(() => firstLine(window)).toMatch(/^(?!.*（那边写的）).*（这边写的）/s);
  });

  test('are shown both; theirs is taken, and both windows show the same', async () => {
    await at(mine, 'conflict').locator('section').nth(1).getByRole('button').click();
    await at(mine, 'conflict').waitFor({ state: 'detached' });
    await savedRevision(mine);
    for (const window of [mine, theirs])
      await expect.poll(() => firstLine(window)).toMatch(/^(?!.*（这边写的）).*（那边写的）/s);
  });
});

test('a second person validates what the first approved; until then it does not go out', async () => {
  const page = await desk.open();
  await openSample(page, 'en-page.md');
  await at(page, 'settingsOpen').click();
  await at(page, 'secondNameSetting').check();
  await page.keyboard.press('Escape');
  await at(page, 'settingsPanel').waitFor({ state: 'detached' });

  // The name is asked for where it is first needed, once.
  await at(page, 'approve').click();
  await at(page, 'signName').fill('林小满');
  const reason = at(page, 'overrideReason');
  if (await reason.isVisible()) {
    await reason.fill('核对过纸样，照此付印');
    await at(page, 'overrideRun').click();
  } else await at(page, 'approveRun').click();
  const button = at(page, 'approve');
  await expect.poll(() => button.getAttribute('data-approved')).toBe('true');
  await expect.poll(() => button.isEnabled()).toBe(true);

  await at(page, 'exportOpen').click();
  await at(page, 'exportPanel').getByText('等第二人复核').waitFor();
  await expect.poll(() => at(page, 'exportRun').isDisabled()).toBe(true);
  await page.keyboard.press('Escape');

  await button.click();
  const panel = at(page, 'validatePanel');
  await panel.waitFor();
  await expectOpenToAll(page, 'the validation');
  await expect.poll(() => panel.getByTestId(testid.secondName).inputValue()).toBe('林小满');
  await expect.poll(() => panel.getByTestId(testid.validateRun).isDisabled()).toBe(true);
  await panel.getByTestId(testid.secondName).fill('周渡');
  await panel.getByTestId(testid.validateRun).click();
  await expect.poll(() => button.getAttribute('data-validated')).toBe('true');
  const row = at(page, 'articleRow').and(page.locator('[data-status="validated"]'));
  await expect.poll(() => row.count()).toBe(1);
  await page.locator('.strip').getByText('周渡').waitFor();

  // Taken back like any decision, and given again.
  await at(page, 'undo').click();
  await expect.poll(() => button.getAttribute('data-validated')).toBe('false');
  await at(page, 'redo').click();
  await expect.poll(() => button.getAttribute('data-validated')).toBe('true');

  await at(page, 'exportOpen').click();
  await at(page, 'exportRun').click();
  await at(page, 'exportFile').first().waitFor();
  expect((await readdir(desk.exports)).some((name) => name.endsWith('.md'))).toBe(true);
  expect(desk.complaints).toEqual([]);
});

test('a backup is made in the settings, and going back to it sets the library aside', async () => {
  const page = await desk.open();
  await openSample(page, 'en-page.md');
  const before = await firstLine(page);
  await at(page, 'settingsOpen').click();
  await at(page, 'backUpNow').click();
  // The desk makes backups of its own accord, too.
  const asked = page.locator(`[data-testid="${testid.backup}"][data-backup$="-asked.sqlite"]`);
  await expect.poll(() => asked.count()).toBe(1);
  const name = await asked.getAttribute('data-backup');
  await page.keyboard.press('Escape');
  await typeIntoDraft(page, TYPED);

  await at(page, 'settingsOpen').click();
  const row = page.locator(`[data-backup="${name}"]`);
  await row.getByTestId(testid.goBack).click();
  // Asked twice: nothing has happened yet, and no is as near as yes.
  await row.getByRole('button', { name: '取消' }).click();
  await expect.poll(() => row.getByTestId(testid.goBackRun).count()).toBe(0);
  await row.getByTestId(testid.goBack).click();
  await row.getByTestId(testid.goBackRun).click();
  const backups = at(page, 'backups');
  await backups.getByRole('status').waitFor();
  // And taken back, and asked for again.
  await backups.getByRole('button', { name: '不换了' }).click();
  await backups.getByRole('status').waitFor({ state: 'detached' });
  await row.getByTestId(testid.goBack).click();
  await row.getByTestId(testid.goBackRun).click();
  await backups.getByRole('status').waitFor();

  await desk.restart('SIGTERM');
  const again = await desk.open();
  await again.getByText('set-aside').waitFor();
  await openDump(again, 'en-page.md');
  await expect.poll(() => firstLine(again)).toBe(before);
  expect((await readdir(`${desk.data}/set-aside`)).some((file) => file.endsWith('galley.sqlite'))).toBe(true);
});

test('diagnostics are copied, and hold no text', async () => {
  const page = await desk.open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSample(page, 'zh-page.md');
  await at(page, 'settingsOpen').click();
  await at(page, 'copyDiagnostics').click();
  let copied = '';
  await expect
    .poll(async () => {
      copied = await page.evaluate(() => navigator.clipboard.readText());
      return copied;
    })
    .toMatch(/health: ok[\s\S]*errors since the start/);
  expect(copied).not.toMatch(/\p{Script=Han}/u);
});

/** What a person types at a steady pace, with the moment each word had come into the page. */
interface Typing {
  /** Types one word more. */
  word(): Promise<void>;
  /** The words typed at least half a second before a moment, and before what the machine itself held up until then. */
  safe(moment: number): Promise<string[]>;
}

/** The rhythm of the typing, in milliseconds. */
const BEAT = 30;

/**
 * Begins to type at the end of the first paragraph. The half second is promised where the page has its turns and the
 * disk its time: for as long as they were late at the longest, the promise is that much later.
 */
async function typing(page: Page): Promise<Typing> {
  const typed: { word: string; at: number }[] = [];
  let begun: number | null = null;
  let longestSave = 0;
  const ended = (request: Request): void => {
    if (begun === null || !request.url().endsWith('/rpc/articles/save')) return;
    longestSave = Math.max(longestSave, Date.now() - begun);
    begun = null;
  };
  page.on('request', (request) => {
    if (request.url().endsWith('/rpc/articles/save')) begun = Date.now();
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  await caretToEnd(page, at(page, 'editor').locator('p').first());
  const longestTurn = await page.evaluateHandle(() => {
    const longest = { turn: 0 };
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      longest.turn = Math.max(longest.turn, now - last);
      last = now;
    }, 10);
    return longest;
  });
  return {
    async word() {
      const word = `〔${typed.length}〕`;
      await page.keyboard.insertText(word);
      typed.push({ word, at: Date.now() });
      await page.waitForTimeout(BEAT);
    },
    async safe(moment) {
      const { turn } = await longestTurn.jsonValue();
      const held = turn + Math.max(longestSave, begun === null ? 0 : Date.now() - begun);
      return typed.filter(({ at: when }) => when < moment - 500 - held).map(({ word }) => word);
    },
  };
}

test('a page that crashes is opened again with nothing lost but the last half second', async () => {
  const page = await desk.open();
  await openSample(page, 'en-page.md');
  const hand = await typing(page);
  let safe: string[] = [];
  while (safe.length <= 10) {
    await hand.word();
    safe = await hand.safe(Date.now());
  }
  const crashed = page.waitForEvent('crash');
  page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  const again = await desk.open();
  await openDump(again, 'en-page.md');
  const line = await firstLine(again);
  expect(safe.filter((word) => !line.includes(word))).toEqual([]);
});

test('typing goes on while the host is killed: what was typed more than half a second before is on disk', async () => {
  const page = await desk.open();
  await openSample(page, 'en-page.md');
  const hand = await typing(page);
  let safe: string[] = [];
  while (safe.length <= 10) {
    await hand.word();
    safe = await hand.safe(Date.now());
  }
  desk.kill();
  for (let n = 0; n < 10; n++) await hand.word();
  await at(page, 'offline').waitFor();
  await expectOpenToAll(page, 'without a connection');
  await page.close();
  await desk.restart('SIGKILL');
  const again = await desk.open();
  await openDump(again, 'en-page.md');
  const line = await firstLine(again);
  expect(safe.filter((word) => !line.includes(word))).toEqual([]);
});

test('a library that goes away under the window is told of, with what is safe', async () => {
  const page = await desk.open();
  await openSample(page, 'en-page.md');
  await rm(`${desk.data}/galley.sqlite`);
  await at(page, 'toast').getByText('稿库所在的文件夹不在了').waitFor();
  await writeAtEnd(page, TYPED);
  await expect.poll(() => at(page, 'status').getAttribute('data-status')).toBe('failed');
});
