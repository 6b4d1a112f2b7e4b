import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../../../src/core/errors.ts';
import { appendDecision } from '../../../../src/core/store/decisions.ts';
import { getDump, settleInterrupted } from '../../../../src/core/store/dumps.ts';
import { type Store, transact } from '../../../../src/core/store/handle.ts';
import { firstBrokenSeal } from '../../../../src/core/store/log-seals.ts';
import { NEWEST } from '../../../../src/core/store/migrations/index.ts';
import { openStore, schemaVersion } from '../../../../src/core/store/open.ts';
import { ROWS, upTo } from './schema-rows.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-store-'));
  path = join(folder, 'galley.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const tables = [
  'settings',
  'originals',
  'dumps',
  'texts',
  'plans',
  'pieces',
  'articles',
  'revisions',
  'decisions',
  'exports',
];

function countRows(store: Store): Record<string, number> {
  const has = store.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
  const counts: Record<string, number> = {};
  for (const table of tables)
    if (has.get(table))
      counts[table] = (store.prepare(`SELECT count(*) n FROM ${table}`).get() as { n: number }).n;
  return counts;
}

describe('openStore', () => {
  it('makes a new store with its safeguards on', async () => {
    const store = await openStore(path);
    expect(schemaVersion(store)).toBe(NEWEST);
    expect(store.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(store.pragma('synchronous', { simple: true })).toBe(2);
    expect(store.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(store.pragma('busy_timeout', { simple: true })).toBeGreaterThan(0);
    expect(existsSync(join(folder, 'backups'))).toBe(false);
    store.close();
  });

  it('rolls a migration that fails back whole, and goes on from there', async () => {
    const broken = [
      ...upTo(20),
      { to: 30, name: 'broken', sql: 'CREATE TABLE half (a); SELECT nonsense FROM nowhere;' },
    ];
    await expect(openStore(path, broken)).rejects.toThrow(StoreError);
    const store = await openStore(path);
    expect(schemaVersion(store)).toBe(NEWEST);
    expect(store.prepare("SELECT 1 FROM sqlite_master WHERE name = 'half'").get()).toBeUndefined();
    store.close();
  });

  it('refuses a store of a newer Galley and leaves it as it is', async () => {
    const store = await openStore(path);
    store.pragma(`user_version = ${NEWEST + 10}`);
    store.pragma('wal_checkpoint(TRUNCATE)');
    store.close();
    const bytes = readFileSync(path);
    await expect(openStore(path)).rejects.toMatchObject({ name: 'StoreError', code: 'newer', path });
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('reports a damaged file and leaves it as it is', async () => {
    writeFileSync(path, 'no database at all, but long enough to be looked at '.repeat(40));
    const bytes = readFileSync(path);
    await expect(openStore(path)).rejects.toMatchObject({ name: 'StoreError', code: 'corrupt', path });
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('reports a folder it can’t use', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(openStore(join(folder, 'file', 'galley.sqlite'))).rejects.toMatchObject({
      code: 'unusable',
    });
  });
});

describe('the store', () => {
  it('rolls a transaction back whole', async () => {
    const store = await openStore(path);
    const insert = (): unknown => store.prepare("INSERT INTO settings VALUES ('a', '1')").run();
    expect(() =>
      transact(store, () => {
        insert();
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.inTransaction).toBe(false);
    transact(store, () => transact(store, insert));
    expect(countRows(store).settings).toBe(1);
    store.close();
  });

  it('keeps the log append-only, and shows where it was tampered with', async () => {
    const store = await openStore(path);
    store.exec(ROWS[10]! + ROWS[20]!);
    for (let i = 0; i < 4; i++)
      appendDecision(store, {
        dump_id: 'd',
        plan: 1,
        kind: 'drop',
        who: '柳',
        at: i,
        articleIds: [],
        findingIds: [],
        effects: `{"n":${i}}`,
      });
    expect(firstBrokenSeal(store)).toBeNull();
    expect(() => store.exec("UPDATE decisions SET who = 'x' WHERE seq = 2")).toThrow(/append-only/);
    expect(() => store.exec('DELETE FROM decisions WHERE seq = 2')).toThrow(/append-only/);
    store.exec("DROP TRIGGER decisions_stand; UPDATE decisions SET who = 'x' WHERE seq = 3");
    expect(firstBrokenSeal(store)?.seq).toBe(3);
    store.exec('DROP TRIGGER decisions_stay; DELETE FROM decisions WHERE seq IN (2, 3)');
    expect(firstBrokenSeal(store)?.seq).toBe(4);
    store.close();
  });

  it('marks a dump whose planner is gone as failed, and keeps a living one’s', async () => {
    const store = await openStore(path);
    store.exec(ROWS[10]!);
    store.exec("UPDATE dumps SET status = 'planning', planner = 4 WHERE id = 'd'");
    store.exec(
      "INSERT INTO plans (no, dump_id, engine, notices, planned_at, ledger) VALUES (9, 'd', 'e', '[]', 6, '{}')",
    );
    settleInterrupted(store, () => true);
    expect(getDump(store, 'd')).toMatchObject({ status: 'planning', planner: 4 });
    settleInterrupted(store, () => false);
    expect(getDump(store, 'd')).toMatchObject({ status: 'failed', planner: null });
    expect(countRows(store).plans).toBe(0);
    store.close();
  });

  it('is read by a second process while the first has it open', async () => {
    const first = await openStore(path);
    const second = await openStore(path);
    transact(first, () => first.prepare("INSERT INTO settings VALUES ('a', '1')").run());
    expect(countRows(second).settings).toBe(1);
    first.close();
    copyFileSync(path, `${path}.copy`);
    second.close();
  });
});
