import type { Locator, Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { bigArticle } from '../../bench/big.ts';
import { testid } from '../../src/renderer/testids.ts';
import {
  at,
  caretTaken,
  caretToEnd,
  openArticle,
  openSample,
  openText,
  rested,
  savedRevision,
} from './desk.ts';
import { deskForEach } from './hooks.ts';
import { type Served, serve } from './served.ts';

/** Raw and cleaned side by side: ribbons, marks, rulers, folds, the ledger and its lists. */

let desk: Served;
deskForEach(serve, (fresh) => {
  desk = fresh;
});
afterEach(() => expect(desk.complaints).toEqual([]));

const LISTING = `-
渡口的灯
摆渡人老邱每天天不亮就把缆绳收好，等第一班赶集的人来。
渡口的灯一直亮到后半夜，照着对岸的石阶，也照着回家晚的人。
他说这盏灯是父亲留下的，灯罩换过三回，光却没有变过。
2026-03-02
-
夜校开到渔港边
晚上七点，柳湾渔港的缆绳刚收紧，码头仓库二楼的灯就亮了。
这是渔港夜校的第三个学期，来的人比头一年多出一倍。
2026-03-03
`;

/**
 * How far ribbons stand from the rows and paragraphs they join, at most, in pixels; and how many of the open
 * article's there are.
 */
async function ribbonGap(page: Page): Promise<{ ribbons: number; gap: number }> {
  return page.evaluate(() => {
    const svg = document.querySelector('svg.ribbons')!;
    const box = svg.getBoundingClientRect();
    let gap = 0;
    let ribbons = 0;
    for (const path of svg.querySelectorAll('path')) {
      const piece = path.getAttribute('data-piece');
      const row = document.querySelector(`[data-piece-id="${piece}"]`)?.getBoundingClientRect();
      const held = document.querySelector(`#draft-scroll [data-piece="${piece}"]`);
      // Right after another article was opened, ribbons of the one before are still drawn for a frame.
      if (!held) continue;
      const words = document.querySelector(`.ProseMirror [data-piece="${piece}"]`);
      const block = words?.closest('p, h2');
      const text = (block?.textContent === words?.textContent ? block : words)?.getBoundingClientRect();
      const figures = path
        .getAttribute('d')!
        .match(/-?[\d.]+/g)!
        .map(Number);
      // What runs out of the pane is cut there: only ends in sight are compared.
      const inSight = (y: number): boolean => y > 0 && y < box.height;
      if (row && inSight(row.top + 3 - box.top)) {
        gap = Math.max(gap, Math.abs(figures[1]! - (row.top + 3 - box.top)));
        ribbons++;
      }
      if (text && inSight(text.top - box.top))
        gap = Math.max(gap, Math.abs(figures[5]! - (text.top - box.top)));
    }
    return { ribbons, gap };
  });
}

/** Does something in the page, lets one frame pass, and measures the ribbons right behind it. */
async function gapAfter(page: Page, act: string): Promise<{ ribbons: number; gap: number }> {
  await page.evaluate(
    (what) =>
      new Promise<void>((done) => {
        const el = document.querySelector(what)!;
        el.scrollTop += 45;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done();
          port2.postMessage(null);
        });
      }),
    act,
  );
  return ribbonGap(page);
}

test('ribbons stand where their ends stand, in the frame after a scroll and after typing', async () => {
  const page = await desk.open();
  await openSample(page, 'zh-page.md');
  // The first article is told from the top of the page, so that both its ends are in sight.
  await openArticle(page, at(page, 'articleRow').first());
  await expect.poll(async () => (await ribbonGap(page)).ribbons).toBeGreaterThan(2);
  for (const pane of ['#raw-scroll', '#draft-scroll', '#raw-scroll']) {
    await rested(page);
    const { ribbons, gap } = await gapAfter(page, pane);
    expect(ribbons).toBeGreaterThan(0);
    expect(gap).toBeLessThan(2);
  }
  const paragraphs = at(page, 'editor').locator('p');
  const before = await paragraphs.count();
  await paragraphs.first().click();
  await caretTaken(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => paragraphs.count()).toBe(before + 1);
  await expect
    .poll(async () => {
      const { ribbons, gap } = await ribbonGap(page);
      return ribbons > 0 && gap < 2;
    })
    .toBe(true);
});

test('a joined paragraph shows its seam', async () => {
  const page = await desk.open();
  await openSample(page, 'zh-page.md');
  const seam = at(page, 'editor').locator('.seam-tail').first();
  await seam.waitFor();
  await expect.poll(() => at(page, 'editor').locator('.seam-head').count()).toBeGreaterThan(0);
  await expect.poll(() => at(page, 'rawPane').locator('[data-look="joined"]').count()).toBeGreaterThan(0);
});

/** Moves the draft's paragraph `index` up by its menu. */
async function moveUp(page: Page, index: number): Promise<void> {
  const before = await savedRevision(page);
  await rested(page);
  await at(page, 'editor').locator('> p').nth(index).hover();
  await at(page, 'blockMenu').click();
  await page.getByRole('menuitem', { name: '向上' }).click();
  await expect.poll(() => savedRevision(page)).toBeGreaterThan(before);
}

test('a moved paragraph says that it moved and from where; altered as well, it has a colour of its own', async () => {
  const page = await desk.open();
  await openText(page, '渡口.txt', LISTING);
  await moveUp(page, 2);
  const mark = at(page, 'pieceMark');
  await expect.poll(() => mark.count()).toBe(1);
  await expect.poll(() => mark.getAttribute('data-look')).toBe('moved');
  await expect.poll(() => mark.getAttribute('aria-label')).toContain('晚的人');
  const row = at(page, 'rawPane').locator('[data-look="moved"]');
  await expect.poll(() => row.count()).toBe(1);
  await expect.poll(() => page.locator('svg.ribbons path.fate-moved').count()).toBe(1);
  // The click brings the place it came from.
  await mark.click();
  await expect.poll(() => row.getAttribute('class')).toContain('chosen');
  const moved = await row.getAttribute('data-piece-id');
  await caretToEnd(page, at(page, 'editor').locator('> p', { has: page.locator(`[data-piece="${moved}"]`) }));
  await page.keyboard.insertText('还添了一句');
  await expect.poll(() => at(page, 'rawPane').locator('[data-look="moved-edited"]').count()).toBe(1);
  await expect.poll(() => page.locator('svg.ribbons path.fate-moved-edited').count()).toBe(1);
  // Back at its place, nothing has moved any more.
  await moveUp(page, 2);
  await expect.poll(() => at(page, 'rawPane').locator('[data-look="edited"]').count()).toBe(1);
  await expect.poll(() => mark.getAttribute('data-look')).toBe('edited');
});

test('the difference from raw comes and goes by one key, word by word', async () => {
  const page = await desk.open();
  await openText(page, '渡口.txt', LISTING);
  const before = await savedRevision(page);
  await caretToEnd(page, at(page, 'editor').locator('> p').first());
  await page.keyboard.insertText('风雨无阻。');
  await expect.poll(() => savedRevision(page)).toBeGreaterThan(before);
  const edited = at(page, 'rawPane').locator('[data-fate="edited"]');
  await edited.click();
  await expect.poll(() => edited.getAttribute('class')).toContain('chosen');
  await page.locator('#raw-scroll').focus();
  await page.keyboard.press('v');
  const difference = at(page, 'difference');
  await difference.waitFor();
  await expect.poll(() => difference.locator('ins').allInnerTexts()).toEqual(['风雨无阻。']);
  expect(await difference.locator('del').count()).toBe(0);
  await page.keyboard.press('v');
  await difference.waitFor({ state: 'detached' });
  // By mouse, from the sign in the margin.
  await at(page, 'pieceMark').click();
  await difference.waitFor();
  await expect.poll(() => at(page, 'pieceMark').getAttribute('aria-pressed')).toBe('true');
});

test('rulers go where they are clicked and by key, and the other pane follows', async () => {
  const page = await desk.open();
  await openSample(page, 'zh-page.md');
  const ruler = at(page, 'rawPane').getByTestId(testid.ruler);
  await expect.poll(() => ruler.locator('.thumb').isVisible()).toBe(true);
  await rested(page);
  const box = (await ruler.boundingBox())!;
  const head = (): Promise<string | null> => at(page, 'rawRow').first().getAttribute('data-piece-id');
  const first = await head();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height - 4);
  await expect.poll(() => ruler.getAttribute('aria-valuenow')).toBe('100');
  await expect.poll(head).not.toBe(first);
  await ruler.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => ruler.getAttribute('aria-valuenow')).toBe('0');
  await page.keyboard.press('PageDown');
  await expect.poll(async () => Number(await ruler.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  // Something is drawn on it, once nothing has moved for a moment.
  const inked = (): Promise<boolean> =>
    ruler.locator('canvas').evaluate((el) => {
      const canvas = el as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value, i) => i % 4 === 3 && value > 0);
    });
  await expect.poll(inked).toBe(true);
});

/** Steps down in the raw pane by key until the chosen row is one that passes. */
async function stepTo(page: Page, row: Locator): Promise<void> {
  await page.locator('#raw-scroll').focus();
  const chosen = (): Promise<string | null> =>
    page.locator('.raw-row.chosen').first().getAttribute('data-piece-id');
  for (let i = 0; i < 140; i++) {
    const before = await chosen();
    await page.keyboard.press('ArrowDown');
    await expect.poll(chosen).not.toBe(before);
    if ((await row.count()) > 0) return;
  }
  throw new Error('no such row');
}

test('folded loops unfold in their place by key, and fold again', async () => {
  const page = await desk.open();
  await openSample(page, 'zh-page.md');
  const folded = page.locator('.raw-row.fold.chosen');
  await stepTo(page, folded);
  const piece = await folded.getAttribute('data-piece-id');
  await page.keyboard.press('ArrowRight');
  await folded.waitFor({ state: 'detached' });
  await expect.poll(() => page.locator('.raw-row.ghost[data-fate="loop"]').count()).toBeGreaterThan(0);
  await page.keyboard.press('ArrowLeft');
  await page.locator(`.raw-row.fold.chosen[data-piece-id="${piece}"]`).waitFor();
  // Enter opens it as well.
  await page.keyboard.press('Enter');
  await folded.waitFor({ state: 'detached' });
});

test('parts of the ledger show their pieces; n and p step through them', async () => {
  const page = await desk.open();
  await openSample(page, 'zh-page.md');
  const part = page.locator(`[data-testid="${testid.ledgerPart}"][data-fate="duplicate"]`);
  await expect.poll(() => part.getAttribute('aria-label')).toMatch(/重复 .*%，[\d,]+ 字/);
  await part.click();
  await expect.poll(() => at(page, 'rawFilter').inputValue()).toBe('copies');
  // Rows of the filter before go as those of this one are laid out.
  let shown: (string | null)[] = [];
  await expect
    .poll(async () => {
      shown = await at(page, 'rawRow').evaluateAll((rows) =>
        rows.map((row) => row.getAttribute('data-fate')),
      );
      return shown.length > 0 && shown.every((fate) => fate === 'duplicate' || fate === 'near-duplicate');
    })
    .toBe(true);
  await expect.poll(() => at(page, 'rawPane').locator('.raw-row.chosen').count()).toBe(1);
  const chosen = (): Promise<string | null> =>
    at(page, 'rawPane').locator('.raw-row.chosen').getAttribute('data-piece-id');
  const first = await chosen();
  if (shown.length > 1) {
    await page.keyboard.press('n');
    await expect.poll(chosen).not.toBe(first);
    await page.keyboard.press('p');
    await expect.poll(chosen).toBe(first);
  }
  await part.click();
  await expect.poll(() => at(page, 'rawFilter').inputValue()).toBe('all');
});

test('what is unplaced and what is told twice is worked off from the ledger, to 100 %', async () => {
  const page = await desk.open();
  await openText(page, '渡口.txt', LISTING);
  const sum = at(page, 'ledger').locator('.sum');
  await expect.poll(() => sum.getAttribute('data-closed')).toBe('true');
  // One piece is set aside: a list asks for its place.
  const row = at(page, 'rawPane').locator('[data-fate="kept"]').nth(2);
  await row.hover();
  await row.getByTestId(testid.rawMenu).click();
  await page.getByRole('menuitem', { name: '未归置' }).click();
  await expect.poll(() => sum.getAttribute('data-closed')).toBe('false');
  await at(page, 'looseOpen').click();
  await expect.poll(() => at(page, 'looseItem').count()).toBe(1);
  await at(page, 'looseItem').getByRole('button', { name: '放进这篇' }).click();
  await at(page, 'looseItem').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await expect.poll(() => sum.getAttribute('data-closed')).toBe('true');
  // A paragraph pasted once more is told twice: one of the two is kept.
  const first = at(page, 'editor').locator('> p').first();
  const words = await first.innerText();
  await first.click({ clickCount: 3 });
  await caretTaken(page);
  await page.keyboard.press('ControlOrMeta+c');
  await page.keyboard.press('ControlOrMeta+End');
  await caretTaken(page);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+v');
  const standing = async (): Promise<number> =>
    (await at(page, 'editor').innerText()).split(words).length - 1;
  await expect.poll(standing).toBe(2);
  await at(page, 'twiceOpen').click();
  const places = at(page, 'twiceItem').first().locator('.place');
  await expect.poll(() => places.count()).toBe(2);
  await places.nth(1).getByRole('button', { name: '留这一处' }).click();
  await at(page, 'twiceItem').waitFor({ state: 'detached' });
  await expect.poll(() => sum.getAttribute('data-closed')).toBe('true');
  await expect.poll(standing).toBe(1);
});

test('an article of 2,000 paragraphs is laid out around what is seen, and every part of it can be written in', async () => {
  const page = await desk.open();
  await openText(page, 'lamps.txt', bigArticle(2000));
  const editor = at(page, 'editor');
  await expect.poll(() => editor.locator('p').count()).toBeGreaterThan(1500);
  const drawn = (): Promise<number> =>
    editor.evaluate((el) => [...el.children].filter((p) => (p as HTMLElement).offsetParent !== null).length);
  await expect.poll(drawn).toBeLessThan(150);
  // Scrolled to the middle, the middle is there.
  await page.evaluate(() => {
    const pane = document.querySelector('#draft-scroll')!;
    pane.scrollTop = pane.scrollHeight / 2;
  });
  const middle = (): Promise<number> =>
    editor.evaluate((el) => {
      const box = el.closest('#draft-scroll')!.getBoundingClientRect();
      // Between two paragraphs there is none: a little lower there is.
      const hit = [0, 15, 30]
        .map((y) => document.elementFromPoint(box.left + 200, box.top + box.height / 2 + y)?.closest('p'))
        .find((p) => p);
      return hit ? [...el.children].indexOf(hit) : -1;
    });
  await expect.poll(middle).toBeGreaterThan(600);
  await expect.poll(drawn).toBeLessThan(150);
  const pane = (await page.locator('#draft-scroll').boundingBox())!;
  await rested(page);
  await page.mouse.click(pane.x + 200, pane.y + pane.height / 2 + 15);
  await caretTaken(page);
  await page.keyboard.insertText('（中间写的）');
  // The keys for the ends of the document know all of it.
  await page.keyboard.press('ControlOrMeta+End');
  await caretTaken(page);
  await page.keyboard.insertText('（末尾写的）');
  await expect.poll(() => editor.locator('p').last().isVisible()).toBe(true);
  await expect.poll(() => editor.locator('p').last().innerText()).toContain('（末尾写的）');
  await page.keyboard.press('ControlOrMeta+Home');
  await caretTaken(page);
  await page.keyboard.insertText('（开头写的）');
  await expect.poll(() => editor.locator('p').first().isVisible()).toBe(true);
  await expect.poll(() => editor.locator('p').first().innerText()).toContain('（开头写的）');
  await savedRevision(page);
  await page.reload();
  await expect.poll(() => editor.locator('p').count()).toBeGreaterThan(1500);
  const texts = await editor.evaluate((el) => el.textContent ?? '');
  for (const words of ['（中间写的）', '（末尾写的）', '（开头写的）'])
    expect(texts.split(words)).toHaveLength(2);
  expect(texts.indexOf('（开头写的）')).toBeLessThan(texts.indexOf('（中间写的）'));
});
