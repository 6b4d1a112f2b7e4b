import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { testid } from '../../src/renderer/testids.ts';

/** What an editor does at the desk, step by step; walked in a browser and in Electron alike. */

/** The system's way of saying ⌘. */
export const MOD = process.platform === 'darwin' ? 'Meta' : 'Control';
export const TYPED = '（值班编辑改）';

export function at(page: Page, id: keyof typeof testid): Locator {
  return page.getByTestId(testid[id]);
}

/** Opens one of the sample dumps from the empty desk and waits for its plan. */
export async function openSample(page: Page, name: string): Promise<void> {
  await page.locator(`[data-sample="${name}"]`).click();
  await shown(page, name);
  await expect.poll(() => at(page, 'articleRow').count()).toBeGreaterThan(1);
  // The article is drawn first; then both panes go to what the first question speaks of.
  await page.locator('.raw-row.chosen').first().waitFor();
}

/** Waits until a dump stands in the window with an article of it; the name may be cut short. */
async function shown(page: Page, name: string): Promise<void> {
  await page.locator(`header [title^="${name}"]`).waitFor();
  await at(page, 'rawRow').first().waitFor();
  // Text of the dump comes a stretch at a time: until then there is only room for it.
  await page.locator('.raw-row .skeleton').first().waitFor({ state: 'detached' });
  await expect.poll(() => at(page, 'editor').innerText()).not.toBe('');
}

/** Takes a text in as a file, and waits for its first article. */
export async function openText(page: Page, name: string, text: string): Promise<void> {
  await at(page, 'importInput').setInputFiles([{ name, mimeType: 'text/plain', buffer: Buffer.from(text) }]);
  await shown(page, name);
}

/** Opens a dump of the library by its name. */
export async function openDump(page: Page, name: string): Promise<void> {
  await at(page, 'dumpRow').getByText(name).click();
  await shown(page, name);
}

/**
 * Waits until nothing moves in the panes any more, for whoever measures them: they go to a place, and in step, frame
 * by frame, and what is drawn between them follows.
 */
export async function rested(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        let before = '';
        let still = 0;
        const look = (): void => {
          const parts = document.querySelectorAll(
            '#raw-scroll, #draft-scroll, .raw-row, .card, svg.ribbons path',
          );
          const now = Array.from(parts, (el) => {
            const { top, height } = el.getBoundingClientRect();
            return `${el.scrollTop} ${top} ${height} ${el.getAttribute('d')}`;
          }).join();
          still = now === before ? still + 1 : 0;
          before = now;
          if (still > 3) done();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** Opens an article of the dump by its line in the library, and waits until it is the one that is shown. */
export async function openArticle(page: Page, line: Locator): Promise<void> {
  await line.click();
  await expect.poll(() => line.locator('..').getAttribute('aria-current')).toBe('true');
  // With the next frames go the ribbons of the article before, and the panes to the beginning of this one.
  await rested(page);
}

/** The ids of the open findings, riskiest first. */
export async function openFindings(page: Page): Promise<string[]> {
  const facet = page.locator(`[data-testid="${testid.stateFacet}"][data-state="open"]`);
  await facet.click();
  await expect.poll(() => facet.getAttribute('aria-pressed')).toBe('true');
  // A list that was just laid out has no cards yet.
  await at(page, 'findingCard').first().waitFor();
  return at(page, 'findingCard').evaluateAll((cards) =>
    cards.map((card) => card.getAttribute('data-finding') ?? ''),
  );
}

/** Answers one finding by its button; it leaves the list of open ones. */
export async function answer(page: Page, id: string, how: 'accept' | 'dismiss'): Promise<void> {
  const card = page.locator(`[data-finding="${id}"]`);
  if ((await card.getAttribute('aria-current')) !== 'true') await card.locator('h3 button').click();
  await card.getByTestId(testid[how]).click();
  await card.waitFor({ state: 'detached' });
}

/** The article's revision once everything typed is in the store. */
export async function savedRevision(page: Page): Promise<number> {
  let revision = Number.NaN;
  await expect
    .poll(async () => {
      // Both at once: another save may come between two looks.
      const read = await at(page, 'status').evaluate(({ dataset }) => [dataset.status, dataset.revision]);
      revision = Number(read[1]);
      return read[0];
    })
    .toBe('saved');
  return revision;
}

/** What Tiptap hangs on its element; only what is used here. */
interface Drafted extends HTMLElement {
  editor: {
    state: { selection: { anchor: number; head: number } };
    view: { hasFocus(): boolean; posAtDOM(node: Node, offset: number): number };
  };
}

/** Waits until the editor has taken over the page's selection: it hears of it with a later turn of events. */
export async function caretTaken(page: Page): Promise<void> {
  const taken = (): Promise<boolean> =>
    at(page, 'editor').evaluate((el) => {
      const { state, view } = (el as Drafted).editor;
      const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection()!;
      return (
        view.hasFocus() &&
        el.contains(anchorNode) &&
        el.contains(focusNode) &&
        view.posAtDOM(anchorNode!, anchorOffset) === state.selection.anchor &&
        view.posAtDOM(focusNode!, focusOffset) === state.selection.head
      );
    });
  await expect.poll(taken).toBe(true);
}

/** Puts the caret to the end of a paragraph of the draft, as a click and a key would. */
export async function caretToEnd(page: Page, paragraph: Locator): Promise<void> {
  await paragraph.click();
  await caretTaken(page);
  // The End key knows lines alone: where the line breaks in what was typed before, it would be torn.
  await paragraph.evaluate((el) => {
    getSelection()?.selectAllChildren(el);
    getSelection()?.collapseToEnd();
  });
  await caretTaken(page);
}

/** Types at the end of the draft's first paragraph. */
export async function typeIntoDraft(page: Page, text: string): Promise<void> {
  const before = await savedRevision(page);
  await caretToEnd(page, at(page, 'editor').locator('p').first());
  await page.keyboard.insertText(text);
  await expect.poll(async () => savedRevision(page)).toBeGreaterThan(before);
}

/** Approves the open article, giving a reason where something stands in the way. The name is asked for once. */
export async function approve(page: Page): Promise<void> {
  const button = at(page, 'approve');
  await button.click();
  // With nothing in the way one press is enough; otherwise the panel says what is, and asks for a reason.
  const reason = at(page, 'approvePanel').getByTestId(testid.overrideReason);
  const plain = at(page, 'approvePanel').getByTestId(testid.approveRun);
  const approved = async () => (await button.getAttribute('data-approved')) === 'true';
  await expect
    .poll(async () => (await reason.isVisible()) || (await plain.isVisible()) || (await approved()))
    .toBe(true);
  if (await plain.isVisible()) await plain.click();
  else if (!(await approved())) {
    await reason.fill('核对过纸样，照此付印');
    await at(page, 'approvePanel').getByTestId(testid.overrideRun).click();
  }
  await expect.poll(approved).toBe(true);
}

/** Runs the export with what the panel proposes. The names written, each with what became of it. */
export async function runExport(page: Page): Promise<{ name: string; state: string }[]> {
  await at(page, 'exportOpen').click();
  const panel = at(page, 'exportPanel');
  await panel.getByTestId(testid.exportRun).click();
  await panel.getByTestId(testid.exportFile).first().waitFor();
  const files = await panel.getByTestId(testid.exportFile).evaluateAll((rows) =>
    rows.map((row) => ({
      name: row.firstElementChild?.textContent ?? '',
      state: row.getAttribute('data-state') ?? '',
    })),
  );
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  return files;
}

/** The whole job on the Chinese page: from the empty desk to a file on disk. */
export async function walkTheJob(page: Page, exportsFolder: string): Promise<void> {
  await openSample(page, 'zh-page.md');

  // Decide: one yes, one no, and the no taken back and given again.
  const [first, second] = await openFindings(page);
  expect(first, 'the sample has findings a person must decide').toBeDefined();
  expect(second).toBeDefined();
  await answer(page, first!, 'accept');
  await answer(page, second!, 'dismiss');
  await page.keyboard.press(`${MOD}+z`);
  await page.locator(`[data-finding="${second}"]`).waitFor();
  await page.keyboard.press(`${MOD}+Shift+z`);
  await page.locator(`[data-finding="${second}"]`).waitFor({ state: 'detached' });

  // Edit; what was typed outlives the page.
  await typeIntoDraft(page, TYPED);
  const title = await at(page, 'fieldTitle').inputValue();
  await page.reload();
  await at(page, 'editor').getByText(TYPED).waitFor();
  await expect.poll(() => at(page, 'fieldTitle').inputValue()).toBe(title);

  // Approve and export; the same again changes nothing.
  await approve(page);
  const written = await runExport(page);
  expect(written.map((file) => file.state)).toEqual(['written']);
  const name = written[0]?.name ?? '';
  const onDisk = await readFile(join(exportsFolder, name), 'utf8');
  expect(onDisk).toContain(TYPED);
  expect(onDisk).toMatch(/^---\n[\s\S]*\n---\n/);
  expect((await runExport(page)).map((file) => file.state)).toEqual(['unchanged']);
  expect(await readFile(join(exportsFolder, name), 'utf8')).toBe(onDisk);
  expect((await readdir(exportsFolder)).filter((file) => file.startsWith('.'))).toEqual([]);

  // An edit opens it again.
  await typeIntoDraft(page, '又');
  await expect.poll(() => at(page, 'approve').getAttribute('data-approved')).toBe('false');
}
