import type { Sighting } from '../../engine/index.ts';
import type { KnownFurniture } from '../../shared/furniture.ts';
import { type Store, sql, transact } from './handle.ts';
import { listRules } from './rules.ts';
import { keepSum } from './sums.ts';

/** What a library knows of site furniture: what the desk said, and what several dumps show. */

/** Dumps a line must stand in, beside different texts, to be known. */
const DUMPS = 3;
/** Sightings kept of one line: what is known well enough is not counted on. */
const KEPT = 8;
/** Lines handed to the engine, at most. */
const MOST = 20_000;

/** Keeps the short lines of a dump, and learns which of them are furniture. */
export function addSightings(store: Store, dumpId: string, rows: readonly Sighting[]): void {
  const known = sql<{ n: number }>(store, 'SELECT count(*) n FROM furniture_sightings WHERE key = ?');
  const insert = sql(
    store,
    'INSERT OR REPLACE INTO furniture_sightings (key, dump_id, before, after) VALUES (?, ?, ?, ?)',
  );
  // A side is told by different texts in every dump, or by none: at a dump's own beginning or end nothing stands.
  const learn = sql(
    store,
    `INSERT OR IGNORE INTO furniture (key) SELECT key FROM furniture_sightings WHERE key = @key GROUP BY key
       HAVING count(*) >= @dumps AND max(abs(before) + abs(after)) > 0
         AND (max(abs(before)) = 0 OR count(DISTINCT nullif(before, 0)) >= @dumps)
         AND (max(abs(after)) = 0 OR count(DISTINCT nullif(after, 0)) >= @dumps)`,
  );
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
