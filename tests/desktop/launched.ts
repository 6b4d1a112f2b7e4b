import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { PATIENCE, slowDown } from '../browser/served.ts';

/** The built app in a real Electron, over a library of its own. */

/** Named by `npm test` where one is there; without it these tests are skipped, and `npm test` says so aloud. */
export const electron = process.env.GALLEY_ELECTRON;

export interface Launched {
  app: ElectronApplication;
  page: Page;
  /** Errors that the page threw or wrote to its console, blocked scripts and styles among them. */
  complaints: string[];
}

/** Closes the window as a person does, and waits for the app to end with it. */
export async function closeWindow(app: ElectronApplication): Promise<void> {
  const closed = app.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
}

export interface Desk {
  exports: string;
  data: string;
  launch(...words: string[]): Promise<Launched>;
  /** What it takes to start the same app over the same library without Playwright. */
  command(...words: string[]): { program: string; words: string[]; env: NodeJS.ProcessEnv };
  close(): Promise<void>;
}

/** A fresh library; each `launch` starts the app over it. */
export async function openDesk(): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-desktop-'));
  const data = join(folder, 'data');
  const exports = join(folder, 'exports');
  const flags = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // A real Electron binary is told which app to run; one that has the app beside it is not.
  const app = process.env.GALLEY_ELECTRON_APP ? [process.env.GALLEY_ELECTRON_APP] : [];
  const env = { ...process.env, GALLEY_DATA: data, GALLEY_EXPORTS: exports } as Record<string, string>;
  const running: ElectronApplication[] = [];
  return {
    exports,
    data,
    command: (...words) => ({ program: electron!, words: [...flags, ...app, ...words], env }),
    async launch(...words) {
      const launched = await _electron.launch({
        executablePath: electron!,
        args: [...flags, ...app, ...words],
        env,
        locale: 'zh-CN',
        timeout: PATIENCE,
      });
      running.push(launched);
      const complaints: string[] = [];
      launched.on('window', (page) => {
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('console', (message) => {
          if (message.type() === 'error') complaints.push(message.text());
        });
      });
      launched.context().setDefaultTimeout(PATIENCE);
      const page = await launched.firstWindow({ timeout: PATIENCE });
      await slowDown(page);
      await page.locator('.topbar').waitFor();
      return { app: launched, page, complaints };
    },
    async close() {
      for (const app of running) await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
