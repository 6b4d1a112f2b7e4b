import { bigArticle } from '../big.ts';
import { inBrowser } from './browser.ts';
import { type Keys, layClock, timeKeys } from './clock.ts';

/** The browser's floor: keys into so many paragraphs, editable, and nothing else on the page. */
export function timeBare(paragraphs: number, keys: number, switches: readonly string[]): Promise<Keys> {
  return inBrowser(switches, async (page) => {
    await page.setContent('<div contenteditable style="font: 16px/1.8 serif; max-width: 40em"></div>');
    const texts = bigArticle(paragraphs)
      .split('\n')
      .slice(2, 2 + paragraphs);
    await page.evaluate((texts) => {
      const box = document.querySelector('div')!;
      for (const text of texts) box.append(Object.assign(document.createElement('p'), { textContent: text }));
    }, texts);
    await page
      .locator('p')
      .nth(Math.floor(paragraphs / 2))
      .click();
    await layClock(page);
    return timeKeys(page, keys);
  });
}
