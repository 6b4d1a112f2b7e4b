import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchBrowser } from './served.ts';

/** The browser and the desk that the tests of a file work at, opened before them and closed behind them. */

interface Closable {
  close(): Promise<void>;
}

/** One browser for all tests; `keep` is handed each. */
export function withBrowser(keep: (browser: Browser) => void | Promise<void>): void {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
    await keep(browser);
  });
  afterAll(() => browser?.close());
}

/** A fresh desk for each test, handed to `keep`; whatever the test's file asks of it afterwards, it asks before it is closed. */
export function deskForEach<D extends Closable>(
  start: (browser: Browser) => Promise<D>,
  keep: (desk: D) => void | Promise<void>,
): void {
  let browser: Browser;
  let desk: D | undefined;
  withBrowser((launched) => {
    browser = launched;
  });
  beforeEach(async () => {
    desk = await start(browser);
    await keep(desk);
  });
  afterEach(() => desk?.close());
}

/** One desk for all tests, handed to `keep`. */
export function deskForAll<D extends Closable>(
  start: (browser: Browser) => Promise<D>,
  keep: (desk: D) => void | Promise<void>,
): void {
  let desk: D | undefined;
  withBrowser(async (browser) => {
    desk = await start(browser);
    await keep(desk);
  });
  afterAll(() => desk?.close());
}
