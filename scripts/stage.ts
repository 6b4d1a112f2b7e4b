import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright';
import { findBrowser } from './browser.mjs';

/** A built Galley on a data folder of its own, and a Chromium to look at it: for pictures and for measuring. */

const root = fileURLToPath(new URL('..', import.meta.url));

/** How long the host may take to say its address, in milliseconds. */
const PATIENCE = 20_000;

export interface Stage {
  /** The address to open; it carries the token. */
  address: string;
  /** A temporary folder that goes with the stage. */
  folder: string;
  /** The data folder in it; exports go beside it. */
  data: string;
  close(): Promise<void>;
}

/** Starts the browser host of the build in `out/` on an empty store. */
export async function raise(): Promise<Stage> {
  const cli = join(root, 'out/main/cli.js');
  if (!existsSync(cli)) throw new Error('Galley is not built yet: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'galley-stage-'));
  const data = join(folder, 'data');
  const child = spawn(process.execPath, [cli, 'serve', '--data', data], {
    cwd: folder,
    env: { ...process.env, GALLEY_EXPORTS: join(folder, 'exports') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const close = async (): Promise<void> => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { address: await addressOf(child), folder, data, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The machine's Chromium, without a window; `more` are switches for it. */
export function launch(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium or Chrome found; name one in CHROME_PATH.');
  // Chromium refuses its own sandbox to root.
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...more];
  return chromium.launch({ executablePath, args });
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`the host told no address: ${said}`)), PATIENCE);
    const listen = (text: Buffer): void => {
      said += text.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(said);
      if (!address) return;
      clearTimeout(timer);
      resolve(address[0]);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`the host ended with ${code}: ${said}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.on('close', () => resolve());
    child.kill();
  });
}
