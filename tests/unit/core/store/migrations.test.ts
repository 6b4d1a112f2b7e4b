import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkStore } from '../../../../src/core/store/check.ts';
import type { Store } from '../../../../src/core/store/handle.ts';
import { MIGRATIONS, NEWEST } from '../../../../src/core/store/migrations/index.ts';
import { migrate, openStore, schemaVersion } from '../../../../src/core/store/open.ts';
import { columnsOf, contentOf, ROWS, storeAt, tablesOf, upTo } from './schema-rows.ts';

/** Every step of the schema, on a store of the step before that is in use. */

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-schema-'));
  path = join(folder, 'galley.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const VERSIONS = MIGRATIONS.map((m) => m.to);
const STEPS = VERSIONS.slice(1).map((to, i): [number, number] => [VERSIONS[i]!, to]);

function opened<T>(work: (store: Store) => T): T {
  const store = new Database(path);
  store.pragma('foreign_keys = ON');
  try {
    return work(store);
  } finally {
    store.close();
  }
}

const columnsNow = (store: Store): Map<string, string[]> =>
  new Map(tablesOf(store).map((table) => [table, columnsOf(store, table)]));

const sound = (store: Store): void => {
  expect(store.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(store.pragma('foreign_key_check')).toEqual([]);
};

test('steps go up, each with rows of its own', () => {
  expect(VERSIONS).toEqual([...new Set(VERSIONS)].toSorted((a, b) => a - b));
  expect(VERSIONS.filter((v) => ROWS[v] === undefined)).toEqual([]);
});

test.each(VERSIONS)('the rows of schema %i leave no table empty and no column without a value', (version) => {
  storeAt(path, version);
  opened((store) => {
    const empty = [...columnsNow(store)].flatMap(([table, columns]) =>
      columns
        .filter(
          (c) =>
            store.prepare(`SELECT 1 FROM "${table}" WHERE "${c}" IS NOT NULL LIMIT 1`).get() === undefined,
        )
        .map((c) => `${table}.${c}`),
    );
    expect(empty).toEqual([]);
    sound(store);
  });
});

describe.each(STEPS)('from schema %i to %i', (from, to) => {
  test('keeps every value that was there', () => {
    storeAt(path, from);
    opened((store) => {
      const columns = columnsNow(store);
      const before = contentOf(store, columns);
      migrate(store, upTo(to));
      expect(schemaVersion(store)).toBe(to);
      expect(contentOf(store, columns)).toEqual(before);
      sound(store);
    });
  });

  test('killed at its end it has not happened, and happens at the next start', async () => {
    storeAt(path, from);
    const [columns, before] = opened((store) => {
      const names = columnsNow(store);
      return [names, contentOf(store, names)];
    });
    const child = spawnSync(process.execPath, [
      join(import.meta.dirname, 'killed-migration.ts'),
      path,
      String(to),
    ]);
    expect(child.signal).toBe('SIGKILL');
    opened((store) => {
      expect(schemaVersion(store)).toBe(from);
      expect(columnsNow(store)).toEqual(columns);
      expect(contentOf(store, columns)).toEqual(before);
    });
    const store = await openStore(path);
    expect(schemaVersion(store)).toBe(NEWEST);
    expect(contentOf(store, columns)).toEqual(before);
    sound(store);
    store.close();
  });
});

test.each(VERSIONS.slice(0, -1))(
  'schema %i is brought up to the newest, a backup of it made first',
  async (version) => {
    storeAt(path, version);
    const [columns, before] = opened((store) => {
      const names = columnsNow(store);
      return [names, contentOf(store, names)];
    });
    const store = await openStore(path);
    expect(schemaVersion(store)).toBe(NEWEST);
    expect(contentOf(store, columns)).toEqual(before);
    sound(store);
    for (const { check, problems } of checkStore(store))
      if (check === 'file' || check === 'references') expect(problems).toEqual([]);
    store.close();
    const [backup, ...more] = readdirSync(join(folder, 'backups'));
    expect(more).toEqual([]);
    expect(backup).toMatch(/-migration\.sqlite$/);
    const kept = new Database(join(folder, 'backups', backup!), { readonly: true });
    expect(schemaVersion(kept)).toBe(version);
    expect(contentOf(kept, columns)).toEqual(before);
    kept.close();
  },
);

test('the end of the log that a store had before it was noted is noted by the step that begins it', async () => {
  storeAt(path, 60);
  const store = await openStore(path);
  expect(store.prepare('SELECT seq, hash FROM log_end').get()).toEqual({ seq: 1, hash: 'h' });
  store.close();
});
