import type { Sighting } from '../../engine/index.ts';
import type { KnownFurniture } from '../../shared/furniture.ts';
import { type Store, sql, transact } from './handle.ts';
import { listRules } from './rules.ts';
import { isAsNoted, keepSum } from './sums.ts';

/** What a library knows of site furniture: what the desk said, and what several dumps show. */

/** Dumps a line must stand in, beside different texts, to be known. */
const DUMPS = 3;
/** Sightings kept of one line: what is known well enough is not counted on. */
const KEPT = 8;
/** Lines handed to the engine, at most. */
const MOST = 20_000;

/** A side is told by different texts in every dump, or by none: at a dump's own beginning or end nothing stands. */
const SHOWN = `SELECT key FROM furniture_sightings WHERE key = @key GROUP BY key
  HAVING count(*) >= @dumps AND max(abs(before) + abs(after)) > 0
    AND (max(abs(before)) = 0 OR count(DISTINCT nullif(before, 0)) >= @dumps)
    AND (max(abs(after)) = 0 OR count(DISTINCT nullif(after, 0)) >= @dumps)`;

/** Keeps the short lines of a dump, and learns which of them are furniture. */
export function addSightings(store: Store, dumpId: string, rows: readonly Sighting[]): void {
  const known = sql<{ n: number }>(store, 'SELECT count(*) n FROM furniture_sightings WHERE key = ?');
  const insert = sql(
    store,
    'INSERT OR REPLACE INTO furniture_sightings (key, dump_id, before, after) VALUES (?, ?, ?, ?)',
  );
  const learn = sql(store, `INSERT OR IGNORE INTO furniture (key) ${SHOWN}`);
  transact(store, () => {
    sql(store, 'DELETE FROM furniture_sightings WHERE dump_id = ?').run(dumpId);
    for (const { key, before, after } of rows) {
      if ((known.get(key)?.n ?? 0) >= KEPT) continue;
      insert.run(key, dumpId, before, after);
      learn.run({ key, dumps: DUMPS });
    }
    keepSum(store, 'sightings', dumpId);
    keepSum(store, 'furniture');
  });
}

/**
 * Runs `remove`, which takes a dump out with its sightings, and forgets what only that dump made known. In the caller's
 * transaction.
 */
export function forgettingFurniture(store: Store, dumpId: string, remove: () => void): void {
  const keys = sql<{ key: string }>(
    store,
    'SELECT key FROM furniture_sightings JOIN furniture USING (key) WHERE dump_id = ?',
  ).all(dumpId);
  remove();
  const forget = sql(store, `DELETE FROM furniture WHERE key = @key AND NOT EXISTS (${SHOWN})`);
  let forgotten = 0;
  for (const { key } of keys) forgotten += forget.run({ key, dumps: DUMPS }).changes;
  if (forgotten > 0) keepSum(store, 'furniture');
}

/** Dumps whose sightings are kept and were read by this engine: others read lines in another way. */
export function sightedDumps(store: Store, engine: string): string[] {
  return sql<{ id: string }>(
    store,
    `SELECT d.id FROM dumps d JOIN plans p ON p.no = d.plan WHERE p.engine = ?
       AND (EXISTS (SELECT 1 FROM furniture_sightings WHERE dump_id = d.id)
         OR EXISTS (SELECT 1 FROM sums WHERE what = 'sightings' AND dump_id = d.id))
     ORDER BY d.rowid`,
  )
    .all(engine)
    .map(({ id }) => id);
}

/**
 * Makes the sightings of a dump what its text shows (`rows`), with their sum, and returns how many were wrong. Of a line
 * that enough dumps show not every sighting is kept: which ones are is a matter of what was read when, so a missing one is
 * only wrong where too few are left, or where the sum says that something was lost. In the caller's transaction.
 */
export function mendSightings(store: Store, dumpId: string, rows: readonly Sighting[]): number {
  const sound = isAsNoted(store, 'sightings', dumpId);
  const kept = new Map(
    sql<Sighting>(store, 'SELECT key, before, after FROM furniture_sightings WHERE dump_id = ?')
      .all(dumpId)
      .map((row) => [row.key, row]),
  );
  const known = sql<{ n: number }>(store, 'SELECT count(*) n FROM furniture_sightings WHERE key = ?');
  const remove = sql(store, 'DELETE FROM furniture_sightings WHERE dump_id = ? AND key = ?');
  const put = sql(
    store,
    'INSERT OR REPLACE INTO furniture_sightings (key, dump_id, before, after) VALUES (?, ?, ?, ?)',
  );
  let wrong = 0;
  for (const { key, before, after } of rows) {
    const row = kept.get(key);
    kept.delete(key);
    if (row && row.before === before && row.after === after) continue;
    if (!row && (known.get(key)?.n ?? 0) >= (sound ? DUMPS : KEPT)) continue;
    put.run(key, dumpId, before, after);
    wrong++;
  }
  // What is left is in no line of the dump.
  for (const key of kept.keys()) {
    remove.run(dumpId, key);
    wrong++;
  }
  if (wrong > 0 || !sound) keepSum(store, 'sightings', dumpId);
  return sound ? wrong : Math.max(1, wrong);
}

/**
 * Makes the furniture known what the sightings show, with its sum, and returns how many lines were wrong. What was learnt
 * once stays while enough dumps show the line. In the caller's transaction.
 */
export function mendFurniture(store: Store): number {
  const sound = isAsNoted(store, 'furniture');
  let wrong = sql(
    store,
    `DELETE FROM furniture WHERE key NOT IN
       (SELECT key FROM furniture_sightings GROUP BY key HAVING count(*) >= ?)`,
  ).run(DUMPS).changes;
  const learn = sql(store, `INSERT OR IGNORE INTO furniture (key) ${SHOWN}`);
  const often = sql<{ key: string }>(
    store,
    'SELECT key FROM furniture_sightings GROUP BY key HAVING count(*) >= ?',
  ).all(DUMPS);
  for (const { key } of often) wrong += learn.run({ key, dumps: DUMPS }).changes;
  if (wrong > 0 || !sound) keepSum(store, 'furniture');
  return sound ? wrong : Math.max(1, wrong);
}

/** What the engine is told before it reads a dump. */
export function knownFurniture(store: Store): KnownFurniture {
  const rules = listRules(store);
  const seen = sql<{ key: string }>(store, 'SELECT key FROM furniture LIMIT ?').all(MOST);
  return {
    seen: seen.map((row) => row.key),
    always: rules.filter((rule) => rule.kind === 'always').map((rule) => rule.key),
    never: rules.filter((rule) => rule.kind === 'never').map((rule) => rule.key),
  };
}
