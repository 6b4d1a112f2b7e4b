import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeBackup } from '../../../../src/core/store/backups.ts';
import { checkStore } from '../../../../src/core/store/check.ts';
import { appendDecision, sealOf } from '../../../../src/core/store/decisions.ts';
import type { Store } from '../../../../src/core/store/handle.ts';
import { openStore } from '../../../../src/core/store/open.ts';
import { restoreBackup } from '../../../../src/core/store/restore.ts';

/** Tampering with the decision log, by whoever has the file and SQL, shows in a check. */

const NOON = Date.UTC(2026, 4, 4, 12);
let folder: string;
let path: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'galley-seals-'));
  path = join(folder, 'galley.sqlite');
  store = await openStore(path);
  for (let n = 1; n <= 6; n++) decide(n);
});
afterEach(() => {
  if (store.open) store.close();
  rmSync(folder, { recursive: true, force: true });
});

function decide(n: number): void {
  appendDecision(store, {
    dump_id: 'd',
    plan: 1,
    kind: 'drop',
    who: '柳',
    at: n,
    articleIds: [],
    findingIds: [],
    effects: `{"n":${n}}`,
  });
}

/** What a check says of the log, and of the backups of it. */
function told(): string[] {
  return [...checkStore(store)]
    .filter(({ check }) => check === 'decisions' || check === 'backups')
    .flatMap(({ problems }) => problems);
}

/** The guards are gone, as for anybody who opens the file by other means. */
function pick(): void {
  store.exec('DROP TRIGGER decisions_stand; DROP TRIGGER decisions_stay;');
}

test('a log as it was written is sound', () => {
  expect(told()).toEqual([]);
});

describe('shows', () => {
  const harms: [string, string][] = [
    ['a name changed', "UPDATE decisions SET who = 'x' WHERE seq = 3"],
    ['an hour changed', 'UPDATE decisions SET at = 9 WHERE seq = 6'],
    ['a reason added', "UPDATE decisions SET reason = 'x' WHERE seq = 1"],
    ['what was changed changed', `UPDATE decisions SET effects = '{}' WHERE seq = 4`],
    ['a row taken out', 'DELETE FROM decisions WHERE seq = 3'],
    ['the first taken out', 'DELETE FROM decisions WHERE seq = 1'],
    ['the last cut off', 'DELETE FROM decisions WHERE seq = 6'],
    ['all but the first cut off', 'DELETE FROM decisions WHERE seq > 1'],
    ['all of it gone', 'DELETE FROM decisions'],
    [
      'two rows in each other’s place',
      'UPDATE decisions SET seq = -2 WHERE seq = 2; UPDATE decisions SET seq = 2 WHERE seq = 3; UPDATE decisions SET seq = 3 WHERE seq = -2',
    ],
    [
      'the rest moved up into a gap',
      'DELETE FROM decisions WHERE seq = 2; UPDATE decisions SET seq = seq - 1 WHERE seq > 2',
    ],
  ];
  test.each(harms)('%s', (_name, sql) => {
    pick();
    store.exec(sql);
    expect(told().length).toBeGreaterThan(0);
  });

  test('an end cut off together with its note, by the backup that had it', async () => {
    await makeBackup(store, 'asked', NOON);
    decide(7);
    expect(told()).toEqual([]);
    pick();
    store.exec(
      `DELETE FROM decisions WHERE seq > 4;
       UPDATE log_end SET seq = 4, hash = (SELECT hash FROM decisions WHERE seq = 4)`,
    );
    expect(told()).toEqual([expect.stringMatching(/another decision 6 than the backup galley-00001/)]);
  });

  test('a log sealed anew from the middle on, by the backup that had the old one', async () => {
    await makeBackup(store, 'asked', NOON);
    pick();
    const rows = store
      .prepare<[], Parameters<typeof sealOf>[0]>('SELECT * FROM decisions WHERE seq >= 4 ORDER BY seq')
      .all();
    let prev = (store.prepare('SELECT hash FROM decisions WHERE seq = 3').get() as { hash: string }).hash;
    for (const row of rows) {
      const forged = { ...row, who: '别人', prev_hash: prev };
      prev = sealOf(forged);
      store
        .prepare('UPDATE decisions SET who = ?, prev_hash = ?, hash = ? WHERE seq = ?')
        .run(forged.who, forged.prev_hash, prev, row.seq);
    }
    store.prepare('UPDATE log_end SET hash = ?').run(prev);
    expect(told()).toEqual([expect.stringMatching(/another decision 6/)]);
  });
});

test('going back to a backup is no tampering: newer backups hold another log by right', async () => {
  const first = await makeBackup(store, 'asked', NOON);
  for (let n = 7; n < 10; n++) decide(n);
  await makeBackup(store, 'asked', NOON + 1000);
  store.close();
  await restoreBackup(path, first.name, NOON + 2000);
  store = await openStore(path);
  decide(11);
  expect(told()).toEqual([]);
  await makeBackup(store, 'asked', NOON + 3000);
  expect(told()).toEqual([]);
});
