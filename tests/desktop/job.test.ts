import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testid } from '../../src/renderer/testids.ts';
import {
  approve,
  at,
  caretToEnd,
  openArticle,
  openDump,
  openSample,
  TYPED,
  typeIntoDraft,
  walkTheJob,
} from '../browser/desk.ts';
import { closeWindow, type Desk, electron, openDesk } from './launched.ts';

describe.skipIf(!electron)('the desktop app', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(() => desk.close());

  test('the whole job, from an empty desk to exported files', async () => {
    const { page, complaints } = await desk.launch();
    await walkTheJob(page, desk.exports);
    expect(complaints).toEqual([]);
  });

  test('closed right after a key, it has kept what was typed', async () => {
    const { app, page } = await desk.launch();
    await openSample(page, 'en-page.md');
    await caretToEnd(page, at(page, 'editor').locator('p').first());
    await page.keyboard.insertText(TYPED);
    await closeWindow(app);
    const again = await desk.launch();
    await openDump(again.page, 'en-page.md');
    await at(again.page, 'editor').getByText(TYPED).waitFor();
  });

  test('closed and started again, it is where it was', async () => {
    const { app, page } = await desk.launch();
    await openSample(page, 'zh-page.md');
    await openArticle(page, at(page, 'articleRow').nth(3));
    await at(page, 'rawFilter').selectOption('article');
    const title = (): Promise<string> => at(page, 'fieldTitle').inputValue();
    await expect.poll(title).toBe(await at(page, 'articleRow').nth(3).locator('.name').innerText());
    const width = (of: typeof page): Promise<number> =>
      of.locator('.library').evaluate((el) => Math.round(el.getBoundingClientRect().width));
    const before = await width(page);
    await page.getByRole('separator').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => width(page)).not.toBe(before);
    const left = { title: await title(), width: await width(page) };
    // No patience: what has not been written yet goes along with the closing window.
    await closeWindow(app);
    const again = await desk.launch();
    await at(again.page, 'editor').locator('p').first().waitFor();
    await expect.poll(() => at(again.page, 'rawFilter').inputValue()).toBe('article');
    await expect
      .poll(async () => ({
        title: await at(again.page, 'fieldTitle').inputValue(),
        width: await width(again.page),
      }))
      .toEqual(left);
  });

  test('a crashed page comes back with nothing lost', async () => {
    const { app, page } = await desk.launch();
    await openSample(page, 'en-page.md');
    await typeIntoDraft(page, TYPED);
    const crashed = page.waitForEvent('crash');
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await crashed;
    // The crashed page is of no more use to Playwright, so the shell is asked what stands in the new one.
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]
            ?.webContents.executeJavaScript('document.querySelector(".ProseMirror")?.textContent ?? ""')
            .catch(() => ''),
        ),
      )
      .toContain(TYPED);
  });

  test('exports into the folder chosen in the dialog', async () => {
    const { app, page } = await desk.launch();
    const chosen = join(desk.data, 'chosen');
    await app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path], bookmarks: [] });
    }, chosen);
    await openSample(page, 'en-page.md');
    await approve(page);
    await at(page, 'exportOpen').click();
    const panel = at(page, 'exportPanel');
    await panel.locator('button.link').click();
    await panel.getByText(chosen).waitFor();
    await panel.getByTestId(testid.exportRun).click();
    await panel.getByTestId(testid.exportFile).first().waitFor();
    expect((await readdir(chosen)).some((name) => name.endsWith('.md'))).toBe(true);
  });
});
