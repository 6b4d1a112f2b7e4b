import type { CDPSession, Page } from 'playwright';
import { launch } from '../scripts/stage.ts';
import { testid } from '../src/renderer/testids.ts';
import type { Dice } from './big.ts';

/** A window that is worked in for hours: opens dumps and articles, types, answers, scrolls, takes back. */

export interface PageMemory {
  /** JavaScript heap after a collection, in bytes. */
  heap: number;
  nodes: number;
  listeners: number;
}

/** How long one step may wait for the window, in milliseconds. */
const PATIENCE = 10_000;

export class SoakPage {
  readonly #page: Page;
  readonly #devtools: CDPSession;
  readonly #throws: Dice;
  /** Steps done, by name. */
  readonly done: Record<string, number> = {};
  /** Errors the page threw. */
  readonly complaints: string[] = [];

  private constructor(page: Page, devtools: CDPSession, throws: Dice) {
    this.#page = page;
    this.#devtools = devtools;
    this.#throws = throws;
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  static async open(address: string, throws: Dice): Promise<SoakPage> {
    const browser = await launch();
    const context = await browser.newContext({ viewport: { width: 1440, height: 860 }, locale: 'zh-CN' });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable');
    await page.goto(address);
    const soak = new SoakPage(page, devtools, throws);
    await soak.#at('dumpRow').first().waitFor();
    await soak.#openDump();
    return soak;
  }

  async close(): Promise<void> {
    await this.#page.context().browser()?.close();
  }

  /** One thing an editor does. */
  async step(): Promise<void> {
    const lot = this.#throws.below(100);
    if (lot < 15) return this.#count('dump', () => this.#openDump());
    if (lot < 35) return this.#count('article', () => this.#openArticle());
    if (lot < 60) return this.#count('type', () => this.#type());
    if (lot < 75) return this.#count('answer', () => this.#answer());
    if (lot < 85) return this.#count('undo', () => this.#press('undo'));
    return this.#count('scroll', () => this.#scroll());
  }

  async memory(): Promise<PageMemory> {
    // Twice: what finalizers let go of in the first is gone in the second.
    for (let i = 0; i < 2; i++) await this.#devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.#devtools.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((m) => m.name === name)?.value ?? Number.NaN;
    return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
  }

  #at(id: keyof typeof testid) {
    return this.#page.getByTestId(testid[id]);
  }

  async #count(name: string, work: () => Promise<boolean>): Promise<void> {
    if (await work()) this.done[name] = (this.done[name] ?? 0) + 1;
  }

  /** Clicks one of the rows of a kind; false if there is none. Another window may have taken it away meanwhile. */
  async #clickOne(id: keyof typeof testid): Promise<boolean> {
    const rows = this.#at(id);
    const count = await rows.count();
    if (count === 0) return false;
    await rows.nth(this.#throws.below(count)).click({ timeout: 3_000 });
    return true;
  }

  async #openDump(): Promise<boolean> {
    if (!(await this.#clickOne('dumpRow'))) return false;
    await this.#at('editor').waitFor();
    return true;
  }

  #openArticle(): Promise<boolean> {
    return this.#clickOne('articleRow');
  }

  async #type(): Promise<boolean> {
    const paragraph = this.#at('editor').locator('p').first();
    if ((await paragraph.count()) === 0) return false;
    await paragraph.click({ timeout: 3_000 });
    await this.#page.keyboard.press('End');
    await this.#page.keyboard.insertText(`（核 ${this.#throws.below(1e6)}）`);
    return true;
  }

  async #answer(): Promise<boolean> {
    const head = this.#at('findingCard').locator('h3 button');
    if ((await head.count()) === 0) return false;
    await head.first().click({ timeout: 3_000 });
    return this.#press(this.#throws.luck(60) ? 'accept' : 'dismiss');
  }

  async #press(id: 'accept' | 'dismiss' | 'undo'): Promise<boolean> {
    const button = this.#at(id).first();
    if ((await button.count()) === 0 || !(await button.isEnabled())) return false;
    await button.click({ timeout: 3_000 });
    return true;
  }

  async #scroll(): Promise<boolean> {
    await this.#at('rawPane').hover({ timeout: 3_000 });
    await this.#page.mouse.wheel(0, this.#throws.below(6_000) - 2_000);
    return true;
  }
}
