import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';

/** What is measured in a page: from the person's act to the frame that shows what came of it. Milliseconds. */

/** Puts `paintedWhen` and `frames` into the page, for what is measured there. */
export async function layClock(page: Page): Promise<void> {
  await page.evaluate(() => {
    // After the frame that shows it: a message is handled once the frame is out.
    const afterFrame = (then: () => void): void => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    };
    const paintedWhen = (true_: () => boolean, since: number, limit = 20_000): Promise<number> =>
      new Promise((done) => {
        const look = (): void => {
          if (true_()) afterFrame(() => done(performance.now() - since));
          else if (performance.now() - since > limit) done(Number.NaN);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    const frames: number[] = [];
    let last = 0;
    const beat = (now: number): void => {
      if (last > 0) frames.push(now - last);
      last = now;
      requestAnimationFrame(beat);
    };
    requestAnimationFrame(beat);
    Object.assign(window, { clock: { paintedWhen, frames, keys: [] as number[], afterFrame } });
  });
}

export interface Clock {
  paintedWhen(holds: () => boolean, since: number, limit?: number): Promise<number>;
  frames: number[];
  keys: number[];
  afterFrame(then: () => void): void;
}

/** Types into whatever has the focus; each key's time to the frame that shows it. */
export async function timeKeys(page: Page, keys: number): Promise<number[]> {
  await page.evaluate(() => {
    const { clock } = window as unknown as { clock: Clock };
    clock.keys.length = 0;
    const listen = (event: KeyboardEvent): void => {
      requestAnimationFrame(() =>
        clock.afterFrame(() => clock.keys.push(performance.now() - event.timeStamp)),
      );
    };
    addEventListener('keydown', listen, { capture: true });
  });
  const letters = 'the quick brown fox jumps over the lazy dog ';
  for (let i = 0; i < keys; i++) {
    const letter = letters[i % letters.length]!;
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(30);
  }
  return page.evaluate(() => (window as unknown as { clock: Clock }).clock.keys.slice());
}

/** Turns the wheel over whatever the pointer is on; the time between the frames meanwhile. */
export async function timeFrames(page: Page, turns: number): Promise<number[]> {
  await page.evaluate(() => {
    (window as unknown as { clock: Clock }).clock.frames.length = 0;
  });
  for (let i = 0; i < turns; i++) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  return page.evaluate(() => (window as unknown as { clock: Clock }).clock.frames.slice());
}

/** Memory of the browser's largest renderer, in MB; NaN where the system does not tell. */
export async function rendererMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  if (process.platform !== 'linux') return Number.NaN;
  const sizes = processInfo
    .filter((info) => info.type === 'renderer')
    .map((info) => {
      const found = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${info.id}/status`, 'utf8'));
      return Number(found?.[1] ?? Number.NaN) / 1024;
    });
  return Math.max(...sizes);
}
