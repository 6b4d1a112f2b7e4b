import type { Browser, Page } from 'playwright';
import { type Clock, type Keys, layClock, rendererMemory, timeFrames, timeKeys } from './clock.ts';
import type { Theirs } from './figures.ts';
import type { Peer } from './merge.ts';
import { showPeer, type Texts } from './peer.ts';

/** The peer on the same texts, by the same clock. */

/** The peer may take so long to open a text before it counts as not opening it, in milliseconds. */
export const PATIENCE = 45_000;

/**
 * Sets raw against cleaned: milliseconds until it is painted, and how many differences it shows. Throws if the page
 * does not live to see it.
 */
async function openTheirs(page: Page, texts: Texts): Promise<{ opened: number; chunks: number }> {
  await showPeer(page, texts);
  await layClock(page);
  const opening = page.evaluate(() => {
    const { peer, texts, clock } = window as unknown as { peer: Peer; texts: Texts; clock: Clock };
    const since = performance.now();
    const chunks = peer.open(texts.raw, texts.cleaned);
    return clock
      .paintedWhen(() => document.querySelectorAll('.cm-line').length > 2, since)
      .then((opened) => ({ opened, chunks }));
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error(`not open after ${PATIENCE / 1000} s`)), PATIENCE);
  });
  // Whichever of the two is not waited for any more may still fail when the browser is closed.
  opening.catch(() => undefined);
  try {
    return await Promise.race([opening, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Opens, scrolls and answers as is done in our window. */
export async function measureTheirs(
  page: Page,
  browser: Browser,
  texts: Texts,
  { turns, answers }: { turns: number; answers: number },
): Promise<Theirs> {
  const { opened, chunks } = await openTheirs(page, texts);
  await page.mouse.move(300, 400);
  const frames = await timeFrames(page, turns);
  const times = await timeChunks(page, answers);
  return { opened, chunks, frames, answers: times, memory: await rendererMemory(browser) };
}

/** Takes chunks over one by one; each one's time to the frame after it. */
async function timeChunks(page: Page, answers: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < answers; i++) {
    times.push(
      await page.evaluate(() => {
        const { peer, clock } = window as unknown as { peer: Peer; clock: Clock };
        const since = performance.now();
        return peer.acceptAndNext() ? clock.paintedWhen(() => true, since) : Number.NaN;
      }),
    );
    await page.waitForTimeout(100);
  }
  return times.filter(Number.isFinite);
}

/** Opens one article's text and types in the middle of the right side. */
export async function measureTheirArticle(
  page: Page,
  texts: Texts,
  keys: number,
): Promise<{ opening: number; keys: Keys }> {
  const { opened: opening } = await openTheirs(page, texts);
  await page.mouse.click(1000, 400);
  await page.waitForTimeout(500);
  return { opening, keys: await timeKeys(page, keys) };
}
