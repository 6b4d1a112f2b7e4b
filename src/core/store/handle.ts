import { type BigIntStats, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { StoreError } from '../errors.ts';
import { TROUBLE_WORDS, troubleOf } from './trouble.ts';

/** An open store: one SQLite file. Every SQL function takes it first. */
export type Store = Database.Database;

type Row<T> = Database.Statement<unknown[], T>;

const prepared = new WeakMap<Store, Map<string, Row<unknown>>>();

/** A prepared statement, prepared once for each store and text. `T` is the shape of its rows. */
export function sql<T = unknown>(store: Store, text: string): Row<T> {
  let texts = prepared.get(store);
  if (!texts) {
    texts = new Map();
    prepared.set(store, texts);
  }
  let statement = texts.get(text);
  if (!statement) {
    statement = store.prepare<unknown[], unknown>(text);
    texts.set(text, statement);
  }
  return statement as Row<T>;
}

/**
 * Runs `work` as one transaction that holds the write lock from its start; inside another it simply runs.
 * What it returns is on disk when this returns (`synchronous=FULL`).
 */
export function transact<T>(store: Store, work: () => T): T {
  if (store.inTransaction) return work();
  requireInPlace(store);
  sql(store, 'BEGIN IMMEDIATE').run();
  try {
    const result = work();
    sql(store, 'COMMIT').run();
    return result;
  } catch (error) {
    // A failed statement may have rolled back by itself already (disk full, for one).
    if (store.inTransaction) sql(store, 'ROLLBACK').run();
    throw error;
  }
}

/** Runs `work` and takes back all it did to the store, whatever came of it: to see what would happen. */
export function rehearse<T>(store: Store, work: () => T): T {
  return transact(store, () => {
    sql(store, 'SAVEPOINT rehearsal').run();
    try {
      return work();
    } finally {
      if (store.inTransaction) {
        sql(store, 'ROLLBACK TO rehearsal').run();
        sql(store, 'RELEASE rehearsal').run();
      }
    }
  });
}

/** Runs `work` inside the caller's transaction; what it did before it threw is taken back. */
export function attempt<T>(store: Store, work: () => T): T {
  sql(store, 'SAVEPOINT attempt').run();
  try {
    const result = work();
    sql(store, 'RELEASE attempt').run();
    return result;
  } catch (error) {
    if (store.inTransaction) {
      sql(store, 'ROLLBACK TO attempt').run();
      sql(store, 'RELEASE attempt').run();
    }
    throw error;
  }
}

const places = new WeakMap<Store, BigIntStats>();

/**
 * Throws `StoreError` if the store's file is no longer where it was opened: what is written to a file that was
 * deleted or replaced is lost, and SQLite does not notice.
 */
export function requireInPlace(store: Store): void {
  if (store.memory || process.platform === 'win32') return;
  const now = standing(store.name);
  const then = places.get(store);
  if (!then && now) places.set(store, now);
  if (now && (!then || (then.ino === now.ino && then.dev === now.dev))) return;
  throw new StoreError('missing', store.name, TROUBLE_WORDS.missing);
}

/** What stands at a path, or undefined. Throws `StoreError` where even that may not be asked. */
function standing(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch (error) {
    const trouble = troubleOf(error) ?? 'unusable';
    throw new StoreError(trouble, path, TROUBLE_WORDS[trouble], error);
  }
}

/** JSON as it is kept in a column. */
export function parse<T>(json: string): T {
  return JSON.parse(json) as T;
}
