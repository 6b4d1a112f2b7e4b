import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, openSample } from './desk.ts';
import { type Look, launchBrowser, type Served, serve } from './served.ts';

/** Both languages, both themes, and nothing that keeps a person out. */

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const LOOKS = [
  ['zh-CN', 'light'],
  ['zh-CN', 'dark'],
  ['en-GB', 'light'],
  ['en-GB', 'dark'],
] as const satisfies readonly [NonNullable<Look['locale']>, NonNullable<Look['colorScheme']>][];

describe.each(LOOKS)('in %s, %s', (locale, colorScheme) => {
  let desk: Served;
  let page: Page;
  beforeAll(async () => {
    desk = await serve(browser);
    page = await desk.open({ locale, colorScheme });
  });
  afterAll(() => desk.close());

  test('the empty desk, the review and its panels are open to everybody', async () => {
    await page.locator('[data-sample]').first().waitFor();
    await expectOpenToAll(page, 'the empty desk');
    await openSample(page, 'zh-page.md');
    await expectOpenToAll(page, 'the review');
    for (const [button, panel] of [
      ['exportOpen', 'exportPanel'],
      ['approve', 'approvePanel'],
      ['settingsOpen', 'settingsPanel'],
    ] as const) {
      await at(page, button).click();
      await at(page, panel).waitFor();
      await expectOpenToAll(page, panel);
      await page.keyboard.press('Escape');
      await at(page, panel).waitFor({ state: 'detached' });
    }
  });

  test('words and colours are those of the system', async () => {
    const words = await page.locator('.topbar').innerText();
    expect(words).toContain(locale === 'zh-CN' ? '导出' : 'Export');
    const brightness = await page.evaluate(() => {
      const [r = 0, g = 0, b = 0] = (getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(
        Number,
      );
      return (r + g + b) / 3;
    });
    if (colorScheme === 'dark') expect(brightness).toBeLessThan(90);
    else expect(brightness).toBeGreaterThan(200);
  });

  test('nothing of the page was blocked or broke', () => {
    expect(desk.complaints).toEqual([]);
  });
});

test('language and theme can be chosen, and are kept', async ({ onTestFinished }) => {
  const desk = await serve(browser);
  onTestFinished(() => desk.close());
  const page = await desk.open({ locale: 'zh-CN' });
  await at(page, 'settingsOpen').click();
  await choose(page, 'language', 'en');
  await choose(page, 'theme', 'dark');
  await expect.poll(() => page.locator('.topbar').innerText()).toContain('Export');
  await page.reload();
  await expect.poll(() => page.locator('.topbar').innerText()).toContain('Export');
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
});

/** Chooses one of a row of settings and sees it chosen. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  const option = page.locator(`input[name="${name}"][value="${value}"]`);
  await option.click({ force: true });
  await expect.poll(() => option.isChecked()).toBe(true);
}

/** Axe finds nothing serious. */
async function expectOpenToAll(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${what}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  expect(serious).toEqual([]);
}
