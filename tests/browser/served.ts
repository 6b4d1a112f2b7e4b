import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';

/** The built browser host in a process of its own, and pages that look at it. */

export interface Served {
  address: string;
  /** The folder of the library. */
  data: string;
  exports: string;
  /** A page of a fresh browser profile; complaints of the page are collected in `complaints`. */
  open(look?: Look): Promise<Page>;
  /** Errors that pages threw or wrote to their console, blocked scripts and styles among them. */
  complaints: string[];
  /** Ends the host with a signal and starts another over the same library, at the same port. */
  restart(signal: NodeJS.Signals): Promise<void>;
  /** Kills the host, and waits for nothing; `restart` starts another. */
  kill(): void;
  close(): Promise<void>;
}

export interface Look {
  locale?: string;
  colorScheme?: 'light' | 'dark';
  /** Of the window, in pixels. */
  width?: number;
  /** Without our policy: to see that nothing runs that only the policy would have stopped. */
  bypassCSP?: boolean;
}

const root = join(import.meta.dirname, '..', '..');

/** How many times slower the pages are than this machine; then requests are late, too. 1 unless GALLEY_SLOW says. */
const SLOW = Number(process.env.GALLEY_SLOW ?? 1);
/** Longest that Playwright waits for anything, in milliseconds: above what a busy machine takes, below a test's limit. */
export const PATIENCE = 60_000 * SLOW;
/** Loaded into the host to make requests late. */
export const LATE: string | null = SLOW > 1 ? join(import.meta.dirname, 'late.cjs') : null;

/** Has a page run as slowly as GALLEY_SLOW says. */
export async function slowDown(page: Page): Promise<void> {
  if (SLOW === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
}

/** Starts a browser; `npm test` has found one and names it in GALLEY_BROWSER. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.GALLEY_BROWSER ?? process.env.CHROME_PATH;
  if (!executablePath) throw new Error('no browser: run `npm test`, or name one in GALLEY_BROWSER');
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

/** A page of a fresh profile, whose errors are collected in `complaints`. */
export async function freshPage(browser: Browser, look: Look, complaints: string[]): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1440, height: 860 },
    locale: look.locale ?? 'zh-CN',
    colorScheme: look.colorScheme ?? 'light',
    bypassCSP: look.bypassCSP ?? false,
    // What fades in is looked at when it is there.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await slowDown(page);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  return page;
}

/** A host that is to fail: a script loaded into it, which is told by the file `fault` beside the library how. */
export interface Failing {
  preload: string;
}

/** Starts `galley serve` over a fresh library. */
export async function serve(browser: Browser, failing?: Failing): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-browser-'));
  const exports = join(folder, 'exports');
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  const loaded = [failing?.preload, LATE].flatMap((script) => (script ? ['--require', script] : []));
  const start = (...words: string[]) =>
    spawn(process.execPath, [...loaded, join(root, 'out', 'main', 'cli.js'), 'serve', ...words], {
      env: {
        ...process.env,
        GALLEY_DATA: join(folder, 'data'),
        GALLEY_EXPORTS: exports,
        GALLEY_FAILS: join(folder, 'fault'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  let host = start();
  const served: Served = {
    address: await addressOf(host),
    data: join(folder, 'data'),
    exports,
    complaints,
    async open(look = {}) {
      const page = await freshPage(browser, look, complaints);
      contexts.push(page.context());
      await page.goto(served.address);
      return page;
    },
    async restart(signal) {
      await end(host, signal);
      host = start('--port', new URL(served.address).port);
      served.address = await addressOf(host);
    },
    kill() {
      host.kill('SIGKILL');
    },
    async close() {
      for (const context of contexts) await context.close();
      await end(host, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
  return served;
}

function addressOf(host: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const listen = (part: Buffer): void => {
      said += part.toString('utf8');
      const found = /(http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+)/.exec(said);
      if (found?.[1]) done(found[1]);
    };
    host.stdout?.on('data', listen);
    host.stderr?.on('data', listen);
    host.on('close', (code) => fail(new Error(`galley serve ended with ${code}: ${said}`)));
  });
}

function end(host: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    host.on('close', () => done());
    host.kill(signal);
  });
}
