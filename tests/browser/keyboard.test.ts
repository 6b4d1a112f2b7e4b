import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openTongues } from '../../src/core/tongues.ts';
import { plan } from '../../src/engine/index.ts';
import { testid } from '../../src/renderer/testids.ts';
import { at, caretTaken, MOD, savedRevision } from './desk.ts';
import { launchBrowser, serve } from './served.ts';

/** The whole job by keys alone: nothing is clicked, filled in or focused for the person who works. */

const FARTHEST = 120;

/** Tabs on until the focus is on what is wanted. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const there = (): Promise<boolean> =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  for (let i = 0; i < FARTHEST; i++) {
    if (await there()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${FARTHEST} tabs do not lead to ${selector}`);
}

const id = (name: keyof typeof testid): string => `[data-testid="${testid[name]}"]`;

/** The title of the article of the sample in which a finding lies, by the engine itself. */
function titleAt(finding: string): string {
  const root = join(import.meta.dirname, '..', '..', 'resources');
  const text = readFileSync(join(root, 'samples', 'zh-page.md'), 'utf8');
  const { articles, findings } = plan(text, { tongues: openTongues(join(root, 'tongues')) });
  const place = findings.find((f) => f.id === finding)?.spans[0]?.[0] ?? -1;
  const holds = ({ sources }: { sources: readonly (readonly [number, number])[] }): boolean =>
    sources.some(([start, end]) => start <= place && place < end);
  const title = articles.find((a) => a.blocks.some(holds))?.title;
  return (title?.sources ?? []).map(([start, end]) => text.slice(start, end)).join('');
}

async function paneTo(page: Page, pane: string): Promise<void> {
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('F6');
    if (
      await page.evaluate(
        (wanted) => document.querySelector(wanted)?.contains(document.activeElement) ?? false,
        pane,
      )
    )
      return;
  }
  throw new Error(`F6 does not lead into ${pane}`);
}

test('the whole job without a mouse: open, decide, move, edit, approve, export, undo', async ({
  onTestFinished,
}) => {
  const browser = await launchBrowser();
  const desk = await serve(browser);
  onTestFinished(async () => {
    await desk.close();
    await browser.close();
  });
  const page = await desk.open();
  await page.evaluate(() => {
    const seen = { pointers: 0 };
    Object.assign(window, { seen });
    for (const name of ['pointerdown', 'mousedown', 'wheel', 'touchstart'])
      window.addEventListener(name, () => seen.pointers++, true);
  });

  // Open.
  await page.locator('[data-sample]').first().waitFor();
  await tabTo(page, '[data-sample="zh-page.md"]');
  await page.keyboard.press('Enter');
  await at(page, 'editor').locator('p').first().waitFor();
  await at(page, 'findingCard').first().waitFor();

  // Decide: one yes, one no; the next one comes by itself.
  const inHand = page.locator(`${id('findingCard')}[aria-current="true"]`);
  const current = (): Promise<string | null> => inHand.getAttribute('data-finding');
  await inHand.waitFor();
  // The first in hand is one of the open article's: back to the head of the list.
  const place = async (): Promise<number> =>
    Number(/\d+/.exec(await at(page, 'findingCount').innerText())?.[0]);
  while ((await place()) > 1) {
    const was = await place();
    await page.keyboard.press('k');
    await expect.poll(place).toBeLessThan(was);
  }
  for (const key of ['a', 'd']) {
    const before = await current();
    await page.keyboard.press(key);
    await expect.poll(current).not.toBe(before);
  }
  const before = await current();
  await page.keyboard.press('j');
  await expect.poll(current).not.toBe(before);
  // Its article opens right after the question.
  const title = titleAt((await current()) ?? '');
  await expect.poll(() => at(page, 'fieldTitle').inputValue()).toBe(title);

  // Move a paragraph, and edit it.
  await paneTo(page, '.draft');
  const text = at(page, 'editor').locator('p');
  const [first, second] = [await text.nth(0).innerText(), await text.nth(1).innerText()];
  expect(first).not.toBe(second);
  await page.keyboard.press(`${MOD}+Home`);
  await caretTaken(page);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => text.nth(0).innerText()).toBe(second);
  await savedRevision(page);
  await page.keyboard.press(`${MOD}+End`);
  await caretTaken(page);
  const revision = await savedRevision(page);
  await page.keyboard.insertText('（按键改）');
  await expect.poll(() => savedRevision(page)).toBeGreaterThan(revision);

  // Take a piece of the raw text back out, and undo that.
  await page.keyboard.press(`${MOD}+k`);
  await page.locator(`${id('search')}:focus`).waitFor();
  await page.keyboard.insertText('下一篇文稿');
  await page.locator('[aria-selected="true"][data-entry="command:nextArticle"]').waitFor();
  await page.keyboard.press('Escape');
  await at(page, 'palette').waitFor({ state: 'detached' });
  const kept = await at(page, 'editor').innerText();
  await page.keyboard.press(`${MOD}+z`);
  await expect.poll(() => at(page, 'editor').innerText()).not.toBe(kept);
  await page.keyboard.press(`${MOD}+Shift+z`);
  await expect.poll(() => at(page, 'editor').innerText()).toBe(kept);
  await savedRevision(page);

  // Approve, with a reason for what is still open.
  await page.keyboard.press(`${MOD}+Enter`);
  const approved = (): Promise<string | null> => at(page, 'approve').getAttribute('data-approved');
  await expect
    .poll(async () => (await at(page, 'approvePanel').isVisible()) || (await approved()) === 'true')
    .toBe(true);
  if ((await approved()) !== 'true') {
    await tabTo(page, id('overrideReason'));
    await page.keyboard.insertText('核对过纸样，照此付印');
    await tabTo(page, id('overrideRun'));
    await page.keyboard.press('Enter');
  }
  await expect.poll(approved).toBe('true');

  // Export.
  await page.keyboard.press(`${MOD}+e`);
  await at(page, 'exportPanel').waitFor();
  await tabTo(page, id('exportRun'));
  await page.keyboard.press('Enter');
  await at(page, 'exportFile').first().waitFor();
  await page.keyboard.press('Escape');
  await at(page, 'exportPanel').waitFor({ state: 'detached' });
  const written = (await readdir(desk.exports)).filter((name) => name.endsWith('.md'));
  expect(written.length).toBe(1);
  expect(await readFile(join(desk.exports, written[0]!), 'utf8')).toContain('（按键改）');

  expect(await page.evaluate(() => (window as unknown as { seen: { pointers: number } }).seen.pointers)).toBe(
    0,
  );
  expect(desk.complaints).toEqual([]);
});
