import { statSync } from 'node:fs';
import { arch, platform, release } from 'node:os';
import { ENGINE_VERSION } from '../engine/index.ts';
import type { Care } from './care.ts';
import type { Library } from './library.ts';
import { toldOf } from './log.ts';
import type { GalleyOptions } from './options.ts';
import { listBackups } from './store/backups.ts';
import { type Store, sql } from './store/handle.ts';
import { schemaVersion } from './store/open.ts';

/** Lines of the log that go with the diagnostics. */
const LINES = 40;
/** Up to this size the store's file is looked through for them, in bytes: more would make a person wait. */
const LOOKED_THROUGH = 256 * 1024 * 1024;

/** What helps whoever looks into a fault: versions, the store's health, the last errors. Holds no text of a person's. */
export function diagnosticsOf({ store }: Library, options: GalleyOptions, { keeper, log }: Care): string {
  const [newest, ...older] = listBackups(store.name);
  const backup = newest
    ? `${older.length + 1}, newest ${new Date(newest.at).toISOString()} (${newest.reason})`
    : 'none';
  const fault = keeper.fault === null ? 'none' : toldOf(keeper.fault);
  return [
    `Galley ${options.version} (${options.host}), ${ENGINE_VERSION}`,
    `${platform()} ${release()} ${arch()}, ${versions()}`,
    `SQLite ${one(store, 'SELECT sqlite_version() v')}, schema ${schemaVersion(store)}`,
    `store ${sizeOf(store.name)} bytes, log ${sizeOf(`${store.name}-wal`)} bytes, health: ${healthOf(store)}`,
    `dumps ${count(store, 'dumps')}, articles ${count(store, 'articles')}, decisions ${count(store, 'decisions')}`,
    `backups ${backup}, last fault: ${fault}`,
    `errors since the start: ${log.count}`,
    ...log.tail(LINES),
    '',
  ].join('\n');
}

function versions(): string {
  const { node, electron, chrome } = process.versions;
  return [`Node ${node}`, electron && `Electron ${electron}`, chrome && `Chromium ${chrome}`]
    .filter(Boolean)
    .join(', ');
}

function healthOf(store: Store): string {
  if (sizeOf(store.name) > LOOKED_THROUGH) return 'not looked through: it is large; `galley check` does';
  const rows = store.pragma('quick_check(3)') as { quick_check: string }[];
  return rows.map((r) => r.quick_check).join('; ');
}

function count(store: Store, table: 'dumps' | 'articles' | 'decisions'): string {
  return one(store, `SELECT count(*) v FROM ${table}`);
}

function one(store: Store, text: string): string {
  return String(sql<{ v: number | string }>(store, text).get()?.v ?? '?');
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
