import type { Browser, Page } from 'playwright';
import { testid } from '../../src/renderer/testids.ts';
import { type Clock, type Keys, layClock, rendererMemory, timeFrames, timeKeys, timeWork } from './clock.ts';
import { LONG } from './dump.ts';
import { median, type Ours, p95, told, worst } from './figures.ts';

/** Galley's window on a large library, acted on as a person would. */

const by = (id: string): string => `[data-testid="${id}"]`;
/** How long the window may take to be at rest, in milliseconds. */
const REST = 1500;
/** Turns of the wheel that go far, and how far each goes, in pixels. */
const LEAPS = 20;
const LEAP = 30_000;

/** Articles that are opened from the library. */
const ARTICLES = 12;

/** Does in the window what a person would, and tells each figure as it comes. */
export async function measureOurs(
  page: Page,
  browser: Browser,
  address: string,
  { keys, answers, turns }: { keys: number; answers: number; turns: number },
  say: (line: string) => void,
): Promise<Ours> {
  const tellKeys = (name: string, { times, work }: Keys): void =>
    say(
      `  ${name}: median ${told(median(times))}, p95 ${told(p95(times))}, worst ${told(worst(times))}, main thread ${told(work)} ms`,
    );
  const opened = await openOurs(page, address);
  say(`  opening the dump: ${told(opened)} ms`);
  const articles = await timeArticles(page, ARTICLES);
  say(`  opening an article: median ${told(median(articles))}, worst ${told(worst(articles))} ms`);
  await intoMiddle(page);
  const short = await timeKeys(page, keys);
  tellKeys('a key in a usual article', short);
  const frames = await timeScrolling(page, turns);
  say(`  longest frame while raw is scrolled: ${told(worst(frames))} ms`);
  const answered = await timeAnswers(page, answers);
  tellKeys('accept and next', answered);
  const { opening, paragraphs } = await openLong(page, LONG);
  say(`  opening ${paragraphs} paragraphs: ${told(opening)} ms`);
  await intoMiddle(page);
  const long = await timeKeys(page, keys);
  tellKeys('a key there', long);
  const memory = await rendererMemory(browser);
  say(`  memory of the renderer: ${told(memory)} MB`);
  return { opened, articles, frames, answers: answered, short, opening, paragraphs, long, memory };
}

/** Opens the window and waits for the dump under review. */
export async function openOurs(page: Page, address: string): Promise<number> {
  const since = Date.now();
  await page.goto(address);
  await page.locator(by(testid.dumpRow)).first().waitFor();
  // A window that had it open before opens it again by itself, and scrolls its row away meanwhile.
  await page.evaluate((row) => {
    if (!document.querySelector('.lib-row.dump.here')) document.querySelector<HTMLElement>(row)?.click();
  }, by(testid.dumpRow));
  await page.locator(by(testid.rawRow)).first().waitFor({ timeout: 60_000 });
  const opened = Date.now() - since;
  await layClock(page);
  // The rest of the findings comes in behind the first ones.
  await page.waitForTimeout(6 * REST);
  return opened;
}

/** Accepts findings by key; each key's time to the frame that shows the next finding in hand. */
export async function timeAnswers(page: Page, answers: number): Promise<Keys> {
  const cards = page.locator(by(testid.findingCard));
  await cards.first().locator('h3 button').click();
  await page.waitForTimeout(REST);
  await page.evaluate((card) => {
    const { clock } = window as unknown as { clock: Clock };
    // Looked for among the cards alone: asked of the whole page, the question would cost more than the answer.
    const list = document.querySelector(card)!.closest('.cards')!;
    const inHand = (): string | null =>
      list.querySelector(`${card}[aria-current]`)?.getAttribute('data-finding') ?? null;
    clock.keys.length = 0;
    const listen = (event: KeyboardEvent): void => {
      const before = inHand();
      void clock
        .paintedWhen(() => inHand() !== null && inHand() !== before, event.timeStamp)
        .then((time) => clock.keys.push(time));
    };
    addEventListener('keydown', listen, { capture: true });
    Object.assign(window, { stopKeys: () => removeEventListener('keydown', listen, { capture: true }) });
  }, by(testid.findingCard));
  const work = await timeWork(page, async () => {
    for (let i = 0; i < answers; i++) {
      await page.keyboard.press('a');
      await page.waitForTimeout(500);
    }
  });
  const times = await page.evaluate(() => {
    const { clock, stopKeys } = window as unknown as { clock: Clock; stopKeys: () => void };
    stopKeys();
    return clock.keys.slice();
  });
  return { times, work: work / answers };
}

/** Opens articles from the library; each click's time to the frame that shows it. */
export async function timeArticles(page: Page, articles: number): Promise<number[]> {
  const rows = page.locator(by(testid.articleRow));
  const times: number[] = [];
  for (let i = 0; i < articles; i++) {
    const row = rows.nth((i * 3 + 1) % (await rows.count()));
    times.push(
      await row.evaluate((el, editor) => {
        const { clock } = window as unknown as { clock: Clock };
        const first = (): string | null | undefined =>
          document.querySelector(editor)?.firstElementChild?.textContent;
        const before = first();
        const since = performance.now();
        const button = el.matches('button') ? el : (el.querySelector('button') ?? el);
        (button as HTMLElement).click();
        return clock.paintedWhen(() => first() !== before, since, 4000);
      }, by(testid.editor)),
    );
    await page.waitForTimeout(400);
  }
  return times.filter(Number.isFinite);
}

/** Scrolls the raw pane by wheel, then by leaps of many screens. */
export async function timeScrolling(page: Page, turns: number): Promise<number[]> {
  await page.locator('#raw-scroll').hover();
  return [...(await timeFrames(page, turns)), ...(await timeFrames(page, LEAPS, LEAP))];
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

/** Opens the article of this title from the end of the library: milliseconds to its first painted screen. */
export async function openLong(page: Page, title: string): Promise<{ opening: number; paragraphs: number }> {
  for (let i = 0; i < 4; i++) {
    await page.evaluate(() => {
      const list = document.querySelector('.library .list');
      if (list) list.scrollTop = list.scrollHeight;
    });
    await page.waitForTimeout(300);
  }
  const rows = page.locator(by(testid.articleRow));
  // It may be open already, for the finding in hand.
  await rows.filter({ hasNotText: title }).last().click();
  await page.waitForTimeout(REST);
  const row = rows.filter({ hasText: title }).first();
  const opening = await row.evaluate((el, editor) => {
    const { clock } = window as unknown as { clock: Clock };
    const first = (): string | null | undefined =>
      document.querySelector(editor)?.firstElementChild?.textContent;
    const before = first();
    const since = performance.now();
    ((el.matches('button') ? el : el.querySelector('button')) as HTMLElement).click();
    return clock.paintedWhen(() => first() !== before, since, 8000);
  }, by(testid.editor));
  await page.waitForTimeout(REST);
  return { opening, paragraphs: await page.locator(`${by(testid.editor)} > p`).count() };
}
