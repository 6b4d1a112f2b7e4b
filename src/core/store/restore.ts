import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { StoreError } from '../errors.ts';
import { syncFolder, writeWhole } from '../formats/write.ts';
import { isGone, ownMark } from '../process.ts';
import { type Backup, backupFolder, faultsOf, listBackups } from './backups.ts';
import type { Store } from './handle.ts';
import { passOver } from './log-seals.ts';
import { NEWEST } from './migrations/index.ts';
import { TROUBLE_WORDS, troubleOf } from './trouble.ts';

/**
 * Going back to a backup. The copy is made beside the store and looked through, the store that stands is set aside
 * whole, and one rename puts the copy in its place: at no moment is there less than there was.
 */

/** What a restore came to. */
export interface Restored {
  backup: Backup;
  /** Where the store that stood there lies now, inside the data folder; null if there was none. */
  setAside: string | null;
}

const RESTORING = '.restoring-';
const ASIDE = 'set-aside';
const PENDING = 'restore-at-start.json';

/** The newest backup that is sound, looking from the newest on; null if there is none. */
export async function newestGood(storePath: string): Promise<Backup | null> {
  for (const backup of listBackups(storePath))
    if ((await faultsOf(join(backupFolder(storePath), backup.name))).length === 0) return backup;
  return null;
}

/**
 * Puts a backup in the place of the store, which nobody may have open. Without a name the newest good one is
 * taken. Throws `StoreError` if there is none, if it is not sound or newer than this Galley, or if another
 * process has the store open.
 */
export async function restoreBackup(
  storePath: string,
  name: string | undefined,
  now: number,
): Promise<Restored> {
  const folder = dirname(storePath);
  const backup =
    name === undefined ? await newestGood(storePath) : listBackups(storePath).find((b) => b.name === name);
  if (!backup)
    throw new StoreError(
      'missing',
      storePath,
      name === undefined
        ? 'There is no sound backup of this library. The library was left as it is.'
        : 'There is no backup of that name. The library was left as it is.',
    );
  sweep(folder);
  const copy = join(folder, `${RESTORING}${ownMark()}-${randomBytes(4).toString('hex')}`);
  try {
    await copyFile(join(backupFolder(storePath), backup.name), copy);
    const faults = await faultsOf(copy);
    if (faults.length > 0)
      throw new StoreError(
        'corrupt',
        storePath,
        `That backup is not sound (${faults[0]}). The library was left as it is; choose another backup.`,
      );
    requireKnownSchema(copy, storePath);
    noteRestore(copy, storePath);
    await flush(copy);
    const setAside = existsSync(storePath) ? await putAside(storePath, now) : null;
    // A log that belongs to the old file must never be read into the new one: it goes first, its copy is aside.
    for (const end of ['-wal', '-shm', '-journal']) rmSync(storePath + end, { force: true });
    renameSync(copy, storePath);
    await syncFolder(folder);
    return { backup, setAside };
  } finally {
    rmSync(copy, { force: true });
  }
}

function requireKnownSchema(copy: string, storePath: string): void {
  const store = new Database(copy, { readonly: true });
  try {
    const [row] = store.pragma('user_version') as { user_version: number }[];
    if ((row?.user_version ?? 0) > NEWEST) throw new StoreError('newer', storePath, TROUBLE_WORDS.newer);
  } finally {
    store.close();
  }
}

/** The backups made until now may hold decisions that the restored library never had. */
function noteRestore(copy: string, storePath: string): void {
  const store = new Database(copy);
  try {
    passOver(store, listBackups(storePath)[0]?.no ?? 0);
  } finally {
    store.close();
  }
}

/** Copies the store that stands, its log included, into `set-aside/`. Throws `StoreError` if somebody has it open. */
async function putAside(storePath: string, now: number): Promise<string> {
  closeLog(storePath);
  const stamp = new Date(now)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '');
  const folder = join(dirname(storePath), ASIDE);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let stem = `${stamp}-${basename(storePath)}`;
  for (let n = 2; existsSync(join(folder, stem)); n++) stem = `${stamp}-${n}-${basename(storePath)}`;
  for (const end of ['', '-wal', '-journal']) {
    if (!existsSync(storePath + end)) continue;
    await copyFile(storePath + end, join(folder, stem + end));
    await flush(join(folder, stem + end));
  }
  await syncFolder(folder);
  return join(ASIDE, stem);
}

/** Brings the log into the file. That needs the store for itself alone, which is how another Galley is noticed. */
function closeLog(storePath: string): void {
  let store: Store | null = null;
  try {
    store = new Database(storePath, { fileMustExist: true, timeout: 500 });
    store.pragma('journal_mode = DELETE');
  } catch (error) {
    if (troubleOf(error) === 'locked')
      throw new StoreError(
        'locked',
        storePath,
        'Another Galley has the library open. Close it first; nothing was changed.',
        error,
      );
    // Damaged beyond opening is what one restores for: it is set aside as it is, log and all.
    if (troubleOf(error) === null) throw error;
  } finally {
    store?.close();
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function sweep(folder: string): void {
  for (const name of readdirSync(folder))
    if (name.startsWith(RESTORING) && isGone(name.slice(RESTORING.length).split('-', 1)[0] ?? ''))
      rmSync(join(folder, name), { force: true });
}

const Pending = z.object({ name: z.string() });

/** Notes that the next start is to go back to a backup: a running Galley can't change its store under itself. */
export async function restoreAtStart(storePath: string, name: string): Promise<void> {
  await writeWhole(dirname(storePath), PENDING, JSON.stringify({ name }));
}

/** The backup the next start goes back to, or null. */
export function pendingRestore(storePath: string): string | null {
  const note = join(dirname(storePath), PENDING);
  if (!existsSync(note)) return null;
  const read = Pending.safeParse(jsonOf(readFileSync(note, 'utf8')));
  return read.success ? read.data.name : null;
}

/** Takes back what `restoreAtStart` noted. */
export function keepAtStart(storePath: string): void {
  rmSync(join(dirname(storePath), PENDING), { force: true });
}

/**
 * Does what `restoreAtStart` noted, if it did; null if it did not. The library is whole either way, so a failure is
 * told and not thrown: whoever asked for it is told once and not kept out of the library for good.
 */
export async function restorePending(storePath: string, now: number): Promise<Restored | StoreError | null> {
  const name = pendingRestore(storePath);
  try {
    return name === null ? null : await restoreBackup(storePath, name, now);
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  } finally {
    keepAtStart(storePath);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
