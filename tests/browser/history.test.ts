import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { testid } from '../../src/renderer/testids.ts';
import { answer, at, openFindings, openSample, savedRevision, typeIntoDraft } from './desk.ts';
import { deskForAll } from './hooks.ts';
import { type Served, serve } from './served.ts';

/** The decision log in the window: any one decision undone, what builds on it shown first, revisions compared. */
describe('history', () => {
  let served: Served;
  let page: Page;
  deskForAll(serve, async (fresh) => {
    served = fresh;
    page = await served.open();
  });
  afterAll(() => {
    // The host was killed under the page: that the connection broke is no fault of the page, nor that the next host
    // does not know it yet.
    const broken = /net::ERR_|401 \(Unauthorized\) \S*\/rpc\/system\/events/;
    expect(served.complaints.filter((said) => !broken.test(said))).toEqual([]);
  });

  const row = (kind: string, undone = false) =>
    page.locator(`[data-testid="${testid.decision}"][data-kind="${kind}"][data-undone="${undone}"]`);

  it('lists decisions with time and name, and undoes an older one by itself', async () => {
    await openSample(page, 'zh-page.md');
    const [first, second] = await openFindings(page);
    await answer(page, first!, 'dismiss');
    await answer(page, second!, 'dismiss');
    await at(page, 'historyOpen').click();
    await expect.poll(() => row('dismiss').count()).toBe(2);
    expect(await row('dismiss').first().locator('time').getAttribute('datetime')).toMatch(/^\d{4}-/);
    const oldest = await row('dismiss').last().getAttribute('data-decision');
    await row('dismiss').last().getByTestId(testid.decisionUndo).click();
    await expect.poll(() => row('dismiss', true).getAttribute('data-decision')).toBe(oldest);
    await expect.poll(() => row('dismiss').count()).toBe(1);
    await at(page, 'historyOpen').click();
    await page.locator(`[data-finding="${first}"]`).waitFor();
  });

  it('shows what builds on a decision first, and undoes it all when asked, also after a restart', async () => {
    await typeIntoDraft(page, '甲处改过');
    await page.getByTestId(testid.fieldTitle).click();
    await typeIntoDraft(page, '乙处又改');
    await at(page, 'historyOpen').click();
    await page.locator(`[data-testid="${testid.historyView}"][data-chip="article"]`).click();
    await expect.poll(() => row('edit').count()).toBeGreaterThan(0);
    await served.restart('SIGKILL');
    await page.goto(served.address);
    await at(page, 'editor').getByText('乙处又改').waitFor();
    await at(page, 'historyOpen').click();
    await page.locator(`[data-testid="${testid.historyView}"][data-chip="article"]`).click();
    await expect.poll(() => row('edit').count()).toBeGreaterThan(0);
    const before = await row('edit').count();
    // Typing here builds on the typing before: a fresh window begins a burst of its own.
    await typeIntoDraft(page, '丙处再改');
    await expect.poll(() => row('edit').count()).toBeGreaterThan(before);
    await row('edit').last().getByTestId(testid.decisionUndo).click();
    await at(page, 'dependents').waitFor();
    expect(await at(page, 'editor').innerText()).toContain('甲处改过');
    await at(page, 'undoAll').click();
    await at(page, 'dependents').waitFor({ state: 'detached' });
    await expect.poll(() => at(page, 'editor').innerText()).not.toMatch(/甲处改过|丙处再改/);
  });

  it('compares two revisions and brings one back', async () => {
    await typeIntoDraft(page, '留作对比');
    const revision = await savedRevision(page);
    await page.locator(`[data-testid="${testid.historyView}"][data-chip="revisions"]`).click();
    const first = page.locator(`[data-testid="${testid.revision}"][data-revision="1"]`);
    await first.getByTestId(testid.revisionCompare).click();
    await at(page, 'compare').waitFor();
    await expect
      .poll(() => at(page, 'compare').locator('ins').allInnerTexts())
      .toContainEqual(expect.stringContaining('留作对比'));
    await at(page, 'compareFrom').selectOption(String(revision));
    await expect.poll(() => at(page, 'compare').locator('ins').count()).toBe(0);
    await page.keyboard.press('Escape');
    await at(page, 'compare').waitFor({ state: 'detached' });
    await first.getByTestId(testid.revisionRestore).click();
    await expect.poll(() => at(page, 'editor').innerText()).not.toContain('留作对比');
    await expect.poll(() => savedRevision(page)).toBe(revision + 1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => at(page, 'editor').innerText()).toContain('留作对比');
  });
});
