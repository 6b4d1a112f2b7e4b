import type { Page, Route } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import {
  at,
  caretToEnd,
  openArticle,
  openDump,
  openSample,
  openText,
  rested,
  savedRevision,
  TYPED,
  typeIntoDraft,
} from './desk.ts';
import { deskForEach } from './hooks.ts';
import { type Served, serve } from './served.ts';

/** Answers take their time, and nobody waits for them: what a person does meanwhile counts as it would at any other. */

let desk: Served;
deskForEach(serve, (fresh) => {
  desk = fresh;
});
afterEach(() => expect(desk.complaints).toEqual([]));

/** Something is on its way, for as long as the test has it so. */
interface Gate {
  /** Resolves once the first of what is held is there. */
  reached: Promise<void>;
  open(): void;
}

/** Holds a page's calls of a procedure: `asked`, before the host hears of them; else when it has answered. */
async function hold(page: Page, procedure: string, asked = false): Promise<Gate> {
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  const { promise: opened, resolve: release } = Promise.withResolvers<void>();
  let isOpen = false;
  await page.route(`**/rpc/${procedure}`, async (route: Route) => {
    if (isOpen) return route.continue();
    const response = asked ? undefined : await route.fetch();
    reach();
    await opened;
    return response ? route.fulfill({ response }) : route.continue();
  });
  return {
    reached,
    open() {
      isOpen = true;
      release();
    },
  };
}

test('what is typed while the next article is on its way is saved with the one it was typed into', async () => {
  const page = await desk.open();
  await openSample(page, 'zh-page.md');
  const [first, second] = [at(page, 'articleRow').nth(0), at(page, 'articleRow').nth(1)];
  await openArticle(page, first);
  await caretToEnd(page, at(page, 'editor').locator('p').first());
  const gate = await hold(page, 'articles/get');
  await second.focus();
  await page.keyboard.press('Enter');
  await gate.reached;
  await caretToEnd(page, at(page, 'editor').locator('p').first());
  await page.keyboard.insertText(TYPED);
  gate.open();
  await expect.poll(() => second.locator('..').getAttribute('aria-current')).toBe('true');
  await openArticle(page, first);
  await at(page, 'editor').getByText(TYPED).waitFor();
});

test('an article that is pressed while its dump is being read is the one that is shown', async () => {
  const page = await desk.open();
  await openSample(page, 'zh-page.md');
  await openText(page, '渡口.txt', '渡口\n\n清早的雾里，摆渡人收好了缆绳。');
  const [dump, article] = [await hold(page, 'dumps/pieces'), await hold(page, 'articles/get')];
  await at(page, 'dumpRow').getByText('zh-page.md').click();
  await dump.reached;
  const row = at(page, 'articleRow').filter({ hasText: '山里的邮路' });
  await row.click();
  await article.reached;
  dump.open();
  await at(page, 'rawRow').first().waitFor();
  article.open();
  await at(page, 'findingCard').first().waitFor();
  await expect.poll(() => at(page, 'fieldTitle').inputValue()).toContain('山里的邮路');
  await rested(page);
  expect(await row.locator('..').getAttribute('aria-current')).toBe('true');
});

test('what another window decides while a dump is being read is there when it has been', async () => {
  const mine = await desk.open();
  await openSample(mine, 'zh-page.md');
  const edited = (page: Page) => at(page, 'rawPane').locator('[data-fate="edited"]');
  const theirs = await desk.open();
  await openDump(theirs, 'zh-page.md');
  expect(await edited(theirs).count()).toBe(0);
  const gate = await hold(theirs, 'dumps/pieces');
  await theirs.reload();
  await gate.reached;
  // The window hears of the decision when it reads the dump's line again.
  const heard = theirs.waitForRequest('**/rpc/dumps/get');
  await typeIntoDraft(mine, TYPED);
  await heard;
  gate.open();
  await at(theirs, 'editor').getByText(TYPED).waitFor();
  await expect.poll(() => edited(mine).count()).toBe(1);
  await expect.poll(() => edited(theirs).count()).toBe(1);
});

test('where panes stand is not taken back by what the host says of settings before it has heard of it', async () => {
  const mine = await desk.open();
  await openSample(mine, 'zh-page.md');
  await savedRevision(mine);
  const width = (): Promise<number> =>
    mine.locator('.library').evaluate((el) => Math.round(el.getBoundingClientRect().width));
  const before = await width();
  const gate = await hold(mine, 'system/saveSettings', true);
  await mine.getByRole('separator').first().focus();
  await mine.keyboard.press('ArrowRight');
  await expect.poll(width).toBeGreaterThan(before);
  const wide = await width();
  await gate.reached;
  const theirs = await desk.open();
  await at(theirs, 'settingsOpen').click();
  await theirs.locator('input[name="theme"][value="dark"]').click({ force: true });
  await expect.poll(() => mine.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  expect(await width()).toBe(wide);
  gate.open();
});
