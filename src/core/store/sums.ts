import { createHash } from 'node:crypto';
import { type Store, sql } from './handle.ts';

/**
 * Sums over small tables that change for good and are in no log: SQLite keeps none of its own. Each is written in the
 * transaction that changes what it is over.
 */

const ROWS = {
  // What a restore notes for the next start is written into stores of other schemas as well.
  settings: `SELECT name, value FROM settings WHERE name <> 'passedOverBackups' AND ? = '' ORDER BY name`,
  furniture: `SELECT key FROM furniture WHERE ? = '' ORDER BY key`,
  sightings: 'SELECT key, before, after FROM furniture_sightings WHERE dump_id = ? ORDER BY key',
} as const;
export type Summed = keyof typeof ROWS;

function sumOf(store: Store, what: Summed, dumpId: string | null): string {
  const hash = createHash('sha256');
  for (const row of sql<object>(store, ROWS[what]).iterate(dumpId ?? ''))
    hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest('hex');
}

/** Notes the sum of a table as it is now, of sightings that of one dump's. Runs in the caller's transaction. */
export function keepSum(store: Store, what: Summed, dumpId: string | null = null): void {
  sql(
    store,
    `INSERT INTO sums (what, dump_id, sum) VALUES (?, ?, ?)
     ON CONFLICT (what, ifnull(dump_id, '')) DO UPDATE SET sum = excluded.sum`,
  ).run(what, dumpId, sumOf(store, what, dumpId));
}

/** Whether a table comes to the sum noted of it; true where none is noted. */
export function isAsNoted(store: Store, what: Summed, dumpId: string | null = null): boolean {
  const noted = sql<{ sum: string }>(store, 'SELECT sum FROM sums WHERE what = ? AND dump_id IS ?').get(
    what,
    dumpId,
  );
  return noted === undefined || noted.sum === sumOf(store, what, dumpId);
}

/** Tables that do not come to the sum noted of them, in words; and how many were looked at. */
export function wrongSums(store: Store): { looked: number; problems: string[] } {
  const noted = sql<{ what: Summed; dump_id: string | null; sum: string }>(
    store,
    'SELECT what, dump_id, sum FROM sums ORDER BY no',
  ).all();
  const problems = noted
    .filter(({ what, dump_id, sum }) => sumOf(store, what, dump_id) !== sum)
    .map(
      ({ what, dump_id }) =>
        `the ${what}${dump_id === null ? '' : ` of dump ${dump_id}`} are not what was written`,
    );
  return { looked: noted.length, problems };
}
