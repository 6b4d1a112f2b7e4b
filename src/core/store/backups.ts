import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { BackupView } from '../../shared/model/system.ts';
import { StoreError } from '../errors.ts';
import { syncFolder } from '../formats/write.ts';
import { isGone, ownMark } from '../process.ts';
import { type Store, sql } from './handle.ts';
import { TROUBLE_WORDS } from './trouble.ts';

/**
 * Copies of the store in `backups/` beside it, made by SQLite's own backup while it is in use, looked through
 * before they count, and thinned out: never over, and never instead of, a good one.
 */

export type Backup = BackupView;
export type BackupReason = Backup['reason'];

/** So many of the newest are kept, and so many days' last ones. */
const LAST = 10;
const DAYS = 14;
/** Left free for the editor's own work when a backup is made, in bytes. */
const SPARE = 32 * 1024 * 1024;
/** Up to this size a copy is looked through in one go, beyond it table by table. */
const AT_ONCE = 128 * 1024 * 1024;

const NAME = /^galley-(\d{5})-(\d{4}-\d{2}-\d{2}T\d{6}Z)-([a-z]+)\.sqlite$/;
const MAKING = '.making-';

export function backupFolder(storePath: string): string {
  return join(dirname(storePath), 'backups');
}

/** The backups of a store, newest first. */
export function listBackups(storePath: string): Backup[] {
  const folder = backupFolder(storePath);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name): Backup[] => {
      const m = NAME.exec(name);
      const reason = BackupView.shape.reason.options.find((one) => one === m?.[3]);
      const found = statSync(join(folder, name), { throwIfNoEntry: false });
      if (!m || !reason || !found?.isFile()) return [];
      return [{ name, no: Number(m[1]), at: instantOf(m[2]!), reason, bytes: found.size }];
    })
    .toSorted((a, b) => b.no - a.no);
}

function instantOf(stamp: string): number {
  return Date.parse(stamp.replace(/T(\d\d)(\d\d)(\d\d)Z/, 'T$1:$2:$3Z'));
}

/** What tells two states of a library apart: the newest rows of everything a person or an import adds to. */
export function stateOf(store: Store): string {
  const row = store
    .prepare<[], Record<string, unknown>>(
      `SELECT (SELECT max(seq) FROM decisions) d, (SELECT count(*) FROM dumps) n, (SELECT max(rowid) FROM dumps) r,
         (SELECT max(no) FROM plans) p, (SELECT max(no) FROM exports) e, (SELECT sum(archived) FROM dumps) a,
         (SELECT group_concat(name || value) FROM settings) s`,
    )
    .get();
  return JSON.stringify(row ?? null);
}

/**
 * Makes a backup and returns it once it is on disk and sound; then thins out the older ones. Rejects if there is
 * no room, or if the copy is not sound: the store itself is damaged then.
 */
export async function makeBackup(store: Store, reason: BackupReason, now: number): Promise<Backup> {
  const folder = backupFolder(store.name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  sweep(folder);
  requireRoom(store, folder);
  const making = join(folder, `${MAKING}${ownMark()}-${randomBytes(4).toString('hex')}`);
  try {
    // The stand-in of the desktop test stage has no `backup`; this does the same in one step.
    if (typeof store.backup === 'function') await store.backup(making);
    else store.prepare('VACUUM INTO ?').run(making);
    await requireSound(making);
    const no = (listBackups(store.name)[0]?.no ?? 0) + 1;
    const stamp = new Date(now)
      .toISOString()
      .replace(/\.\d+Z$/, 'Z')
      .replaceAll(/(?<=T.*):/g, '');
    const name = `galley-${String(no).padStart(5, '0')}-${stamp}-${reason}.sqlite`;
    renameSync(making, join(folder, name));
    await syncFolder(folder);
    thin(store.name);
    return { name, no, at: instantOf(stamp), reason, bytes: statSync(join(folder, name)).size };
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(making + end, { force: true });
  }
}

/** A backup if the newest one does not say the same already; null then. */
export async function backUpIfChanged(
  store: Store,
  reason: BackupReason,
  now: number,
): Promise<Backup | null> {
  const [newest] = listBackups(store.name);
  if (newest === undefined && sql(store, 'SELECT 1 FROM dumps LIMIT 1').get() === undefined) return null;
  if (newest && stateOfBackup(join(backupFolder(store.name), newest.name)) === stateOf(store)) return null;
  return makeBackup(store, reason, now);
}

function stateOfBackup(path: string): string | null {
  let copy: Store | null = null;
  try {
    copy = new Database(path, { readonly: true });
    return stateOf(copy);
  } catch (error) {
    // One that can't be read is as good as none: another is made.
    if (error instanceof Error) return null;
    throw error;
  } finally {
    copy?.close();
  }
}

/** Everything wrong with a copy of a store; empty if it is sound. Breathes between the tables of a big one. */
export async function faultsOf(path: string): Promise<string[]> {
  let copy: Store | null = null;
  try {
    copy = new Database(path, { fileMustExist: true });
    // One file, nothing beside it: a copy that is complete by itself.
    copy.pragma('journal_mode = DELETE');
    const all: string[] = [];
    if (statSync(path).size <= AT_ONCE) all.push(...integrity(copy));
    else {
      const tables = copy.prepare<[], { name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`,
      );
      for (const { name } of tables.all()) {
        all.push(...integrity(copy, name));
        await new Promise((turn) => {
          setImmediate(turn);
        });
      }
    }
    const loose = copy.pragma('foreign_key_check') as unknown[];
    if (loose.length > 0) all.push(`${loose.length} rows name rows that are not there`);
    return all;
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    copy?.close();
  }
}

function integrity(copy: Store, table?: string): string[] {
  const what = table === undefined ? '' : `("${table.replaceAll('"', '""')}")`;
  const rows = copy.pragma(`integrity_check${what}`) as { integrity_check: string }[];
  return rows.map((r) => r.integrity_check).filter((line) => line !== 'ok');
}

async function requireSound(path: string): Promise<void> {
  const faults = await faultsOf(path);
  if (faults.length > 0)
    throw new StoreError('corrupt', path, `${TROUBLE_WORDS.corrupt} (the copy is not sound: ${faults[0]})`);
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A backup must not take the last of the disk from the person who is writing. */
function requireRoom(store: Store, folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const need = statSync(store.name).size;
  if (bavail * bsize < need + SPARE)
    throw Object.assign(new Error('there is no room for a backup'), { code: 'ENOSPC' });
}

/** Deletes all but the last ones and each day's last one, as far as there are days. */
function thin(storePath: string): void {
  const all = listBackups(storePath);
  const days = new Set<string>();
  for (const [i, { name }] of all.entries()) {
    const day = NAME.exec(name)?.[2]?.slice(0, 10) ?? '';
    const lastOfDay = !days.has(day) && days.size < DAYS;
    if (lastOfDay) days.add(day);
    if (i >= LAST && !lastOfDay) rmSync(join(backupFolder(storePath), name), { force: true });
  }
}

/** Takes away copies that a crash left unfinished. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(MAKING)) continue;
    if (isGone(name.slice(MAKING.length).split('-', 1)[0] ?? '')) rmSync(join(folder, name), { force: true });
  }
}
