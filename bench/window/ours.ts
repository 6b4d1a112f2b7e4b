import type { Page } from 'playwright';
import { testid } from '../../src/renderer/testids.ts';
import { type Clock, layClock, timeFrames, timeKeys } from './clock.ts';

/** Galley's window on a large library, acted on as a person would. */

const by = (id: string): string => `[data-testid="${id}"]`;
/** How long the window may take to be at rest, in milliseconds. */
const REST = 1500;

/** Opens the window and waits for the dump under review. */
export async function openOurs(page: Page, address: string): Promise<number> {
  const since = Date.now();
  await page.goto(address);
  await page.locator(by(testid.dumpRow)).first().waitFor();
  if ((await page.locator(by(testid.rawRow)).count()) === 0)
    await page.locator(by(testid.dumpRow)).first().click();
  await page.locator(by(testid.rawRow)).first().waitFor({ timeout: 60_000 });
  const opened = Date.now() - since;
  await layClock(page);
  // The rest of the findings comes in behind the first ones.
  await page.waitForTimeout(6 * REST);
  return opened;
}

/** Accepts findings by key; each key's time to the frame that shows the next finding in hand. */
export async function timeAnswers(page: Page, answers: number): Promise<number[]> {
  const cards = page.locator(by(testid.findingCard));
  await cards.first().locator('h3 button').click();
  await page.waitForTimeout(REST);
  await page.evaluate((card) => {
    const { clock } = window as unknown as { clock: Clock };
    const inHand = (): string | null =>
      document.querySelector(`${card}[aria-current]`)?.getAttribute('data-finding') ?? null;
    clock.keys.length = 0;
    addEventListener(
      'keydown',
      (event) => {
        const before = inHand();
        void clock
          .paintedWhen(() => inHand() !== null && inHand() !== before, event.timeStamp)
          .then((time) => clock.keys.push(time));
      },
      { capture: true },
    );
  }, by(testid.findingCard));
  for (let i = 0; i < answers; i++) {
    await page.keyboard.press('a');
    await page.waitForTimeout(500);
  }
  return page.evaluate(() => (window as unknown as { clock: Clock }).clock.keys.slice());
}

/** Opens articles from the library; each click's time to the frame that shows its text. */
export async function timeArticles(page: Page, articles: number): Promise<number[]> {
  const rows = page.locator(by(testid.articleRow));
  const times: number[] = [];
  for (let i = 0; i < articles; i++) {
    const row = rows.nth((i * 3 + 1) % (await rows.count()));
    times.push(
      await row.evaluate((el, editor) => {
        const { clock } = window as unknown as { clock: Clock };
        const shown = (): string => document.querySelector(editor)?.textContent?.slice(0, 400) ?? '';
        const before = shown();
        const since = performance.now();
        const button = el.matches('button') ? el : (el.querySelector('button') ?? el);
        (button as HTMLElement).click();
        return clock.paintedWhen(() => shown() !== before, since, 4000);
      }, by(testid.editor)),
    );
    await page.waitForTimeout(400);
  }
  return times.filter(Number.isFinite);
}

/** Scrolls the raw pane by wheel, then by leaps over the whole dump. */
export async function timeScrolling(page: Page, turns: number): Promise<number[]> {
  await page.locator('#raw-scroll').hover();
  return timeFrames(page, turns);
}

/** Puts the caret into the middle of the open article. */
export async function intoMiddle(page: Page): Promise<void> {
  await page.evaluate(() => {
    const pane = document.querySelector('#draft-scroll');
    if (pane) pane.scrollTop = pane.scrollHeight / 2;
  });
  await page.waitForTimeout(REST);
  const pane = (await page.locator('#draft-scroll').boundingBox())!;
  await page.mouse.click(pane.x + pane.width / 2, pane.y + pane.height / 2);
  await page.waitForTimeout(REST);
}

/** Opens the article of this title from the end of the library and types in the middle of it. */
export async function timeTyping(
  page: Page,
  title: string,
  keys: number,
): Promise<{ opening: number; paragraphs: number; keys: number[] }> {
  for (let i = 0; i < 4; i++) {
    await page.evaluate(() => {
      const list = document.querySelector('.library .list');
      if (list) list.scrollTop = list.scrollHeight;
    });
    await page.waitForTimeout(300);
  }
  const row = page.locator(by(testid.articleRow)).filter({ hasText: title }).first();
  const opening = await row.evaluate((el, editor) => {
    const { clock } = window as unknown as { clock: Clock };
    const count = (): number => document.querySelector(editor)?.childElementCount ?? 0;
    const since = performance.now();
    ((el.matches('button') ? el : el.querySelector('button')) as HTMLElement).click();
    return clock.paintedWhen(() => count() > 1000, since, 8000);
  }, by(testid.editor));
  await page.waitForTimeout(REST);
  await intoMiddle(page);
  const paragraphs = await page.locator(`${by(testid.editor)} > p`).count();
  return { opening, paragraphs, keys: await timeKeys(page, keys) };
}
