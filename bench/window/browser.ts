import type { Browser, Page } from 'playwright';
import { launch } from '../../scripts/stage.ts';

const VIEW = { viewport: { width: 1440, height: 860 }, locale: 'zh-CN' };

/** Switches that make Chromium show each frame as soon as it is drawn, whatever the display's 60 a second. */
export const UNPACED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** Runs `work` in a page of a browser of its own, started with `switches`. */
export async function inBrowser<T>(
  switches: readonly string[],
  work: (page: Page, browser: Browser) => Promise<T>,
): Promise<T> {
  const browser = await launch(switches);
  try {
    return await work(await browser.newPage(VIEW), browser);
  } finally {
    await browser.close();
  }
}
