import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { testid } from '../../src/renderer/testids.ts';
import { findingId, type Notice } from '../../src/shared/plan.ts';
import { noticeText } from '../../src/shared/reasons.ts';
import { strayPage } from '../service/told-dump.ts';
import { at, caretTaken, MOD, openArticle, openDump, savedRevision } from './desk.ts';
import { deskForEach } from './hooks.ts';
import { reviewDump } from './review-dump.ts';
import { type ToldDesk, toldDesk } from './told-desk.ts';

/** The findings under a reviewer's hands: keys, many at once, the way to the end. */

let desk: ToldDesk;
deskForEach(toldDesk, (fresh) => {
  desk = fresh;
});

async function review(
  copies = 0,
  notices: Notice[] = [],
): Promise<{ page: Page; ids: Record<string, string> }> {
  const page = await desk.open();
  const { text, ids } = reviewDump(copies, notices);
  await at(page, 'importInput').setInputFiles([
    { name: '滨海日报.txt', mimeType: 'text/plain', buffer: Buffer.from(text) },
  ]);
  await at(page, 'findingCard').first().waitFor();
  return { page, ids };
}

const card = (page: Page, id: string | undefined): Locator => page.locator(`[data-finding="${id}"]`);
const count = (page: Page): Promise<string> => at(page, 'findingCount').innerText();
/** The id of the finding in hand; null at the end. */
const inHand = (page: Page): Promise<string | null> =>
  page.evaluate(
    () => document.querySelector<HTMLElement>('.card[aria-current="true"]')?.dataset.finding ?? null,
  );
const article = (page: Page, title: string): Locator => at(page, 'articleRow').getByText(title);
const titleOpen = (page: Page): Promise<string> => at(page, 'fieldTitle').inputValue();
const kind = (page: Page, name: string): Locator =>
  page.locator(`[data-testid="${testid.kindFacet}"][data-kind="${name}"]`);
const state = (page: Page, name: string): Locator =>
  page.locator(`[data-testid="${testid.stateFacet}"][data-state="${name}"]`);

/** Waits until the field that findings are searched by has the keyboard. */
async function searching(page: Page): Promise<void> {
  await expect
    .poll(() => at(page, 'findingSearch').evaluate((el) => el === document.activeElement))
    .toBe(true);
}

/** Takes a finding in hand by its card. */
async function take(page: Page, id: string | undefined): Promise<void> {
  await card(page, id).locator('h3 button').click();
  await expect.poll(() => inHand(page)).toBe(id);
}

/** Whether an element lies whole within the list of cards. */
function inSight(of: Locator): Promise<boolean> {
  return of.evaluate((el) => {
    const box = el.closest('.cards')!.getBoundingClientRect();
    const own = el.getBoundingClientRect();
    return own.top >= box.top - 1 && own.bottom <= box.bottom + 1;
  });
}

test('what the analysis left undone is one line, and told in full when it is asked for', async () => {
  const { page } = await review(0, [
    { code: 'threads.near', params: { ends: 3, blocks: 160 } },
    { code: 'copies.long', params: { blocks: 1 } },
  ]);
  const notes = at(page, 'planNotices');
  await expect.poll(() => notes.locator('summary').innerText()).toContain('2');
  expect(await notes.locator('li').first().isVisible()).toBe(false);
  await notes.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => notes.locator('li').first().isVisible()).toBe(true);
  await expect
    .poll(() => notes.locator('li').allInnerTexts())
    .toEqual([
      noticeText({ code: 'threads.near', params: { ends: 3, blocks: 160 } }, 'zh'),
      noticeText({ code: 'copies.long', params: { blocks: 1 } }, 'zh'),
    ]);
});

test('one key after the other leads through all articles to the end', async () => {
  const { page, ids } = await review();
  await at(page, 'order').selectOption('reading');
  await take(page, ids.join);
  await expect.poll(() => count(page)).toBe('待定 1 / 8');
  // The article of each finding opens right after its card.
  const articles = ['石埠渔港的新码头', '夜校课表排到秋天', '老街书店重新开张', 'The lamps of the old quay'];
  // Skipped once, dismissed once, accepted the rest: the one skipped stays.
  for (const [i, where] of [0, 0, 0, 1, 1, 2, 3, 3].entries()) {
    const before = await inHand(page);
    await expect.poll(() => titleOpen(page)).toBe(articles[where]);
    await expect.poll(() => inSight(page.locator('.card[aria-current="true"]'))).toBe(true);
    await page.keyboard.press(i === 2 ? 'j' : i === 3 ? 'd' : 'a');
    await expect.poll(() => inHand(page)).not.toBe(before);
    if (i < 7) await expect.poll(() => page.locator('.card[aria-current="true"]').count()).toBe(1);
  }
  await expect.poll(() => at(page, 'findingsEnd').innerText()).toContain('还留着 1 条待定');
  await expect.poll(() => count(page)).toBe('待定 – / 1');
  // Back goes to the last one left; answered, nothing is left, and the articles can be approved.
  await page.keyboard.press('k');
  await expect.poll(() => count(page)).toBe('待定 1 / 1');
  await page.keyboard.press('a');
  await expect.poll(() => at(page, 'findingsEnd').innerText()).toContain('都定了');
  await at(page, 'approveReady').click();
  await expect.poll(() => at(page, 'approveReady').count()).toBe(0);
  await expect.poll(() => at(page, 'approve').getAttribute('data-approved')).toBe('true');
  expect(desk.complaints).toEqual([]);
});

test('the end names the next dump and opens it', async () => {
  const { page } = await review();
  const { text } = reviewDump(1);
  await at(page, 'importInput').setInputFiles([
    { name: '另一版.txt', mimeType: 'text/plain', buffer: Buffer.from(text) },
  ]);
  await expect.poll(() => page.locator('.topbar').innerText()).toContain('另一版');
  await expect.poll(() => at(page, 'bulkOpen').isEnabled()).toBe(true);
  // Findings gathered in one dump are no choice in another.
  await page.keyboard.press('b');
  await at(page, 'bulk').waitFor();
  await openDump(page, '滨海日报');
  await at(page, 'bulk').waitFor({ state: 'detached' });
  await openDump(page, '另一版');
  await expect.poll(() => at(page, 'bulkOpen').isEnabled()).toBe(true);
  await page.keyboard.press('b');
  await at(page, 'bulk').waitFor();
  await at(page, 'bulkRun').click();
  await expect.poll(() => at(page, 'nextDump').innerText()).toContain('滨海日报.txt');
  await at(page, 'nextDump').click();
  await expect.poll(() => page.locator('.topbar').innerText()).toContain('滨海日报');
  await expect.poll(() => count(page)).toMatch(/\d \/ 8$/);
});

test('both panes follow, and the caret goes to the seam', async () => {
  const { page, ids } = await review();
  await take(page, ids.join);
  await page.keyboard.press('e');
  const caret = (): Promise<string> =>
    page.evaluate(() => {
      const { anchorNode, anchorOffset } = getSelection()!;
      const block = anchorNode?.parentElement?.closest('[data-testid="editor"] p');
      if (!block || !anchorNode || !block.closest('[data-testid="editor"]')!.contains(document.activeElement))
        return '';
      const before = document.createRange();
      before.setStart(block, 0);
      before.setEnd(anchorNode, anchorOffset);
      return before.toString().slice(-4);
    });
  await expect.poll(caret).toBe('渠闸门随');
  await page.keyboard.insertText('（改）');
  await at(page, 'editor').getByText('闸门随（改）').waitFor();
  // Out of the text again, the next key is a command.
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect.poll(() => inHand(page)).not.toBe(ids.join);
});

test('other readings of a join are in view and cycled through by key', async () => {
  const { page, ids } = await review();
  await take(page, ids.join);
  const join = card(page, ids.join);
  await expect.poll(() => join.getByTestId(testid.reading).count()).toBe(4);
  await expect.poll(() => join.innerText()).toContain('接起来正好成词“随后”');
  await expect.poll(() => join.innerText()).toContain('后段不像一段的开头');
  const shown = (): Promise<(string | null)[]> =>
    join.getByTestId(testid.reading).evaluateAll((rows) => rows.map((r) => r.getAttribute('aria-pressed')));
  for (const turn of [1, 2, 3, 0, 1]) {
    await page.keyboard.press('r');
    await expect.poll(async () => (await shown()).indexOf('true')).toBe(turn);
  }
  await expect.poll(() => join.locator('.evidence').innerText()).toContain('着潮水一起涨上来的是鱼价');
  await page.keyboard.press('a');
  await card(page, ids.join).waitFor({ state: 'detached' });
  await article(page, '石埠渔港').click();
  await at(page, 'editor').getByText('水渠闸门随着潮水一起涨上来的是鱼价').waitFor();
});

test('a copy shows both texts aligned, and the other one can stay', async () => {
  const { page, ids } = await review();
  await take(page, ids.near);
  const marks = (): Promise<string[]> => card(page, ids.near).locator('mark').allInnerTexts();
  await expect.poll(marks).toHaveLength(2);
  expect((await marks()).join(' ')).toMatch(/船.*藏.*舟.*臧/);
  const apart = (): Promise<number> =>
    card(page, ids.near)
      .locator('.pair .line mark:first-of-type')
      .evaluateAll((list) => {
        const [one, other] = list.map((mark) => Math.round(mark.getBoundingClientRect().left));
        return Math.abs(one! - other!);
      });
  await expect.poll(apart).toBeLessThanOrEqual(1);
  await page.keyboard.press('x');
  await card(page, ids.near).waitFor({ state: 'detached' });
  await article(page, '石埠渔港').click();
  await at(page, 'editor').getByText('第一批渔舟').waitFor();
});

test('a stray piece is given to a candidate by its figure', async () => {
  const { page, ids } = await review();
  await take(page, ids.stray);
  await expect
    .poll(() => card(page, ids.stray).getByTestId(testid.candidate).allInnerTexts())
    .toEqual([
      expect.stringContaining('老街书店重新开张'),
      expect.stringContaining('夜校课表排到秋天'),
      expect.stringContaining('石埠渔港的新码头'),
    ]);
  await page.keyboard.press('2');
  await card(page, ids.stray).waitFor({ state: 'detached' });
  await article(page, '夜校课表').click();
  await at(page, 'editor').getByText('谁都可以坐下来翻').waitFor();
});

test('a piece that may belong elsewhere is shown where it stands, and goes where its figure says', async () => {
  const page = await desk.open();
  const { text, at: spans } = strayPage();
  const id = findingId('stray', [spans['between']!]);
  await at(page, 'importInput').setInputFiles([
    { name: '坝上.txt', mimeType: 'text/plain', buffer: Buffer.from(text) },
  ]);
  await article(page, '下游两村').click();
  await expect.poll(() => titleOpen(page)).toBe('下游两村合修水闸');
  await take(page, id);
  await expect.poll(() => titleOpen(page)).toBe('坝上的杏林过冬');
  await at(page, 'editor').getByText('帮工的人多半来自下游').waitFor();
  await page.keyboard.press('2');
  await card(page, id).waitFor({ state: 'detached' });
  await article(page, '下游两村').click();
  await at(page, 'editor').getByText('帮工的人多半来自下游').waitFor();
});

test('facets count what the others let through, and search finds one character', async () => {
  const { page, ids } = await review(12);
  await expect.poll(() => kind(page, 'duplicate').innerText()).toMatch(/12$/);
  await kind(page, 'near-duplicate').click();
  await kind(page, 'join').click();
  await expect.poll(() => count(page)).toContain('/ 3');
  await page.locator(`[data-testid="${testid.bandFacet}"][data-band="doubtful"]`).click();
  await expect.poll(() => count(page)).toContain('/ 1');
  await expect.poll(() => kind(page, 'near-duplicate').innerText()).toMatch(/1$/);
  await expect.poll(() => state(page, 'all').innerText()).toMatch(/1$/);
  await at(page, 'clearFindings').click();
  await expect.poll(() => count(page)).toContain('/ 20');
  // The slash goes to the search; letters typed there decide nothing.
  await page.keyboard.press('/');
  await searching(page);
  await page.keyboard.insertText('舟');
  await expect.poll(() => count(page)).toMatch(/\/ 1$/);
  await card(page, ids.near).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => count(page)).toContain('/ 20');
});

test('many are answered as one, less those unticked by mouse and by key, and taken back in one step', async () => {
  const { page, ids } = await review(60);
  await kind(page, 'duplicate').click();
  await page.locator(`[data-testid="${testid.findings}"] [data-testid="${testid.bulkOpen}"]`).click();
  const effects = at(page, 'bulkEffects');
  await expect.poll(() => effects.innerText()).toContain('60 处重复照旧不收');
  const no = page.locator(`[data-testid="${testid.bulkAnswer}"][data-chip="dismiss"]`);
  await no.click();
  await expect.poll(() => effects.innerText()).toMatch(/放回 60 处重复，[\d,]+ 字/);
  // The list that is drawn anew does not call the keyboard back.
  expect(await no.evaluate((el) => el === document.activeElement)).toBe(true);
  await page.locator(`[data-testid="${testid.bulkRow}"][data-finding="${ids.copy0}"] .box`).click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect.poll(() => effects.innerText()).toContain('放回 58 处重复');
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await expect.poll(() => at(page, 'bulkRun').innerText()).toContain('57');
  // Letters of single findings are dead while the list is up.
  await page.keyboard.press('a');
  expect(await at(page, 'bulkRun').innerText()).toContain('57');
  await at(page, 'bulkRun').click();
  await at(page, 'bulk').waitFor({ state: 'detached' });
  await expect.poll(() => count(page)).toContain('/ 3');
  await state(page, 'done').click();
  await expect.poll(() => count(page)).toContain('/ 57');
  await page.keyboard.press(`${MOD}+z`);
  await expect.poll(() => count(page)).toContain('/ 0');
  await state(page, 'open').click();
  await expect.poll(() => count(page)).toContain('/ 60');
  expect(desk.complaints).toEqual([]);
});

test('a dump begins with the riskiest question of all, in the article it may belong to', async () => {
  const { page, ids } = await review();
  await expect.poll(() => inHand(page)).toBe(ids.stray);
  await expect.poll(() => count(page)).toBe('待定 1 / 8');
  await expect.poll(() => titleOpen(page)).toBe('老街书店重新开张');
  await page.keyboard.press('j');
  await expect.poll(() => inHand(page)).toBe(ids.open);
  await expect.poll(() => titleOpen(page)).toBe('The lamps of the old quay');
  await expect.poll(() => count(page)).toBe('待定 2 / 8');
});

test('the draft goes along with the member looked at; shift takes all between, ⌘A all or none', async () => {
  const { page, ids } = await review();
  await expect.poll(() => inHand(page)).toBe(ids.stray);
  await page.keyboard.press('b');
  const row = (id: string | undefined): Locator =>
    page.locator(`[data-testid="${testid.bulkRow}"][data-finding="${id}"]`);
  const ticked = async (): Promise<number> =>
    page.locator(`[data-testid="${testid.bulkRow}"][aria-selected="true"]`).count();
  await expect.poll(ticked).toBe(8);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => titleOpen(page)).toBe('The lamps of the old quay');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => titleOpen(page)).toBe('石埠渔港的新码头');
  // A press on the box unticks one, a press with shift goes from there to here.
  await row(ids.open).locator('.box').click();
  await expect.poll(ticked).toBe(7);
  await row(ids.field).click({ modifiers: ['Shift'] });
  await expect.poll(ticked).toBe(4);
  await expect.poll(() => row(ids.stray).getAttribute('aria-selected')).toBe('true');
  await expect.poll(() => row(ids.field).getAttribute('aria-selected')).toBe('false');
  await row(ids.open).click({ modifiers: ['Shift'] });
  await expect.poll(ticked).toBe(8);
  await page.keyboard.press(`${MOD}+a`);
  await expect.poll(ticked).toBe(0);
  await page.keyboard.press(`${MOD}+a`);
  await expect.poll(ticked).toBe(8);
});

test('what cannot be answered among many is named, stays open, and is gone to', async () => {
  const { page, ids } = await review();
  await openArticle(page, at(page, 'articleRow').filter({ hasText: '石埠渔港的新码头' }));
  // The join's paragraph becomes a quotation, where nothing is parted.
  const before = await savedRevision(page);
  await at(page, 'editor').locator('p', { hasText: '磨坊的水渠' }).click();
  await caretTaken(page);
  await page.keyboard.press(`${MOD}+Shift+b`);
  await at(page, 'editor').locator('blockquote', { hasText: '磨坊的水渠' }).waitFor();
  await expect.poll(() => savedRevision(page)).toBeGreaterThan(before);
  await page.keyboard.press('Escape');
  await at(page, 'bulkOpen').click();
  await at(page, 'bulkRun').click();
  const toast = at(page, 'toast');
  await expect
    .poll(() => toast.innerText())
    .toMatch(/采纳了 7 条建议.*1 条没动（《石埠渔港的新码头》的接续）：只有段落和小标题/s);
  await expect.poll(() => count(page)).toContain('/ 1');
  await toast.getByText('去看看').click();
  await expect.poll(() => inHand(page)).toBe(ids.join);
  await page.keyboard.press(`${MOD}+z`);
  await expect.poll(() => count(page)).toContain('/ 8');
  // What went wrong at one dump is not told at another.
  await at(page, 'bulkOpen').click();
  await at(page, 'bulkRun').click();
  await toast.getByText('1 条没动').waitFor();
  await at(page, 'importInput').setInputFiles([
    { name: '另一版.txt', mimeType: 'text/plain', buffer: Buffer.from(reviewDump(1).text) },
  ]);
  await expect.poll(() => page.locator('.topbar').innerText()).toContain('另一版');
  expect(await toast.getByText('1 条没动').count()).toBe(0);
});

test('no key decides anything while an input method composes', async () => {
  const { page, ids } = await review();
  await take(page, ids.join);
  const before = await count(page);
  // As Chromium tells the first key of a composition, and the ones within it.
  for (const told of [
    { key: 'a', keyCode: 229, isComposing: false },
    { key: 'd', keyCode: 68, isComposing: true },
    { key: 'j', keyCode: 229, isComposing: true },
  ])
    await page.evaluate(
      (press) => document.body.dispatchEvent(new KeyboardEvent('keydown', { ...press, bubbles: true })),
      told,
    );
  await page.keyboard.press('/');
  await searching(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'dan', selectionStart: 3, selectionEnd: 3 });
  for (const key of ['a', 'd', 'x', 'b'])
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 });
  expect(await at(page, 'bulk').count()).toBe(0);
  await session.send('Input.insertText', { text: '灯' });
  await expect.poll(() => at(page, 'findingSearch').inputValue()).toContain('灯');
  await at(page, 'clearFindings').click();
  await expect.poll(() => count(page)).toBe(before);
  expect(await inHand(page)).toBe(ids.join);
});
