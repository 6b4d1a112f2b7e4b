import type { Browser, Page } from 'playwright';
import { expect, test } from 'vitest';
import { testid } from '../../src/renderer/testids.ts';
import { at, openSample } from './desk.ts';
import { launchBrowser, serve } from './served.ts';

/** Closed and opened again, the window is as it was left; even in a fresh browser profile. */

interface Place {
  article: string;
  finding: string | null;
  filter: string;
  states: string | null;
  library: number;
  raw: Upper | null;
  draft: Upper | null;
}

/** What stands at the upper edge of a pane, and how far below it. */
interface Upper {
  text: string;
  y: number;
}

/** What the page shows where: texts at the upper edges rather than pixels. */
async function placeOf(page: Page): Promise<Place> {
  return page.evaluate((ids) => {
    const by = (id: string): HTMLElement | null => document.querySelector(`[data-testid="${id}"]`);
    const upper = (pane: string, parts: string): Upper | null => {
      const top = document.querySelector(pane)!.getBoundingClientRect().top;
      const first = [...document.querySelectorAll<HTMLElement>(`${pane} ${parts}`)]
        .filter((el) => el.getBoundingClientRect().bottom > top + 4)
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0];
      return first
        ? { text: first.innerText.slice(0, 20), y: first.getBoundingClientRect().top - top }
        : null;
    };
    return {
      article: (by(ids.fieldTitle) as HTMLInputElement).value,
      finding:
        document.querySelector('[data-finding][aria-current="true"]')?.getAttribute('data-finding') ?? null,
      filter: (by(ids.rawFilter) as HTMLSelectElement).value,
      states:
        document
          .querySelector(`[data-testid="${ids.stateFacet}"][aria-pressed="true"]`)
          ?.getAttribute('data-state') ?? null,
      library: document.querySelector('.library')!.getBoundingClientRect().width,
      raw: upper('.raw-scroll', `[data-testid="${ids.rawRow}"]`),
      draft: upper('.draft-scroll', '.ProseMirror > *'),
    };
  }, testid);
}

test('the place is kept: article, finding, filters, widths and what stood at the top', async ({
  onTestFinished,
}) => {
  const browser: Browser = await launchBrowser();
  const desk = await serve(browser);
  onTestFinished(async () => {
    await desk.close();
    await browser.close();
  });
  const page = await desk.open();
  await openSample(page, 'zh-page.md');
  await at(page, 'articleRow').nth(2).click();
  await page.locator(`[data-testid="${testid.stateFacet}"][data-state="all"]`).click();
  await at(page, 'findingCard').nth(2).locator('h3 button').click();
  await page.getByRole('separator').first().focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await at(page, 'rawFilter').selectOption('article');
  await page.locator('.raw-scroll').hover();
  await page.mouse.wheel(0, 700);
  await page.waitForTimeout(600);
  await page.locator('.draft-scroll').hover();
  await page.mouse.wheel(0, 180);
  // Scrolling in step comes to rest, and the place is written once it has.
  await page.waitForTimeout(1_800);
  const left = await placeOf(page);
  expect(left.filter).toBe('article');
  expect(left.states).toBe('all');
  await page.close();
  await desk.restart('SIGTERM');

  const again = await desk.open();
  await at(again, 'editor').locator('p').first().waitFor();
  await expect
    .poll(() => placeOf(again), { timeout: 5_000 })
    .toEqual({
      ...left,
      raw: near(left.raw),
      draft: near(left.draft),
    });
});

/** The same text, and on the screen at most a few pixels from where it was: they are kept as whole ones. */
function near(place: Upper | null): unknown {
  expect(place).not.toBeNull();
  return { text: place?.text, y: expect.closeTo(place?.y ?? 0, -1) };
}
