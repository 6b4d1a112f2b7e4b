import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** One file of the built window. */
export interface Page {
  body: Buffer;
  /** Its media type, charset included. */
  type: string;
}

/** The built window by the address path it answers to (`/`, `/assets/…`). */
export type Pages = ReadonlyMap<string, Page>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Reads the built window into memory, once. Addresses are then looked up, never resolved against a disk: what is
 * not in the map does not exist, so there is nothing to traverse to, and a rebuild beside a running host can't
 * mix two versions. Throws if `folder` holds no index.html.
 */
export async function loadPages(folder: string): Promise<Pages> {
  const pages = new Map<string, Page>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const address = `/${file.slice(folder.length + 1).replaceAll('\\', '/')}`;
    pages.set(address, { body: await readFile(file), type });
  }
  const index = pages.get('/index.html');
  if (!index) throw new Error('The window is not built: run `npm run build`.');
  pages.set('/', index);
  return pages;
}
