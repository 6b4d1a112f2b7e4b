import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';

/** What is measured in a page: from the person's act to the frame that shows what came of it. Milliseconds. */

/** What `layClock` puts into the page. */
export interface Clock {
  /** Milliseconds from `since` to the end of the first frame in which `holds` is true; NaN after `limit`. */
  paintedWhen(holds: () => boolean, since: number, limit?: number): Promise<number>;
  /** Times between frames, taken while `watching` is true. */
  frames: number[];
  /** Begins or ends taking the times between frames. */
  watch(on: boolean): void;
  keys: number[];
  afterFrame(then: () => void): void;
}

/** Puts a `Clock` into the page. It asks for no frame by itself: one that does would make every page a busy one. */
export async function layClock(page: Page): Promise<void> {
  await page.evaluate(() => {
    // After the frame that shows it: a message is handled once the frame is out.
    const afterFrame = (then: () => void): void => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    };
    const paintedWhen = (holds: () => boolean, since: number, limit = 20_000): Promise<number> =>
      new Promise((done) => {
        const look = (): void => {
          if (holds()) afterFrame(() => done(performance.now() - since));
          else if (performance.now() - since > limit) done(Number.NaN);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    const frames: number[] = [];
    let last = 0;
    let watching = false;
    const beat = (now: number): void => {
      if (!watching) return;
      if (last > 0) frames.push(now - last);
      last = now;
      requestAnimationFrame(beat);
    };
    const watch = (on: boolean): void => {
      watching = on;
      last = 0;
      if (on) requestAnimationFrame(beat);
    };
    Object.assign(window, { clock: { paintedWhen, frames, watch, keys: [] as number[], afterFrame } });
  });
}

/** What a row of keys came to: each key's time to its frame, and what the page's main thread did for each. */
export interface Keys {
  times: number[];
  /** Milliseconds of the main thread's processor time for one key. */
  work: number;
}

/** Types into whatever has the focus; each key's time to the frame that shows it. */
export async function timeKeys(page: Page, keys: number): Promise<Keys> {
  await page.evaluate(() => {
    const { clock } = window as unknown as { clock: Clock };
    clock.keys.length = 0;
    const listen = (event: KeyboardEvent): void => {
      requestAnimationFrame(() =>
        clock.afterFrame(() => clock.keys.push(performance.now() - event.timeStamp)),
      );
    };
    addEventListener('keydown', listen, { capture: true });
    Object.assign(window, { stopKeys: () => removeEventListener('keydown', listen, { capture: true }) });
  });
  const letters = 'the quick brown fox jumps over the lazy dog ';
  const work = await timeWork(page, async () => {
    for (let i = 0; i < keys; i++) {
      const letter = letters[i % letters.length]!;
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      await page.waitForTimeout(30);
    }
  });
  const times = await page.evaluate(() => {
    const { clock, stopKeys } = window as unknown as { clock: Clock; stopKeys: () => void };
    stopKeys();
    return clock.keys.slice();
  });
  return { times, work: work / keys };
}

/** Turns the wheel over whatever the pointer is on, `pixels` each time; the time between the frames meanwhile. */
export async function timeFrames(page: Page, turns: number, pixels = 240): Promise<number[]> {
  await page.evaluate(() => {
    const { clock } = window as unknown as { clock: Clock };
    clock.frames.length = 0;
    clock.watch(true);
  });
  for (let i = 0; i < turns; i++) {
    await page.mouse.wheel(0, pixels);
    await page.waitForTimeout(16);
  }
  return page.evaluate(() => {
    const { clock } = window as unknown as { clock: Clock };
    clock.watch(false);
    return clock.frames.slice();
  });
}

/**
 * Milliseconds of processor time the page's main thread spends on tasks (scripts, style, layout, painting) while
 * `act` is done: unlike times by the clock it is the same on a busy machine and on a quiet one.
 */
export async function timeWork(page: Page, act: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find((m) => m.name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const before = await spent();
  await act();
  const after = await spent();
  await session.detach();
  return after - before;
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
