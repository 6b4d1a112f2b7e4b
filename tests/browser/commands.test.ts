import type { Locator, Page } from 'playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import { testid } from '../../src/renderer/testids.ts';
import { at, caretToEnd, MOD, openFindings, openSample } from './desk.ts';
import { deskForAll } from './hooks.ts';
import { type Served, serve } from './served.ts';

/** What the window can be asked to do: by the palette, by keys, by keys of one's own. */

let desk: Served;
let page: Page;
deskForAll(serve, async (fresh) => {
  desk = fresh;
  page = await desk.open();
});
beforeEach(async () => {
  // Whatever the test before left open or focused.
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
});

const focusedKind = (): Promise<string | null> =>
  page.evaluate(
    () => document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.tagName ?? null,
  );
const row = (command: string) => page.locator(`[data-testid="${testid.keyRow}"][data-command="${command}"]`);
const titles = (): Promise<string[]> => at(page, 'articleRow').allInnerTexts();
/** Opens the palette by its key, and waits until it listens. */
async function palette(): Promise<void> {
  await page.keyboard.press(`${MOD}+k`);
  await at(page, 'palette').waitFor();
  await expect.poll(focusedKind).toBe(testid.search);
}
/** Opens the sheet of keys. */
async function sheet(): Promise<void> {
  await page.keyboard.press('?');
  await at(page, 'keysPanel').waitFor();
}
/** Waits until the key of a command is to be told by pressing one. */
async function recording(command: string): Promise<void> {
  await expect.poll(() => row(command).locator('.chord').getAttribute('aria-pressed')).toBe('true');
}
const keyOf = (command: string): Promise<string> => row(command).locator('kbd').innerText();
const selected = (entry: string): Locator => page.locator(`[aria-selected="true"][data-entry="${entry}"]`);
const openTitle = (): Promise<string> => at(page, 'fieldTitle').inputValue();

test('a desk to work at', async () => {
  await openSample(page, 'zh-page.md');
  await expect.poll(async () => (await titles()).length).toBeGreaterThan(3);
});

describe('the palette', () => {
  test('brings an article by a part of its title, and hands the focus back', async () => {
    const wanted = (await titles()).find((title) => title.includes('邮路')) ?? '';
    expect(wanted).not.toBe('');
    await palette();
    await page.keyboard.insertText('邮路');
    await page.locator('[aria-selected="true"]').getByText('山里的邮路').waitFor();
    await page.keyboard.press('Enter');
    await at(page, 'palette').waitFor({ state: 'detached' });
    await expect.poll(openTitle).toContain('邮路');
    await expect.poll(focusedKind).toBe('BODY');
    // What was used stands first when nothing is asked.
    await palette();
    await expect.poll(() => at(page, 'paletteOption').first().innerText()).toContain('邮路');
  });

  test('finds by pinyin initials, and words in the texts', async () => {
    await palette();
    await page.keyboard.type('yxkd');
    await page.locator('[aria-selected="true"]').getByText('夜校开到').waitFor();
    await page.keyboard.press(`${MOD}+a`);
    await page.keyboard.insertText('三眼桥');
    await page.locator('[data-entry^="text:"] b').getByText('三眼桥').first().waitFor();
  });

  test('runs a command, and will not run one with nothing to do', async () => {
    await palette();
    await page.keyboard.type('redo');
    const redo = selected('command:redo');
    await redo.waitFor();
    expect(await redo.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Enter');
    expect(await at(page, 'palette').isVisible()).toBe(true);
    await page.keyboard.press(`${MOD}+a`);
    await page.keyboard.type('settings');
    await selected('command:settings').waitFor();
    await page.keyboard.press('Enter');
    await at(page, 'settingsPanel').waitFor();
    await page.keyboard.press('Escape');
  });

  test('blocks nothing: a click beside it goes where it was meant to', async () => {
    await palette();
    const other = at(page, 'articleRow').nth(1);
    await other.click();
    await at(page, 'palette').waitFor({ state: 'detached' });
    await expect.poll(() => other.locator('..').getAttribute('aria-current')).toBe('true');
  });

  test('opens and closes by its key, and by the field at the top', async () => {
    await at(page, 'searchOpen').click();
    await at(page, 'palette').waitFor();
    await page.keyboard.press(`${MOD}+k`);
    await at(page, 'palette').waitFor({ state: 'detached' });
    await expect.poll(focusedKind).toBe(testid.searchOpen);
  });
});

describe('keys', () => {
  test('are changed by pressing others, without a mouse, and are kept', async () => {
    await sheet();
    const chord = row('next').locator('.chord');
    await chord.focus();
    await page.keyboard.press('Enter');
    await recording('next');
    await page.keyboard.press('q');
    await expect.poll(() => keyOf('next')).toBe('Q');
    await expect.poll(() => chord.evaluate((el) => el === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await at(page, 'keysPanel').waitFor({ state: 'detached' });

    await openFindings(page);
    const inHand = (): Promise<string | null> =>
      page.locator('[data-finding][aria-current="true"]').getAttribute('data-finding');
    const before = await inHand();
    await page.keyboard.press('j');
    expect(await inHand()).toBe(before);
    await page.keyboard.press('q');
    await expect.poll(inHand).not.toBe(before);

    await page.reload();
    await at(page, 'editor').locator('p').first().waitFor();
    await sheet();
    await expect.poll(() => keyOf('next')).toBe('Q');
    await row('next').locator('.reset').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => keyOf('next')).toBe('J');
  });

  test('that others have are swapped or taken only when asked', async () => {
    await sheet();
    const holder = '否定';
    await row('accept').locator('.chord').click();
    await recording('accept');
    await page.keyboard.press('d');
    const clash = row('accept').getByRole('alert');
    await expect.poll(() => clash.innerText()).toContain(holder);
    expect(await keyOf('accept')).toBe('A');
    await clash.getByRole('button').first().press('Enter');
    await expect.poll(() => keyOf('accept')).toBe('D');
    await expect.poll(() => keyOf('dismiss')).toBe('A');
    await at(page, 'keysReset').click();
    await expect.poll(() => keyOf('accept')).toBe('A');
    await expect.poll(() => keyOf('dismiss')).toBe('D');
  });

  test('that are needed elsewhere are refused, with the reason', async () => {
    await sheet();
    await row('save').locator('.chord').click();
    await recording('save');
    for (const [keys, reason] of [
      [`${MOD}+c`, '编辑文字'],
      ['ArrowDown', '按钮和列表'],
      ['F5', '浏览器'],
    ] as const) {
      await page.keyboard.press(keys);
      await expect.poll(() => row('save').innerText()).toContain(reason);
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => row('save').locator('.chord').getAttribute('aria-pressed')).toBe('false');
    expect(await at(page, 'keysPanel').isVisible()).toBe(true);
    await expect.poll(() => keyOf('save')).toMatch(/S$/);
  });

  test('none is alive while an input method composes', async () => {
    const ime = await page.context().newCDPSession(page);
    const body = at(page, 'editor').locator('p').first();
    const text = await body.innerText();
    const cards = await openFindings(page);
    const open = await at(page, 'findingCount').innerText();
    await caretToEnd(page, body);
    await ime.send('Input.imeSetComposition', { text: 'guan', selectionStart: 4, selectionEnd: 4 });
    const heard = await page.evaluateHandle(() => {
      const composing: boolean[] = [];
      document.addEventListener('keydown', (event) => composing.push(event.isComposing), true);
      return composing;
    });
    // Keys as an input method passes them on: without text of their own, which would end the composition.
    for (const [key, code, windowsVirtualKeyCode, modifiers] of [
      ['a', 'KeyA', 65, 0],
      ['d', 'KeyD', 68, 0],
      ['?', 'Slash', 191, 8],
      ['Process', 'KeyJ', 229, 0],
      ['k', 'KeyK', 75, MOD === 'Meta' ? 4 : 2],
      ['e', 'KeyE', 69, MOD === 'Meta' ? 4 : 2],
      ['Enter', 'Enter', 13, MOD === 'Meta' ? 4 : 2],
      ['F6', 'F6', 117, 0],
    ] as const)
      await ime.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key,
        code,
        windowsVirtualKeyCode,
        modifiers,
      });
    expect(await heard.jsonValue()).toEqual(Array.from({ length: 8 }, () => true));
    expect(await page.locator('.popover').count()).toBe(0);
    expect(await at(page, 'approve').getAttribute('data-approved')).toBe('false');
    await ime.send('Input.insertText', { text: '观' });
    await expect.poll(() => body.innerText()).toContain('观');
    // How many cards are drawn is up to their heights; how many questions are open, to nobody's key.
    expect((await openFindings(page)).slice(0, 2)).toEqual(cards.slice(0, 2));
    expect(await at(page, 'findingCount').innerText()).toBe(open);
    expect((await body.innerText()).startsWith(text.slice(0, 20))).toBe(true);

    // Nor in the palette's own field: Enter takes the candidate, it does not run the line.
    await palette();
    await ime.send('Input.imeSetComposition', { text: 'she', selectionStart: 3, selectionEnd: 3 });
    for (const [key, windowsVirtualKeyCode] of [
      ['Enter', 13],
      ['ArrowDown', 40],
      ['Escape', 27],
    ] as const)
      await ime.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode });
    expect(await at(page, 'palette').isVisible()).toBe(true);
    await ime.send('Input.insertText', { text: '设置' });
    await selected('command:settings').waitFor();
  });
});

test('nothing of the page was blocked or broke', () => {
  expect(desk.complaints).toEqual([]);
});
