import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../errors.ts';
import { listBackups, makeBackup } from './backups.ts';
import { type Store, transact } from './handle.ts';
import { MIGRATIONS, type Migration, NEWEST } from './migrations/index.ts';
import { TROUBLE_WORDS, type Trouble, troubleOf } from './trouble.ts';

/** How long a statement waits for another process's write, in milliseconds. */
const BUSY_MS = 5_000;
/** The write-ahead log is cut back to this after a checkpoint: a big import must not leave it big. */
const WAL_BYTES = 64 * 1024 * 1024;

/**
 * Opens the store at `path`, made if absent and brought up to date; before a migration of a store with
 * rows in it a backup is made (`backups.ts`). Throws `StoreError`.
 */
export async function openStore(path: string, migrations: readonly Migration[] = MIGRATIONS): Promise<Store> {
  let store: Store | null = null;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const fresh = !existsSync(path);
    refuseEmptied(path, fresh);
    store = new Database(path);
    // Bindings of the same interface do not all say where their file is.
    if (!store.name) Object.defineProperty(store, 'name', { value: path });
    store.pragma(`busy_timeout = ${BUSY_MS}`);
    const from = schemaVersion(store);
    if (from > NEWEST)
      throw new StoreError('newer', path, `${TROUBLE_WORDS.newer} (schema ${from}, known up to ${NEWEST})`);
    store.pragma('journal_mode = WAL');
    store.pragma('synchronous = FULL');
    store.pragma('foreign_keys = ON');
    store.pragma(`journal_size_limit = ${WAL_BYTES}`);
    if (!fresh && from > 0 && from < (migrations.at(-1)?.to ?? 0))
      await makeBackup(store, 'migration', Date.now());
    migrate(store, migrations);
    return store;
  } catch (error) {
    store?.close();
    throw error instanceof StoreError ? error : asStoreError(error, path);
  }
}

/** Brings the schema up to the last of `migrations`, each in one transaction. */
export function migrate(store: Store, migrations: readonly Migration[] = MIGRATIONS): void {
  for (const { to, sql } of migrations) {
    transact(store, () => {
      // Read inside the transaction: a second process may have migrated while this one waited.
      if (schemaVersion(store) >= to) return;
      store.exec(sql);
      store.pragma(`user_version = ${to}`);
    });
  }
}

export function schemaVersion(store: Store): number {
  const rows = store.pragma('user_version') as { user_version: number }[];
  return rows[0]?.user_version ?? 0;
}

/**
 * Refuses to begin an empty library where a full one was: SQLite takes a missing file, or one cut to nothing,
 * for a new store.
 */
function refuseEmptied(path: string, fresh: boolean): void {
  if ((!fresh && statSync(path).size > 0) || listBackups(path).length === 0) return;
  throw new StoreError(
    fresh ? 'missing' : 'corrupt',
    path,
    `The library file is ${fresh ? 'gone' : 'empty'}, but its backups are there and untouched. \`galley restore\` brings the newest good one back; to begin a new library, move the folder "backups" away.`,
  );
}

/** What keeps this process from writing to the store's folder or file, or null. */
function barrier(path: string): Trouble | null {
  try {
    // Nobody may enter a file, which says nothing of rights.
    if (!statSync(dirname(path)).isDirectory()) return 'unusable';
    accessSync(dirname(path), constants.R_OK | constants.W_OK | constants.X_OK);
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}

function asStoreError(error: unknown, path: string): StoreError {
  const told = troubleOf(error) ?? 'unusable';
  // SQLite says only that it could not open a file; the system says why.
  const trouble = told === 'unusable' || told === 'read-only' ? (barrier(path) ?? told) : told;
  const message = error instanceof Error ? error.message : String(error);
  return new StoreError(trouble, path, `${TROUBLE_WORDS[trouble]} (${message})`, error);
}
