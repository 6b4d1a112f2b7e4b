import { join } from 'node:path';
import Database from 'better-sqlite3';
import { backupFolder, listBackups } from './backups.ts';
import { type DecisionRow, FIRST_HASH, sealOf } from './decisions.ts';
import { parse, type Store, sql } from './handle.ts';

/**
 * Whether the decision log is what was written. Its rows are chained, so that one changed, taken out or moved breaks
 * a seal; where it ends is noted beside it, and every backup holds its beginning as it was then.
 */

/** A place in the log: that many rows, the last sealed so. */
export interface LogEnd {
  seq: number;
  hash: string;
}

/** Walks the whole chain; the first row whose seal is broken, or null if all hold. */
export function firstBrokenSeal(store: Store): DecisionRow | null {
  let prev = FIRST_HASH;
  let seq = 0;
  for (const row of sql<DecisionRow>(store, 'SELECT * FROM decisions ORDER BY seq').iterate()) {
    if (row.prev_hash !== prev || row.seq !== ++seq || row.hash !== sealOf(row)) return row;
    prev = row.hash;
  }
  return null;
}

/** What is wrong with the log by itself: a broken seal, or another end than the one that was noted. */
export function logFaults(store: Store): string[] {
  const broken = firstBrokenSeal(store);
  if (broken)
    return [`the seal of decision ${broken.seq} is broken: it, or one before it, was changed or taken out`];
  const noted = sql<LogEnd>(store, 'SELECT seq, hash FROM log_end').get();
  const last = lastOf(store);
  if (noted?.seq === last?.seq && noted?.hash === last?.hash) return [];
  return [
    `the log ends at decision ${last?.seq ?? 0}, where ${noted?.seq ?? 0} were written: its end was cut off or forged`,
  ];
}

/** Names the setting that says up to which backup's number the log may be another one: those a restore passed over. */
const PASSED_OVER = 'passedOverBackups';

/** Notes in a store that is to take another's place that backups up to `no` may hold another log. */
export function passOver(store: Store, no: number): void {
  sql(
    store,
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(PASSED_OVER, JSON.stringify(no));
}

/** The backups whose log is not the beginning of this one, in words; and how many were looked at. */
export function strangeBackups(store: Store): { looked: number; problems: string[] } {
  const noted = sql<{ value: string }>(store, 'SELECT value FROM settings WHERE name = ?').get(PASSED_OVER);
  const passed = noted ? parse<number>(noted.value) : 0;
  const at = sql<{ hash: string }>(store, 'SELECT hash FROM decisions WHERE seq = ?');
  const problems: string[] = [];
  let looked = 0;
  for (const { name, no } of listBackups(store.name)) {
    if (no <= passed) continue;
    looked++;
    const end = endOf(join(backupFolder(store.name), name));
    if (end === 'unreadable') problems.push(`the backup ${name} can’t be read`);
    else if (end !== null && at.get(end.seq)?.hash !== end.hash)
      problems.push(`the log has another decision ${end.seq} than the backup ${name}`);
  }
  return { looked, problems };
}

/** Where the log of a backup ends; null if it has none yet. */
function endOf(path: string): LogEnd | null | 'unreadable' {
  let copy: Store | null = null;
  try {
    copy = new Database(path, { readonly: true });
    const has = copy.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'decisions'").get();
    return has === undefined ? null : (lastOf(copy) ?? null);
  } catch (error) {
    if (error instanceof Error) return 'unreadable';
    throw error;
  } finally {
    copy?.close();
  }
}

function lastOf(store: Store): LogEnd | undefined {
  return sql<LogEnd>(store, 'SELECT seq, hash FROM decisions ORDER BY seq DESC LIMIT 1').get();
}
