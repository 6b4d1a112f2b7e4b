import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../errors.ts';
import { type Store, transact } from './handle.ts';
import { MIGRATIONS, type Migration, NEWEST } from './migrations/index.ts';

/** How long a statement waits for another process's write, in milliseconds. */
const BUSY_MS = 5_000;
/** The write-ahead log is cut back to this after a checkpoint: a big import must not leave it big. */
const WAL_BYTES = 64 * 1024 * 1024;

/**
 * Opens the store at `path`, made if absent and brought up to date; before a migration of a store with
 * rows in it a backup is laid beside it in `backups/`. Throws `StoreError`.
 */
export async function openStore(path: string, migrations: readonly Migration[] = MIGRATIONS): Promise<Store> {
  const fresh = !existsSync(path);
  let store: Store | null = null;
  try {
    mkdirSync(dirname(path), { recursive: true });
    store = new Database(path);
    store.pragma(`busy_timeout = ${BUSY_MS}`);
    const from = schemaVersion(store);
    if (from > NEWEST)
      throw new StoreError(
        'newer',
        path,
        `This library was made by a newer Galley (schema ${from}; this one knows up to ${NEWEST}). Install the newer version; nothing was changed.`,
      );
    store.pragma('journal_mode = WAL');
    store.pragma('synchronous = FULL');
    store.pragma('foreign_keys = ON');
    store.pragma(`journal_size_limit = ${WAL_BYTES}`);
    if (!fresh && from > 0 && from < (migrations.at(-1)?.to ?? 0)) await backUp(store, path, from);
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

async function backUp(store: Store, path: string, from: number): Promise<void> {
  const folder = join(dirname(path), 'backups');
  mkdirSync(folder, { recursive: true });
  let n = 0;
  let target: string;
  do target = join(folder, `before-migration-from-${from}${n++ === 0 ? '' : `-${n}`}.sqlite`);
  while (existsSync(target));
  if (typeof store.backup === 'function') await store.backup(target);
  else store.prepare('VACUUM INTO ?').run(target);
}

function asStoreError(error: unknown, path: string): StoreError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  if (
    code === 'SQLITE_NOTADB' ||
    code.startsWith('SQLITE_CORRUPT') ||
    /not a database|malformed/i.test(message)
  )
    return new StoreError(
      'corrupt',
      path,
      `The library file is damaged (${message}). It was left as it is; take a backup from the folder "backups" beside it.`,
      error,
    );
  return new StoreError('unusable', path, `The library can't be opened: ${message}`, error);
}
