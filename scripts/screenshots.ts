import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright';
import { testid } from '../src/renderer/testids.ts';
import { launch, raise } from './stage.ts';

/**
 * The gallery of the README, taken of the real window on the sample dumps: npm run screenshots [-- zh en light dark]
 * Each state in both languages and both themes, into docs/screenshots/STATE-LANGUAGE-THEME.png.
 */

const OUT = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../resources/samples/', import.meta.url));

const asked = process.argv.slice(2);
const chosen = <T extends string>(all: readonly T[]): readonly T[] => {
  const some = all.filter((one) => asked.includes(one));
  return some.length > 0 ? some : all;
};
const LANGUAGES = chosen(['zh', 'en'] as const);
const THEMES = chosen(['light', 'dark'] as const);
type Language = (typeof LANGUAGES)[number];
type Theme = (typeof THEMES)[number];

/** What the pictures of a language show. */
const SCENE: Record<
  Language,
  { locale: string; dumps: string[]; page: string; article: string; sure: string[] }
> = {
  zh: {
    locale: 'zh-CN',
    dumps: ['zh-page.md', 'zh-listing.txt', 'en-page.md'],
    page: 'zh-page',
    article: '夜校开到渔港边',
    sure: ['图书馆周末延时到晚十点'],
  },
  en: {
    locale: 'en-GB',
    dumps: ['en-page.md', 'zh-page.md', 'zh-listing.txt'],
    page: 'en-page',
    article: 'Night Bus to the Quarry Villages Passes 10,000 Riders',
    sure: ['Harbour and Council Notes'],
  },
};

const by = (page: Page | Locator, id: keyof typeof testid): Locator => page.getByTestId(testid[id]);

async function openWindow(
  browser: Browser,
  address: string,
  language: Language,
  theme: Theme,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 860 },
    deviceScaleFactor: 1.5,
    locale: SCENE[language].locale,
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Takes the picture once fonts are there and two frames went by without anything to load. */
async function shoot(of: Page | Locator, name: string): Promise<void> {
  const page = 'goto' in of ? of : of.page();
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  await page.waitForTimeout(350);
  await of.screenshot({ path: `${OUT}${name}.png` });
  console.log(`${name}.png`);
}
