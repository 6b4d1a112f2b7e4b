import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openGalley } from '../../src/core/app.ts';
import { listBackups } from '../../src/core/store/backups.ts';
import { checkStore } from '../../src/core/store/check.ts';
import { EVERY } from '../../src/core/watch.ts';
import type { LibraryEvent } from '../../src/shared/model/system.ts';
import { openLibrary } from '../crash/audit.ts';
import { workerPath } from '../workers/paths.ts';
import { clientOf, firstArticle, otherGalley, take, type } from './bench.ts';

/** Two Galleys on one library, and a clock that is not to be relied on. */

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'galley-company-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('what another process decides is seen with the next look, within a second; a save over it is a conflict with its version', async () => {
  const galley = await openLibrary(root);
  const client = clientOf(galley);
  await take(client);
  const mine = await firstArticle(client);
  const other = await otherGalley(root);
  try {
    const events = await client.system.events({ origin: 'test' });
    const seen: LibraryEvent[] = [];
    const listening = (async () => {
      for await (const event of events) {
        seen.push(event);
        if (event.kind === 'settings') return;
      }
    })();
    const seq = await other.ask('type');
    expect(EVERY).toBeLessThan(1_000);
    await expect.poll(() => seen.some((e) => e.kind === 'decision')).toBe(true);
    const decision = seen.find((e) => e.kind === 'decision');
    expect(decision?.outcome.decision?.seq).toBe(seq);
    expect(decision?.outcome.articles[0]?.blocks).toHaveLength(mine.blocks.length + 1);

    const refusal: unknown = await type(client, mine, 'from here').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'CONFLICT' });
    const { article } = (refusal as { data: { article: typeof mine } }).data;
    expect(article.revision).toBe(mine.revision + 1);
    const merged = await type(client, article, 'from here');
    expect(merged.articles[0]!.blocks).toHaveLength(mine.blocks.length + 2);

    expect(await other.ask('name')).toBe('named');
    await listening;
    expect((await client.system.settings()).editorName).toBe('Ines');
    expect([...checkStore(galley.store)].flatMap((c) => c.problems)).toEqual([]);
  } finally {
    await other.end();
    galley.close();
  }
});

test('a store that another process holds: said so, nothing lost, and on it goes', async () => {
  const galley = await openLibrary(root);
  const client = clientOf(galley);
  await take(client);
  const article = await firstArticle(client);
  const other = await otherGalley(root);
  try {
    galley.store.pragma('busy_timeout = 300');
    expect(await other.ask('hold')).toBe('held');
    await expect(type(client, article, 'waits')).rejects.toMatchObject({
      code: 'STORE',
      data: { trouble: 'locked' },
    });
    expect((await firstArticle(client)).revision).toBe(article.revision);
    expect(await other.ask('let go')).toBe('free');
    expect((await type(client, article, 'waits')).articles[0]!.revision).toBe(article.revision + 1);
  } finally {
    await other.end();
    galley.close();
  }
});

test('a clock set back by a year: the order of decisions, undo and backups hold', async () => {
  let now = Date.UTC(2026, 6, 1);
  const galley = await openGalley({
    dataFolder: join(root, 'data'),
    exportFolder: join(root, 'exports'),
    samplesFolder: join(root, 'samples'),
    workerUrl: workerPath('plan-worker'),
    host: 'inprocess',
    version: '0.0.0',
    clock: () => now,
  });
  try {
    const client = clientOf(galley);
    const dumpId = await take(client);
    const first = await type(client, await firstArticle(client), 'then');
    await client.system.backUp();
    now = Date.UTC(2025, 6, 1);
    const second = await type(client, first.articles[0]!, 'a year before');
    const made = await client.system.backUp();
    expect(second.decision!.seq).toBe(first.decision!.seq + 1);
    const [newest] = await client.history.list({ dumpId, limit: 10 });
    expect(newest?.id).toBe(second.decision!.id);
    const undone = await client.history.undo({ dumpId });
    expect(undone.decision?.target).toBe(second.decision!.id);
    expect(listBackups(galley.store.name)[0]).toEqual(made);
    expect([...checkStore(galley.store)].flatMap((c) => c.problems)).toEqual([]);
  } finally {
    galley.close();
  }
});

test('backups, restore and diagnostics over the contract', async () => {
  const galley = await openLibrary(root);
  const client = clientOf(galley);
  await take(client);
  await client.system.saveSettings({ editorName: 'before' });
  const made = await client.system.backUp();
  await client.system.saveSettings({ editorName: 'after' });
  await expect(client.system.restore({ name: '../galley.sqlite' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await client.system.restore({ name: made.name })).toEqual({ restarting: false });
  await client.system.noteError({ name: 'TypeError', message: 'x of "白芦渡的秘密" is 不好', stack: '' });
  const told = await client.system.diagnostics();
  expect(told).toMatch(/health: ok/);
  expect(told).toMatch(/backups 1, newest/);
  expect(told).toMatch(/window: TypeError x of … is …/);
  expect(told).not.toMatch(/\p{Script=Han}/u);
  galley.close();
  const again = await openLibrary(root);
  expect((await clientOf(again).system.settings()).editorName).toBe('before');
  expect((await clientOf(again).system.backups()).rows.map((b) => b.name)).toContain(made.name);
  again.close();
});
