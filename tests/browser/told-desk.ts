import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { type Galley, openGalley } from '../../src/core/app.ts';
import { loadPages } from '../../src/core/host/pages.ts';
import { serveLoopback } from '../../src/web/server.ts';
import { workerPath } from '../workers/paths.ts';
import { freshPage, LATE, type Look } from './served.ts';

/** The built window over a library whose plans are told in the dumps themselves: every kind of finding at will. */

export interface ToldDesk {
  galley: Galley;
  /** A page of a fresh browser profile. */
  open(look?: Look): Promise<Page>;
  /** Errors that pages threw or wrote to their console. */
  complaints: string[];
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');
if (LATE) await import(LATE);

/** Serves a fresh library; its plan worker is that of the service tests. */
export async function toldDesk(browser: Browser): Promise<ToldDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-told-'));
  const galley = await openGalley({
    dataFolder: join(folder, 'data'),
    exportFolder: join(folder, 'exports'),
    samplesFolder: join(root, 'resources', 'samples'),
    workerUrl: workerPath('told-plan-worker'),
    host: 'web',
    version: '0.0.0',
  });
  const complaints: string[] = [];
  const host = await serveLoopback({
    router: galley.router,
    pages: await loadPages(join(root, 'out', 'renderer')),
    maxBytes: 16 * 1024 * 1024,
    onFault: (error) => complaints.push(String(error)),
  });
  const contexts: BrowserContext[] = [];
  return {
    galley,
    complaints,
    async open(look = {}) {
      const page = await freshPage(browser, look, complaints);
      contexts.push(page.context());
      await page.goto(host.address);
      return page;
    },
    async close() {
      for (const context of contexts) await context.close();
      await host.close();
      galley.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
