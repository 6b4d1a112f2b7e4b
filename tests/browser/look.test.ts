import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectOpenToAll } from './axe.ts';
import { at, openSample, openText, rested } from './desk.ts';
import { faultsOf, framesOf } from './faults.ts';
import { withBrowser } from './hooks.ts';
import { type Look, type Served, serve } from './served.ts';
import { STATES } from './states.ts';

/** Both languages, both themes, every state: nothing that keeps a person out, nothing that an eye stumbles over. */

let browser: Browser;

withBrowser((launched) => {
  browser = launched;
});

/** Nothing that an eye would stumble over; what was still being drawn is looked at again. */
async function expectFaultless(page: Page): Promise<void> {
  await expect.poll(() => faultsOf(page)).toEqual([]);
}

const LOOKS = [
  ['zh-CN', 'light'],
  ['zh-CN', 'dark'],
  ['en-GB', 'light'],
  ['en-GB', 'dark'],
] as const satisfies readonly [NonNullable<Look['locale']>, NonNullable<Look['colorScheme']>][];

/** Panes and bars of the review at 1440 × 860: `[left, top, width, height]`. */
const FRAMES = {
  '.topbar': [0, 0, 1440, 44],
  '.library': [0, 44, 216, 776],
  '.raw': [216, 44, 441, 776],
  '.ribbons': [657, 90, 54, 730],
  '.draft': [711, 44, 441, 776],
  '.findings': [1152, 44, 288, 776],
  '.ledger': [0, 820, 1440, 40],
};

describe.each(LOOKS)('in %s, %s', (locale, colorScheme) => {
  let desk: Served;
  let page: Page;
  beforeAll(async () => {
    desk = await serve(browser);
    page = await desk.open({ locale, colorScheme });
  });
  afterAll(() => desk.close());

  test('the empty desk', async () => {
    await page.locator('[data-sample]').first().waitFor();
    await expectOpenToAll(page, 'the empty desk');
    await expectFaultless(page);
    await openSample(page, 'zh-page.md');
  });

  test('the panes stand where they belong', async () => {
    await expect.poll(() => framesOf(page)).toEqual(FRAMES);
  });

  test.each(STATES)('$name', async ({ name, part, enter, leave }) => {
    await enter(page);
    try {
      // Colours and words are looked at in each look where the state is; all around it once.
      const whole = locale === 'zh-CN' && colorScheme === 'light';
      await expectOpenToAll(page, name, whole ? undefined : part);
      await expectFaultless(page);
    } finally {
      await leave?.(page);
    }
  });

  test('the smallest window', async () => {
    await page.setViewportSize({ width: 900, height: 560 });
    try {
      await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([900, 560]);
      await rested(page);
      await expectFaultless(page);
    } finally {
      await page.setViewportSize({ width: 1440, height: 860 });
    }
  });

  test('words and colours are those of the system', async () => {
    const words = (): Promise<string> => page.locator('.topbar').innerText();
    await expect.poll(words).toContain(locale === 'zh-CN' ? '导出' : 'Export');
    const brightness = (): Promise<number> =>
      page.evaluate(() => {
        const [r = 0, g = 0, b = 0] = (
          getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []
        ).map(Number);
        return (r + g + b) / 3;
      });
    if (colorScheme === 'dark') await expect.poll(brightness).toBeLessThan(90);
    else await expect.poll(brightness).toBeGreaterThan(200);
  });

  test('nothing of the page was blocked or broke', () => {
    // One of the states is a library that does not answer.
    expect(desk.complaints.filter((said) => !said.includes('net::ERR_FAILED'))).toEqual([]);
  });
});

/** A dump whose plan asks nothing: two whole articles. */
const CLOSED = `# 南坪村修好晒谷场

南坪村的晒谷场昨天重新开放，全村六十户轮流使用。

# 北坪村换了新渡船

北坪村的新渡船今天下水，一次可以坐二十个人。
`;

describe('the look', () => {
  let desk: Served;
  let page: Page;
  beforeAll(async () => {
    desk = await serve(browser);
    page = await desk.open({ locale: 'zh-CN' });
  });
  afterAll(() => desk.close());

  test('language and theme can be chosen, and are kept', async () => {
    await openSample(page, 'en-page.md');
    await at(page, 'settingsOpen').click();
    // Shown at once; kept once the host has it.
    for (const [name, value] of [
      ['language', 'en'],
      ['theme', 'dark'],
    ] as const) {
      const kept = page.waitForResponse(
        (answer) =>
          answer.url().endsWith('/rpc/system/saveSettings') &&
          answer.request().postData()?.includes(`"${name}":"${value}"`) === true,
      );
      await choose(page, name, value);
      await kept;
    }
    await expect.poll(() => page.locator('.topbar').innerText()).toContain('Export');
    await page.reload();
    await expect.poll(() => page.locator('.topbar').innerText()).toContain('Export');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  });

  test('texts are read at 14 to 18 pixels, as chosen', async () => {
    const sizes = async (): Promise<string[]> => [
      await at(page, 'editor').evaluate((el) => getComputedStyle(el).fontSize),
      await at(page, 'rawRow')
        .first()
        .evaluate((el) => getComputedStyle(el).fontSize),
    ];
    await at(page, 'editor').locator('p').first().waitFor();
    await at(page, 'settingsOpen').click();
    await choose(page, 'reading', '18');
    await expect.poll(sizes).toEqual(['18px', '16.5px']);
    await expectFaultless(page);
    await choose(page, 'reading', '14');
    await expect.poll(sizes).toEqual(['14px', '14px']);
    await page.keyboard.press('Escape');
    await at(page, 'settingsPanel').waitFor({ state: 'detached' });
    // Every row takes its new height, the first one, too, which stays where it is.
    await expectFaultless(page);
  });

  test('an English apostrophe is as narrow as English', async () => {
    const width = await page.evaluate(() => {
      const measure = (text: string): number => {
        const range = document.createRange();
        const body = document.querySelector('.ProseMirror p')!;
        const probe = document.createElement('span');
        probe.textContent = text;
        body.append(probe);
        range.selectNodeContents(probe);
        const { width } = range.getBoundingClientRect();
        probe.remove();
        return width;
      };
      return measure('’’’’') / measure('中中中中');
    });
    expect(width).toBeLessThan(0.6);
  });

  test('faults are found where there are some', async () => {
    await expectFaultless(page);
    const spoil = async (selector: string, property: string, value: string): Promise<string[]> => {
      const before = await page
        .locator(selector)
        .first()
        .evaluate(
          (el, [name, to]) => {
            const had = el.getAttribute('style') ?? '';
            (el as HTMLElement).style.setProperty(name!, to!, 'important');
            return had;
          },
          [property, value],
        );
      const faults = await faultsOf(page);
      await page
        .locator(selector)
        .first()
        .evaluate((el, style) => {
          (el as HTMLElement).style.cssText = style;
        }, before);
      return faults;
    };
    expect((await spoil('.topbar .btn.icon', 'width', '9px')).join()).toContain('too small to hit');
    expect((await spoil('.topbar .btn.icon', 'justify-content', 'flex-start')).join()).toContain(
      'out of the middle',
    );
    expect((await spoil('.ledger', 'transform', 'translateY(30px)')).join()).toContain('off the page');
    // Over the bar at the top, where something stands whatever is open.
    expect((await spoil('.ledger', 'transform', 'translateY(calc(42px - 100vh))')).join()).toContain(
      'under something else',
    );
    expect((await spoil('.findings .chip', 'width', '3000px')).join()).not.toBe('');
    await expectFaultless(page);
  });

  test('the tick of a closed ledger stands in one line with its figures', async () => {
    const other = await desk.open({ locale: 'zh-CN' });
    await openText(other, '晒场.txt', CLOSED);
    const sum = at(other, 'ledger').locator('.sum');
    await expect.poll(() => sum.getAttribute('data-closed')).toBe('true');
    await expect.poll(() => sum.locator('svg').count()).toBe(1);
    await expectFaultless(other);
    // An icon that is a block fills a line, and pushes the figures out of the bar.
    await sum.locator('svg').evaluate((icon) => icon.style.setProperty('display', 'block'));
    await expect
      .poll(async () => (await faultsOf(other)).join())
      .toContain('icon on another line than its words: <span .sum');
    await other.context().close();
  });

  test('where the system forces its colours, what is chosen is still to be seen', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    const outline = (): Promise<string> =>
      page
        .locator('[aria-pressed="true"]')
        .first()
        .evaluate((el) => getComputedStyle(el).outlineStyle);
    try {
      await expect.poll(outline).toBe('solid');
    } finally {
      await page.emulateMedia({ forcedColors: 'none' });
    }
  });
});

/** Chooses one of a row of settings and sees it chosen. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  const option = page.locator(`input[name="${name}"][value="${value}"]`);
  await option.click({ force: true });
  await expect.poll(() => option.isChecked()).toBe(true);
}
