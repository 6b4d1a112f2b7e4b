import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { testid } from '../../src/renderer/testids.ts';
import { countsOf } from '../../src/shared/counts.ts';
import { at, openDump, openSample, openText, savedRevision, typeIntoDraft } from './desk.ts';
import { deskForAll } from './hooks.ts';
import { type Served, serve } from './served.ts';

/** A column as it is printed: words parted at line ends, one of which is written with a hyphen anywhere. */
const COLUMN = `# The long winter of the mole

The keeper had been at the light for eleven win-
ters, and in all that time he had counted ninety-
six ships that came in by night without a pilot.
Nobody else on the mole had ever kept a count of
them, and the harbour did not miss one until May.

The second keeper wrote his figures on the wall,
where the lamp oil ran down over them, and in the
spring a painter who knew nothing of it came and
made the whole wall white again from top to foot.
`;

/** Find and replace, punctuation and counts, as an editor uses them. */
describe('words of the drafts', () => {
  let served: Served;
  let page: Page;
  deskForAll(serve, async (fresh) => {
    served = fresh;
    page = await served.open();
  });
  afterAll(() => expect(served.complaints).toEqual([]));
  /** Has the punctuation looked through, by the palette. */
  async function proof(): Promise<void> {
    await page.keyboard.press('Control+k');
    await page.locator(`[data-testid="${testid.search}"]:focus`).waitFor();
    await page.keyboard.insertText('检查标点');
    await page.locator('[aria-selected="true"][data-entry="command:punctuation"]').waitFor();
    await page.keyboard.press('Enter');
    await at(page, 'textPane').waitFor();
  }
  const words = async (): Promise<number> => Number(await at(page, 'counts').getAttribute('data-words'));

  it('finds in one article and in all, previews, leaves out what was unticked, and undoes in one step', async () => {
    await openSample(page, 'zh-page.md');
    await typeIntoDraft(page, '暮云渡记者，暮云渡摄影，暮云渡编辑。');
    const revision = await savedRevision(page);
    await page.keyboard.press('Control+f');
    await at(page, 'textPane').waitFor();
    await at(page, 'findQuery').fill('暮云渡');
    await at(page, 'findReplacement').fill('朝云渡');
    await expect.poll(() => at(page, 'textPlace').count()).toBe(3);
    await expect.poll(() => at(page, 'textPlace').first().locator('ins').innerText()).toBe('朝云渡');
    await at(page, 'findQuery').press('Enter');
    await expect.poll(() => at(page, 'textPlace').first().getAttribute('class')).toContain('active');
    // By keys alone: into the list, down one, untick it, run.
    await page.locator('.found').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await expect.poll(() => at(page, 'textPlace').nth(1).getAttribute('aria-selected')).toBe('false');
    await at(page, 'textRun').click();
    await expect.poll(() => at(page, 'editor').innerText()).toContain('朝云渡记者，暮云渡摄影，朝云渡编辑。');
    await expect.poll(() => savedRevision(page)).toBe(revision + 1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => at(page, 'editor').innerText()).toContain('暮云渡记者，暮云渡摄影，暮云渡编辑。');
    await page.locator(`[data-testid="${testid.textScope}"][data-chip="dump"]`).click();
    await at(page, 'findQuery').fill('的');
    await expect.poll(() => at(page, 'textPlace').count()).toBeGreaterThan(3);
    await page.keyboard.press('Escape');
    await at(page, 'textPane').waitFor({ state: 'detached' });
    await at(page, 'findings').waitFor();
  });

  it('proposes to close words that line ends parted, and none that are written so', async () => {
    await openText(page, 'harbour.md', COLUMN);
    await proof();
    const place = at(page, 'textPlace');
    await place.filter({ hasText: '行尾连字符' }).waitFor();
    await expect.poll(() => place.count()).toBe(1);
    await at(page, 'textRun').click();
    await expect.poll(() => at(page, 'editor').innerText()).toContain('eleven winters');
    await expect.poll(() => at(page, 'editor').innerText()).toContain('ninety-six');
    await page.keyboard.press('Escape');
    await openDump(page, 'zh-page.md');
    await expect.poll(() => at(page, 'editor').innerText()).toContain('暮云渡');
  });

  it('offers punctuation as proposals, changes only what is asked, and lets the rest stand', async () => {
    await typeIntoDraft(page, '这里有半角,还有一处.');
    await proof();
    await page.locator(`[data-testid="${testid.textScope}"][data-chip="article"]`).click();
    const comma = at(page, 'textPlace').filter({ hasText: '这里有半角' }).first();
    await comma.waitFor();
    expect(await at(page, 'editor').innerText()).toContain('半角,还有一处.');
    await comma.click();
    await page.locator('.found').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => at(page, 'editor').innerText()).toContain('半角，还有一处.');
    await expect.poll(() => at(page, 'textPlace').filter({ hasText: '还有一处' }).count()).toBe(1);
    await at(page, 'letStand').click();
    await expect.poll(() => at(page, 'textPlace').filter({ hasText: '还有一处' }).count()).toBe(0);
    expect(await at(page, 'editor').innerText()).toContain('半角，还有一处.');
    await page.keyboard.press('Escape');
  });

  it('counts the article and what is selected', async () => {
    // What was done a moment before is counted with the next pause.
    const paragraphs = at(page, 'editor').locator('p, h2, h3, h4');
    const told = async (): Promise<number> =>
      (await paragraphs.evaluateAll((all) => all.map((el) => el.textContent ?? '')))
        .map((text) => countsOf(text).words)
        .reduce((sum, n) => sum + n, 0);
    await expect.poll(async () => (await words()) - (await told())).toBe(0);
    const whole = await words();
    expect(whole).toBeGreaterThan(50);
    await typeIntoDraft(page, '又添五个字');
    await expect.poll(words).toBe(whole + 5);
    await page.keyboard.press('Shift+Home');
    await expect.poll(words).toBeLessThan(whole);
  });
});
