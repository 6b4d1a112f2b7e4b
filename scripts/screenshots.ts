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

/** What the pictures of a language show: the sample that is reviewed, the others, and who signs. */
const SCENE: Record<
  Language,
  {
    locale: string;
    page: string;
    article: string;
    others: string[];
    name: string;
    query: string;
    /** What the words looked for become, and what is written into the draft. */
    instead: string;
    added: string;
    reason: string;
  }
> = {
  zh: {
    locale: 'zh-CN',
    page: 'zh-page.md',
    article: '老城十二座旧桥',
    others: ['zh-listing.txt', 'en-page.md'],
    name: '林小满',
    query: '桥',
    instead: '桥梁',
    added: '（本报昨晚再次核对）',
    reason: '与纸样逐字核对过，照此付印',
  },
  en: {
    locale: 'en-GB',
    page: 'en-page.md',
    article: 'Low Tide',
    others: ['zh-page.md', 'zh-listing.txt'],
    name: 'Maud',
    query: 'tide',
    instead: 'ebb',
    added: ' The desk checked this twice.',
    reason: 'Checked against the paper.',
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
    locale: SCENE[language].locale,
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/**
 * Takes the picture once fonts are there and two frames went by. The temporary folder of this run is written as
 * the folders a person would have there.
 */
async function shoot(of: Page | Locator, name: string, folder: string): Promise<void> {
  const page = 'goto' in of ? of : of.page();
  await page.evaluate(async (here) => {
    await document.fonts.ready;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode())
      if (texts.currentNode.nodeValue?.includes(here))
        texts.currentNode.nodeValue = texts.currentNode.nodeValue
          .replace(`${here}/exports`, '~/Documents/Galley')
          .replace(`${here}/data`, '~/.local/share/galley');
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, folder);
  await page.waitForTimeout(350);
  await of.screenshot({ path: `${OUT}${name}.png` });
  console.log(`${name}.png`);
}

/** Waits until a dump's first article stands in the editor. */
async function settled(page: Page, dump: string): Promise<void> {
  await page.locator(`header [title="${dump}"]`).waitFor();
  await by(page, 'editor').locator('p').first().waitFor();
}

/** Approves the open article, whatever still stands in the way. */
async function approve(page: Page, reason: string): Promise<void> {
  const button = by(page, 'approve');
  await button.click();
  const why = by(page, 'overrideReason');
  const approved = page.locator(`[data-testid="${testid.approve}"][data-approved="true"]`);
  await approved.or(why).first().waitFor();
  if (await why.isVisible()) {
    await why.fill(reason);
    await by(page, 'overrideRun').click();
  }
  await approved.waitFor();
}

/** One walk through the window in one language and theme, a picture at each station. */
async function walk(browser: Browser, language: Language, theme: Theme): Promise<void> {
  const scene = SCENE[language];
  const stage = await raise();
  try {
    const page = await openWindow(browser, stage.address, language, theme);
    const picture = (state: string, of: Page | Locator = page): Promise<void> =>
      shoot(of, `${state}-${language}-${theme}`, stage.folder);

    await by(page, 'sample').first().waitFor();
    await picture('first-run');

    await by(page, 'settingsOpen').click();
    await by(page, 'settingsPanel').locator('input[type="text"], input:not([type])').first().fill(scene.name);
    await page.keyboard.press('Enter');
    await picture('settings');
    await page.keyboard.press('Escape');

    await page.locator(`[data-sample="${scene.page}"]`).click();
    await settled(page, scene.page);
    await by(page, 'articleRow').filter({ hasText: scene.article }).first().click();
    await by(page, 'editor').locator('p').nth(1).hover();
    await picture('review');

    await by(page, 'blockMenu').click();
    await by(page, 'menu').waitFor();
    await picture('menu');
    await page.keyboard.press('Escape');

    await page.locator(`[data-testid="${testid.stateFacet}"][data-state="all"]`).click();
    await page
      .locator(`[data-testid="${testid.kindFacet}"][data-kind="near-duplicate"]`)
      .or(page.locator(`[data-testid="${testid.kindFacet}"][data-kind="loop"]`))
      .first()
      .click();
    await by(page, 'findingCard').first().locator('h3 button').click();
    await picture('findings', by(page, 'findings'));
    await page.locator(`[data-testid="${testid.kindFacet}"][data-kind="all"]`).click();
    await page.locator(`[data-testid="${testid.stateFacet}"][data-state="open"]`).click();

    await page.keyboard.press('Control+k');
    await by(page, 'palette').locator('input').fill(scene.query);
    await page.locator('[data-entry^="text:"]').first().waitFor();
    await picture('palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await by(page, 'keysPanel').waitFor();
    await picture('keys');
    await page.keyboard.press('Escape');
    await by(page, 'bulkOpen').click();
    await by(page, 'bulkRow').first().waitFor();
    await picture('bulk');
    await by(page, 'bulkCancel').click();

    const rows = by(page, 'articleRow');
    await by(page, 'findingCard').first().locator('h3 button').click();
    await by(page, 'approve').click();
    await by(page, 'approvePanel').waitFor();
    await picture('approve-blocked');
    await page.keyboard.press('Escape');

    // A desk in the middle of its day: some articles out, one approved, one in review.
    for (const index of [1, 2]) {
      await rows.nth(index).click();
      await approve(page, scene.reason);
    }
    await by(page, 'exportOpen').click();
    await by(page, 'exportPanel').locator('input[type="radio"]').last().check({ force: true });
    await by(page, 'exportRun').click();
    await by(page, 'exportFile').first().waitFor();
    await picture('export-done');
    await page.keyboard.press('Escape');

    await rows.nth(3).click();
    await approve(page, scene.reason);
    await rows.nth(0).click();
    await page.keyboard.press('a');
    await by(page, 'historyOpen').click();
    await by(page, 'decision').first().waitFor();
    await picture('history');
    await by(page, 'historyOpen').click();

    const lead = by(page, 'editor').locator('p').first();
    await lead.click();
    await lead.evaluate((el) => {
      const end = document.createRange();
      end.selectNodeContents(el);
      end.collapse(false);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(end);
    });
    await page.keyboard.insertText(scene.added);
    await page
      .locator(`[data-testid="${testid.status}"][data-status="saved"]`)
      .and(page.locator('[data-revision]:not([data-revision="1"])'))
      .waitFor();
    await by(page, 'historyOpen').click();
    await page.locator(`[data-testid="${testid.historyView}"][data-chip="revisions"]`).click();
    await page
      .locator(`[data-testid="${testid.revision}"][data-revision="1"]`)
      .getByTestId(testid.revisionCompare)
      .click();
    await by(page, 'compareBlock').first().waitFor();
    await by(page, 'toast').last().waitFor({ state: 'detached' });
    await by(page, 'toast').first().waitFor({ state: 'detached' });
    await picture('compare');
    await by(page, 'compareClose').click();
    await by(page, 'historyOpen').click();
    await page.keyboard.press('Control+Shift+f');
    await by(page, 'findQuery').fill(scene.query);
    await by(page, 'findReplacement').fill(scene.instead);
    await by(page, 'textPlace').first().waitFor();
    await by(page, 'findQuery').press('Enter');
    await picture('replace');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F8');
    await by(page, 'threads').waitFor();
    await picture('threads');
    await page.keyboard.press('F8');
    for (const other of scene.others) {
      await page.setInputFiles(`[data-testid="${testid.importInput}"]`, `${SAMPLES}${other}`);
      await settled(page, other);
    }
    await by(page, 'dumpRow').filter({ hasText: scene.page }).click();
    await settled(page, scene.page);
    await page.mouse.move(0, 0);
    await by(page, 'toast').waitFor({ state: 'detached' });
    await picture('library');
    await page.context().close();
  } finally {
    await stage.close();
  }
}

mkdirSync(OUT, { recursive: true });
const browser = await launch();
try {
  for (const language of LANGUAGES) for (const theme of THEMES) await walk(browser, language, theme);
} finally {
  await browser.close();
}
