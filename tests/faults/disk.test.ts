import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Galley } from '../../src/core/app.ts';
import { checkStore } from '../../src/core/store/check.ts';
import { openStore } from '../../src/core/store/open.ts';
import { openLibrary } from '../crash/audit.ts';
import { approveFirst, clientOf, exportOne, firstArticle, take, type } from './bench.ts';

/** Disks that are full, read-only, closed to us or gone. Real ones where a small disk can be mounted, else injected. */

let root: string;
const mounts: string[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'galley-faults-'));
});
afterEach(() => {
  for (const path of mounts.splice(0)) execFileSync('umount', ['-l', path]);
  rmSync(root, { recursive: true, force: true });
});

/** Mounts a disk of `megabytes` at `path`; false where that is not allowed. */
function mount(path: string, megabytes: number): boolean {
  mkdirSync(path, { recursive: true });
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'galley-test', path], {
      stdio: 'ignore',
    });
  } catch (error) {
    // A container may lack the right: the fault is injected then.
    if (error instanceof Error) return false;
    throw error;
  }
  mounts.push(path);
  return true;
}

function soundness(galley: Galley): string[] {
  return [...checkStore(galley.store)].flatMap((c) => c.problems);
}

describe('a full disk', () => {
  test('takes no half decision, keeps every acknowledged one, and can be worked on once there is room', async () => {
    const data = join(root, 'data');
    const ballast = join(data, 'ballast');
    const real = mount(data, 4);
    if (real) writeFileSync(ballast, Buffer.alloc(1024 * 1024));
    const galley = await openLibrary(root);
    try {
      const client = clientOf(galley);
      await take(client);
      if (!real) {
        const [{ page_count }] = galley.store.pragma('page_count') as [{ page_count: number }];
        galley.store.pragma(`max_page_count = ${page_count + 40}`);
      }
      let acknowledged = await firstArticle(client);
      let refusal: unknown = null;
      for (let n = 0; n < 400 && refusal === null; n++) {
        try {
          const { articles } = await type(client, acknowledged, `${n} ${'墨'.repeat(6000)}`);
          acknowledged = articles[0]!;
        } catch (error) {
          refusal = error;
        }
      }
      expect(refusal).toMatchObject({ code: 'STORE', data: { trouble: 'full' } });
      expect((refusal as Error).message).toMatch(/acknowledged so far is safe/);
      expect((await firstArticle(client)).blocks).toEqual(acknowledged.blocks);
      expect(soundness(galley)).toEqual([]);
      if (real) rmSync(ballast);
      else galley.store.pragma('max_page_count = 1000000');
      const { articles } = await type(client, acknowledged, 'room again');
      expect(articles[0]!.blocks).toHaveLength(acknowledged.blocks.length + 1);
      expect(soundness(galley)).toEqual([]);
    } finally {
      galley.close();
    }
    const again = await openLibrary(root);
    expect(soundness(again)).toEqual([]);
    again.close();
  });

  test('of the export folder: the folder stays as it was, the article approved', async ({ skip }) => {
    const exports = join(root, 'exports');
    if (!mount(exports, 2)) skip('no small disk can be mounted here');
    const ballast = join(exports, 'ballast');
    writeFileSync(ballast, Buffer.alloc(1900 * 1024));
    const galley = await openLibrary(root);
    try {
      const client = clientOf(galley);
      await take(client);
      await type(client, await firstArticle(client), '墨'.repeat(90_000));
      const id = await approveFirst(client);
      await expect(exportOne(client, id)).rejects.toMatchObject({
        code: 'REFUSED',
        data: { code: 'folder' },
      });
      expect(readdirSync(exports)).toEqual(['ballast']);
      expect((await client.articles.get({ articleId: id })).status).toBe('approved');
      rmSync(ballast);
      await exportOne(client, id);
      expect(readdirSync(exports)).toHaveLength(4);
      expect((await client.articles.get({ articleId: id })).status).toBe('exported');
    } finally {
      galley.close();
    }
  });
});

describe('a folder that can’t be written', () => {
  test('a read-only disk is told as one, and left alone', async ({ skip }) => {
    const data = join(root, 'data');
    if (!mount(data, 8)) skip('no disk can be mounted here');
    (await openLibrary(root)).close();
    execFileSync('mount', ['-o', 'remount,ro', data]);
    await expect(openStore(join(data, 'galley.sqlite'))).rejects.toMatchObject({ code: 'read-only' });
    execFileSync('mount', ['-o', 'remount,rw', data]);
    const galley = await openLibrary(root);
    expect(soundness(galley)).toEqual([]);
    galley.close();
  });

  test('a folder we have no right to', async () => {
    const data = join(root, 'data');
    (await openLibrary(root)).close();
    chmodSync(root, 0o755);
    chmodSync(data, process.getuid?.() === 0 ? 0o700 : 0o000);
    const said = execFileSync(
      process.execPath,
      [join(import.meta.dirname, 'nobody.ts'), join(data, 'galley.sqlite')],
      { encoding: 'utf8' },
    );
    chmodSync(data, 0o700);
    expect(said.trim()).toBe('denied');
  });

  test('an export folder that is a file', async () => {
    const galley = await openLibrary(root);
    try {
      const client = clientOf(galley);
      await take(client);
      const id = await approveFirst(client);
      writeFileSync(join(root, 'exports'), 'in the way');
      await expect(exportOne(client, id)).rejects.toMatchObject({ code: 'REFUSED' });
      expect((await client.articles.get({ articleId: id })).status).toBe('approved');
    } finally {
      galley.close();
    }
  });
});

test('a data folder that vanishes: nothing is acknowledged into the void, and all is there when it is back', async () => {
  const galley = await openLibrary(root);
  try {
    const client = clientOf(galley);
    await take(client);
    const { articles } = await type(client, await firstArticle(client), 'before');
    const events = await client.system.events({ origin: 'other' });
    renameSync(join(root, 'data'), join(root, 'elsewhere'));
    galley.watch.look();
    expect((await events.next()).value).toEqual({ kind: 'trouble', trouble: 'missing' });
    await expect(type(client, articles[0]!, 'into the void')).rejects.toMatchObject({
      code: 'STORE',
      data: { trouble: 'missing' },
    });
    expect(existsSync(join(root, 'data'))).toBe(false);
    renameSync(join(root, 'elsewhere'), join(root, 'data'));
    const after = await type(client, articles[0]!, 'and on');
    expect(after.articles[0]!.blocks).toHaveLength(articles[0]!.blocks.length + 1);
    expect(soundness(galley)).toEqual([]);
  } finally {
    galley.close();
  }
});
