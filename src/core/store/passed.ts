import { type Store, sql } from './handle.ts';

/** Ids of the corrections of a dump that a person let stand. */
export function passedIds(store: Store, dumpId: string): Set<string> {
  const rows = sql<{ id: string }>(store, 'SELECT id FROM passed WHERE dump_id = ?').all(dumpId);
  return new Set(rows.map((r) => r.id));
}

/** Notes that a correction is let stand, or proposed again. Runs in the caller's transaction. */
export function setPassed(store: Store, dumpId: string, id: string, on: boolean): void {
  sql(
    store,
    on
      ? 'INSERT OR IGNORE INTO passed (dump_id, id) VALUES (?, ?)'
      : 'DELETE FROM passed WHERE dump_id = ? AND id = ?',
  ).run(dumpId, id);
}
