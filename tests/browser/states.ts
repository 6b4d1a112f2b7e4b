import type { Page } from 'playwright';
import { en } from '../../src/renderer/i18n/en/index.ts';
import { zh } from '../../src/renderer/i18n/zh/index.ts';
import { testid } from '../../src/renderer/testids.ts';
import { at, MOD, rested } from './desk.ts';

/** The states a person may meet, each with the way there from the review of a sample and the way back. */
export interface State {
  name: string;
  /** What the state is about: looked at closely. The whole page without it. */
  part?: string;
  enter: (page: Page) => Promise<void>;
  leave?: (page: Page) => Promise<void>;
}

const escape = (page: Page): Promise<void> => page.keyboard.press('Escape');
const id = (name: keyof typeof testid): string => `[data-testid="${testid[name]}"]`;
const facet = (state: string): string => `${id('stateFacet')}[data-state="${state}"]`;

async function palette(page: Page, query: string): Promise<void> {
  await page.keyboard.press(`${MOD}+k`);
  await page.locator(`${id('search')}:focus`).waitFor();
  await page.keyboard.insertText(query);
  await page.locator('.palette > .more').waitFor({ state: 'detached' });
}

async function kind(page: Page, name: string): Promise<void> {
  await page.locator(facet('all')).click();
  await page.locator(`${id('kindFacet')}[data-kind="${name}"]`).click();
  await at(page, 'findingCard').first().locator('h3 button').click();
}

async function allKinds(page: Page): Promise<void> {
  await page.locator(`${id('kindFacet')}[data-kind="all"]`).click();
  await page.locator(facet('open')).click();
}

/** Everything that is shown over or beside the review of the Chinese sample page. */
export const STATES: readonly State[] = [
  { name: 'review', enter: async () => undefined },
  {
    name: 'near copy',
    part: id('findings'),
    enter: (page) => kind(page, 'near-duplicate'),
    leave: allKinds,
  },
  { name: 'loop', part: id('findings'), enter: (page) => kind(page, 'loop'), leave: allKinds },
  {
    name: 'no findings under a facet',
    part: id('findings'),
    enter: (page) => page.locator(facet('done')).click(),
    leave: (page) => page.locator(facet('open')).click(),
  },
  { name: 'palette', part: id('palette'), enter: (page) => palette(page, ''), leave: escape },
  { name: 'palette with a query', part: id('palette'), enter: (page) => palette(page, '桥'), leave: escape },
  {
    name: 'palette without a hit',
    part: id('palette'),
    enter: (page) => palette(page, '䶮䶮䶮'),
    leave: escape,
  },
  {
    name: 'keys',
    part: id('keysPanel'),
    enter: async (page) => {
      await page.keyboard.press('?');
      await at(page, 'keysPanel').waitFor();
    },
    leave: escape,
  },
  {
    name: 'a clash of keys',
    part: id('keysPanel'),
    enter: async (page) => {
      await page.keyboard.press('?');
      const chord = page.locator('[data-command="accept"] .chord');
      await chord.click();
      await chord.and(page.locator('[aria-pressed="true"]')).waitFor();
      await page.keyboard.press('d');
      await page.locator('.clash').waitFor();
    },
    leave: escape,
  },
  {
    name: 'settings',
    part: id('settingsPanel'),
    enter: async (page) => {
      await at(page, 'settingsOpen').click();
      await at(page, 'settingsPanel').waitFor();
    },
    leave: escape,
  },
  {
    name: 'encoding',
    part: '.popover',
    enter: async (page) => {
      await at(page, 'encoding').click();
      await page.locator('.popover').waitFor();
    },
    leave: escape,
  },
  {
    name: 'approval with open questions',
    part: id('approvePanel'),
    enter: async (page) => {
      await at(page, 'approve').click();
      await at(page, 'approvePanel').waitFor();
    },
    leave: escape,
  },
  {
    name: 'export with nothing approved',
    part: id('exportPanel'),
    enter: async (page) => {
      await at(page, 'exportOpen').click();
      await at(page, 'exportPanel').waitFor();
    },
    leave: escape,
  },
  {
    name: 'menu of a raw piece',
    part: id('menu'),
    enter: async (page) => {
      await at(page, 'rawRow').nth(1).click({ button: 'right' });
      await at(page, 'menu').waitFor();
    },
    leave: escape,
  },
  {
    name: 'history',
    part: id('historyPane'),
    enter: async (page) => {
      await at(page, 'historyOpen').click();
      await at(page, 'historyPane').waitFor();
    },
    leave: (page) => at(page, 'historyOpen').click(),
  },
  {
    name: 'many findings at once',
    part: id('bulk'),
    enter: async (page) => {
      await at(page, 'bulkOpen').click();
      await at(page, 'bulkRow').first().waitFor();
    },
    leave: (page) => at(page, 'bulkCancel').click(),
  },
  {
    name: 'thread board',
    part: id('threads'),
    enter: async (page) => {
      await page.keyboard.press('F8');
      await at(page, 'threads').waitFor();
    },
    leave: (page) => page.keyboard.press('F8'),
  },
  {
    name: 'find and replace',
    enter: async (page) => {
      await page.keyboard.press(`${MOD}+f`);
      await at(page, 'findQuery').waitFor();
    },
    leave: escape,
  },
  {
    name: 'places found',
    part: id('textPane'),
    enter: async (page) => {
      await page.keyboard.press(`${MOD}+Shift+f`);
      await at(page, 'findQuery').fill('的');
      await at(page, 'textPlace').first().waitFor();
    },
    leave: escape,
  },
  {
    name: 'revisions',
    part: id('historyPane'),
    enter: async (page) => {
      await at(page, 'historyOpen').click();
      await page.locator(`${id('historyView')}[data-chip="revisions"]`).click();
      await at(page, 'revision').first().waitFor();
    },
    leave: async (page) => {
      await page.locator(`${id('historyView')}[data-chip="dump"]`).click();
      await at(page, 'historyOpen').click();
    },
  },
  {
    name: 'what is unplaced, as a list',
    part: id('todoList'),
    enter: async (page) => {
      await at(page, 'rawRow').nth(2).click({ button: 'right' });
      await page.locator('[data-entry="set-aside"]').click();
      await at(page, 'looseOpen').click();
      await at(page, 'looseItem').first().waitFor();
    },
    leave: async (page) => {
      await escape(page);
      await at(page, 'undo').click();
      await at(page, 'looseOpen').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'a dump that is being analysed',
    enter: (page) => reopened(page, { status: 'planning' }, [zh.library.planning, en.library.planning]),
    leave: asItIs,
  },
  {
    name: 'an analysis that failed',
    enter: (page) => reopened(page, { status: 'failed', problem: '分析没有做完' }, ['分析没有做完']),
    leave: asItIs,
  },
  {
    name: 'a library that does not open',
    enter: async (page) => {
      await page.route('**/rpc/dumps/list', (route) => route.abort());
      await page.reload();
      await page.getByRole('alert').waitFor();
    },
    leave: asItIs,
  },
];

/** Opens the window again as if the host said that of its dump; until the window says it in one of the words. */
async function reopened(page: Page, said: object, words: readonly string[]): Promise<void> {
  await page.route('**/rpc/dumps/get', async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { json: object };
    await route.fulfill({ response, json: { ...body, json: { ...body.json, ...said } } });
  });
  await page.reload();
  await page.locator('main.first', { hasText: new RegExp(words.join('|')) }).waitFor();
}

/** Opens the window as it is. */
async function asItIs(page: Page): Promise<void> {
  // An answer on its way is waited for: its request must not be cut off.
  await page.unrouteAll({ behavior: 'wait' });
  await page.reload();
  await at(page, 'editor').locator('p').first().waitFor();
  await rested(page);
}
