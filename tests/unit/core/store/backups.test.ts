import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUpIfChanged, listBackups, makeBackup } from '../../../../src/core/store/backups.ts';
import { checkStore } from '../../../../src/core/store/check.ts';
import type { Store } from '../../../../src/core/store/handle.ts';
import { NEWEST } from '../../../../src/core/store/migrations/index.ts';
import { openStore } from '../../../../src/core/store/open.ts';
import {
  newestGood,
  restoreAtStart,
  restoreBackup,
  restorePending,
} from '../../../../src/core/store/restore.ts';
import { getSettings, saveSettings } from '../../../../src/core/store/settings.ts';

/** Backups: made when due, checked, thinned out; and going back to one from every kind of harm. */

const DAY = 24 * 60 * 60 * 1000;
const NOON = Date.UTC(2026, 4, 4, 12);
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-backups-'));
  path = join(folder, 'galley.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sign = (store: Store, editorName: string): unknown => saveSettings(store, { editorName });

/** A store signed `editorName`, closed again. */
async function libraryOf(editorName: string, at = NOON): Promise<void> {
  const store = await openStore(path);
  sign(store, editorName);
  await makeBackup(store, 'asked', at);
  store.close();
}

async function signature(): Promise<string> {
  const store = await openStore(path);
  try {
    return getSettings(store).editorName;
  } finally {
    store.close();
  }
}

describe('making', () => {
  test('a backup is one sound file that says what the store says, made while it is in use', async () => {
    const store = await openStore(path);
    sign(store, 'Ines');
    const made = await makeBackup(store, 'asked', NOON);
    expect(made).toMatchObject({ name: 'galley-00001-2026-05-04T120000Z-asked.sqlite', no: 1, at: NOON });
    store.close();
    expect(readdirSync(join(folder, 'backups'))).toEqual([made.name]);
    const copy = await openStore(join(folder, 'backups', made.name));
    expect(getSettings(copy).editorName).toBe('Ines');
    expect([...checkStore(copy)].flatMap((c) => c.problems)).toEqual([]);
    copy.close();
  });

  test('only if something changed', async () => {
    const store = await openStore(path);
    expect(await backUpIfChanged(store, 'start', NOON)).toBeNull();
    await makeBackup(store, 'asked', NOON);
    expect(await backUpIfChanged(store, 'hour', NOON)).toBeNull();
    sign(store, 'Ines');
    expect(await backUpIfChanged(store, 'hour', NOON)).toMatchObject({ no: 2, reason: 'hour' });
    expect(await backUpIfChanged(store, 'hour', NOON)).toBeNull();
    store.close();
  });

  test('the last ten are kept, and one a day for fourteen days', async () => {
    const store = await openStore(path);
    for (let day = 0; day < 20; day++)
      for (const hour of [0, 1]) await makeBackup(store, 'hour', NOON + day * DAY + (hour * DAY) / 24);
    const kept = listBackups(path);
    expect(kept.slice(0, 10).map((b) => b.no)).toEqual([40, 39, 38, 37, 36, 35, 34, 33, 32, 31]);
    expect(kept.slice(10).map((b) => b.no)).toEqual([30, 28, 26, 24, 22, 20, 18, 16, 14]);
    store.close();
  });

  test('a clock set back neither hides a new backup nor lets it be thrown away', async () => {
    const store = await openStore(path);
    for (let n = 0; n < 12; n++) await makeBackup(store, 'hour', NOON + n * DAY);
    sign(store, 'Ines');
    const made = await makeBackup(store, 'asked', NOON - 400 * DAY);
    for (let n = 0; n < 9; n++) await makeBackup(store, 'hour', NOON - 500 * DAY);
    expect(listBackups(path)[0]?.no).toBe(22);
    expect(listBackups(path).map((b) => b.name)).toContain(made.name);
    store.close();
  });

  test('a damaged store makes no backup, and the good ones stay', async () => {
    await libraryOf('Ines');
    const good = listBackups(path);
    const store = await openStore(path);
    for (let n = 0; n < 400; n++)
      store.prepare('INSERT INTO settings VALUES (?, ?)').run(`x${n}`, `"${'y'.repeat(900)}"`);
    store.close();
    spoil(path);
    const spoilt = await openStore(path);
    await expect(makeBackup(spoilt, 'hour', NOON + DAY)).rejects.toThrow(/not sound|malformed/);
    spoilt.close();
    expect(listBackups(path)).toEqual(good);
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(good.length);
  });
});

/** Writes rubbish over the content of most pages but the first. */
function spoil(file: string): void {
  const pages = statSync(file).size / 4096;
  const fd = openSync(file, 'r+');
  for (let page = Math.floor(pages / 2); page < pages; page++)
    writeSync(fd, Buffer.alloc(64, 0xa7), 0, 64, page * 4096);
  closeSync(fd);
}

describe('going back', () => {
  test('to the newest good one: the old library is set aside whole', async () => {
    await libraryOf('before');
    const store = await openStore(path);
    sign(store, 'after');
    store.close();
    const { backup, setAside } = await restoreBackup(path, undefined, NOON);
    expect(backup.no).toBe(1);
    expect(await signature()).toBe('before');
    const aside = await openStore(join(folder, setAside!));
    expect(getSettings(aside).editorName).toBe('after');
    aside.close();
  });

  test('a spoilt backup is passed over, and refused by name', async () => {
    await libraryOf('first');
    await libraryOf('second', NOON + DAY);
    const [newest, older] = listBackups(path);
    truncateSync(join(folder, 'backups', newest!.name), 8192);
    expect((await newestGood(path))?.name).toBe(older!.name);
    await expect(restoreBackup(path, newest!.name, NOON)).rejects.toMatchObject({ code: 'corrupt' });
    expect(await signature()).toBe('second');
    await restoreBackup(path, undefined, NOON);
    expect(await signature()).toBe('first');
  });

  test('not while another connection has the library open', async () => {
    await libraryOf('Ines');
    const other = await openStore(path);
    sign(other, 'at work');
    await expect(restoreBackup(path, undefined, NOON)).rejects.toMatchObject({ code: 'locked' });
    sign(other, 'still at work');
    other.close();
    expect(await signature()).toBe('still at work');
  });

  test('noted while Galley runs, done at the next start, once', async () => {
    await libraryOf('before');
    const store = await openStore(path);
    sign(store, 'after');
    store.close();
    await restoreAtStart(path, listBackups(path)[0]!.name);
    expect(await restorePending(path, NOON)).toMatchObject({ backup: { no: 1 } });
    expect(await restorePending(path, NOON)).toBeNull();
    expect(await signature()).toBe('before');
  });

  test('a name is looked up in the list, never taken as a path', async () => {
    await libraryOf('Ines');
    for (const name of [
      '../galley.sqlite',
      '/etc/passwd',
      '',
      'galley-00009-2026-05-04T120000Z-asked.sqlite',
    ])
      await expect(restoreBackup(path, name, NOON)).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('a store that can’t be opened', () => {
  const harms: [string, (file: string) => void, string][] = [
    ['cut short', (file) => truncateSync(file, 3 * 4096), 'corrupt'],
    ['cut in a page', (file) => truncateSync(file, 10_000), 'corrupt'],
    ['emptied', (file) => truncateSync(file, 0), 'corrupt'],
    ['deleted', (file) => rmSync(file), 'missing'],
    ['overwritten', (file) => writeFileSync(file, 'not a library at all '.repeat(900)), 'corrupt'],
    ['with its head flipped', (file) => flip(file, 4), 'corrupt'],
  ];
  test.each(harms)('%s: said so, left as it is, brought back by restore', async (_name, harm, code) => {
    await libraryOf('Ines');
    harm(path);
    const left = existsSync(path) ? readFileSync(path) : null;
    await expect(openStore(path)).rejects.toMatchObject({ name: 'StoreError', code });
    await expect(openStore(path)).rejects.toThrow(/galley restore/);
    expect(existsSync(path) ? readFileSync(path) : null).toEqual(left);
    expect(listBackups(path)).toHaveLength(1);
    await restoreBackup(path, undefined, NOON);
    expect(await signature()).toBe('Ines');
  });

  test('made by a newer Galley: refused and not touched', async () => {
    await libraryOf('Ines');
    const store = await openStore(path);
    store.pragma(`user_version = ${NEWEST + 10}`);
    store.pragma('journal_mode = DELETE');
    store.close();
    const left = readFileSync(path);
    await expect(openStore(path)).rejects.toMatchObject({ code: 'newer' });
    expect(readFileSync(path)).toEqual(left);
  });
});

function flip(file: string, at: number): void {
  const fd = openSync(file, 'r+');
  writeSync(fd, Buffer.from([0xff, 0xff, 0xff]), 0, 3, at);
  ftruncateSync(fd, statSync(file).size);
  closeSync(fd);
}
