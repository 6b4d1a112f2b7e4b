import type { Browser, Page } from 'playwright';
import { expect, test } from 'vitest';
import { testid } from '../../src/renderer/testids.ts';
import { at, openArticle, openSample, rested } from './desk.ts';
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

/** What the host has been told of the window's place so far, and has taken in. */
function keptPlace(page: Page): (key: string) => string | undefined {
  let layout: Record<string, string> = {};
  page.on('requestfinished', (request) => {
    if (!request.url().endsWith('/rpc/system/saveSettings')) return;
    const { json } = request.postDataJSON() as { json: { layout?: Record<string, string> } };
    layout = { ...layout, ...json.layout };
  });
  return (key) => layout[key];
}

/** Pixels at which the first row and the first block that are seen begin, from their panes' upper edges. */
async function upperEdges(page: Page): Promise<{ raw: number; draft: number }> {
  return page.evaluate(() => {
    const first = (pane: string, parts: string): number => {
      const { top } = document.querySelector(pane)!.getBoundingClientRect();
      const boxes = Array.from(document.querySelectorAll(`${pane} ${parts}`), (el) =>
        el.getBoundingClientRect(),
      );
      return (
        Math.min(...boxes.filter((box) => box.height > 0 && box.bottom > top).map((box) => box.top)) - top
      );
    };
    return { raw: first('.raw-scroll', '.raw-row'), draft: first('.draft-scroll', '.ProseMirror > *') };
  });
}

/** Whether a place that was kept is so many pixels from the upper edge: they are kept as whole ones. */
function isAt(kept: string | undefined, y: number): boolean {
  return kept !== undefined && Math.abs(Number(kept.split(' ')[1]) - y) <= 1;
}

/** Turns the wheel over a pane, and waits until it has moved and everything has come to rest again. */
async function wheel(page: Page, pane: string, by: number): Promise<void> {
  await page.locator(pane).hover();
  await rested(page);
  const scrolled = (): Promise<number> => page.locator(pane).evaluate((el) => el.scrollTop);
  const before = await scrolled();
  await page.mouse.wheel(0, by);
  await expect.poll(scrolled).not.toBe(before);
  await rested(page);
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
  const kept = keptPlace(page);
  await openArticle(page, at(page, 'articleRow').nth(2));
  const all = page.locator(`[data-testid="${testid.stateFacet}"][data-state="all"]`);
  await all.click();
  await expect.poll(() => all.getAttribute('aria-pressed')).toBe('true');
  const third = page.locator(
    `[data-finding="${await at(page, 'findingCard').nth(2).getAttribute('data-finding')}"]`,
  );
  await third.locator('h3 button').click();
  await expect.poll(() => third.getAttribute('aria-current')).toBe('true');
  await page.getByRole('separator').first().focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await at(page, 'rawFilter').selectOption('article');
  // The finding has brought the raw pane to its end; the draft goes in step with it.
  await wheel(page, '.raw-scroll', -100);
  await wheel(page, '.draft-scroll', 150);
  // Scrolling in step has come to rest; the place is written a while after that.
  await expect
    .poll(async () => {
      const { raw, draft } = await upperEdges(page);
      const [keptRaw, keptDraft] = [kept('place.raw'), kept('place.draft')];
      return kept('place.filter') === 'article' && isAt(keptRaw, raw) && isAt(keptDraft, draft);
    })
    .toBe(true);
  const left = await placeOf(page);
  expect(left.filter).toBe('article');
  expect(left.states).toBe('all');
  await page.close();
  await desk.restart('SIGTERM');

  const again = await desk.open();
  await at(again, 'editor').locator('p').first().waitFor();
  await expect
    .poll(() => placeOf(again))
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
