import type { Page } from 'playwright';
import { type Clock, layClock, timeFrames, timeKeys } from './clock.ts';
import type { Peer } from './merge.ts';
import { showPeer } from './peer.ts';

/** The peer on the same texts, by the same clock. */

/** The peer may take so long to open a text before it counts as not opening it, in milliseconds. */
const PATIENCE = 120_000;

/** Sets raw against cleaned; milliseconds until it is painted, NaN if it never was. */
export async function openTheirs(page: Page, raw: string, cleaned: string): Promise<number> {
  await showPeer(page);
  await layClock(page);
  await page.evaluate(({ raw, cleaned }) => Object.assign(window, { texts: { raw, cleaned } }), {
    raw,
    cleaned,
  });
  const opening = page.evaluate(() => {
    const { peer, texts, clock } = window as unknown as {
      peer: Peer;
      texts: { raw: string; cleaned: string };
      clock: Clock;
    };
    const since = performance.now();
    peer.open(texts.raw, texts.cleaned);
    return clock.paintedWhen(() => document.querySelectorAll('.cm-line').length > 2, since);
  });
  const late = new Promise<number>((done) => {
    setTimeout(() => done(Number.NaN), PATIENCE).unref();
  });
  return Promise.race([opening, late]);
}

/** Takes chunks over one by one; each one's time to the frame after it. */
export async function theirAnswers(page: Page, answers: number): Promise<number[]> {
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

export async function theirScrolling(page: Page, turns: number): Promise<number[]> {
  await page.mouse.move(300, 400);
  return timeFrames(page, turns);
}

/** Types in the middle of the right side. */
export async function theirTyping(page: Page, keys: number): Promise<number[]> {
  await page.mouse.click(1000, 400);
  await page.waitForTimeout(500);
  return timeKeys(page, keys);
}
