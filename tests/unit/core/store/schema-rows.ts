import Database from 'better-sqlite3';
import type { Store } from '../../../../src/core/store/handle.ts';
import { MIGRATIONS } from '../../../../src/core/store/migrations/index.ts';
import { migrate } from '../../../../src/core/store/open.ts';

/**
 * Rows as each schema had them when it was the newest. A new step brings its own, for what it adds: a value in every
 * column and a row in every table, so that the step after it is tested on a store that is in use.
 */
export const ROWS: Readonly<Record<number, string>> = {
  10: `INSERT INTO originals VALUES ('s', x'e6b8af');
       INSERT INTO dumps (id, name, sha256, bytes, encoding, encoding_sure, length, ink, imported_at, status)
         VALUES ('d', '港', 's', 3, 'utf-8', 1, 1, 1, 5, 'ready');
       INSERT INTO dumps (id, name, sha256, bytes, encoding, encoding_sure, length, ink, imported_at, status, problem,
         planner, superseded_by, archived) VALUES ('e', '旧', 's', 3, 'big5', 0, 1, 1, 4, 'failed', 'why', 7, 'd', 1);
       INSERT INTO texts (dump_id, "start", "end", body) VALUES ('d', 0, 1, '港');
       INSERT INTO settings VALUES ('theme', '"dark"');`,
  20: `INSERT INTO plans (no, dump_id, engine, notices, planned_at, ledger) VALUES (1, 'd', 'e', '[]', 6, '{}');
       UPDATE dumps SET plan = 1 WHERE id = 'd';
       INSERT INTO pieces (plan, "start", "end", ink, disposition, planned, home, seat, fate, kept, changed, twice,
         added, article_id) VALUES (1, 0, 1, 1, 'article', 'article', 'a', 0, 'kept', 1, 0, 0, 0, 'a');
       INSERT INTO holders VALUES (1, 0, 1, 'a');
       INSERT INTO findings (no, plan, id, kind, confidence, "start", spans, evidence, reasons, proposed, state, choice,
         stands, shown) VALUES (1, 1, 'f', 'chrome', 0.5, 0, '[[0,1]]', '{}', '[]', 1, 'open', '{}', 1, 'open');
       INSERT INTO finding_pieces VALUES (1, 0, 1);
       INSERT INTO finding_articles VALUES ('a', 1, 0, 1);`,
  30: `INSERT INTO articles (id, dump_id, plan, planned, ordinal, present, revision, title, subtitle, byline, "date",
         field_pieces, status, approved_revision, approved_by, approved_at, override_reason, updated_at, lead, free)
         VALUES ('a', 'd', 1, 0, 0, 1, 1, '题', '', '', '', '{}', 'approved', 1, 'w', 6, 'r', 6, '', 0);
       INSERT INTO revisions VALUES ('a', 1, '[]', '{}', '[]');`,
  40: `INSERT INTO decisions (seq, id, dump_id, plan, part_of, burst, kind, who, at, article_ids, finding_ids, reason,
         target, effects, prev_hash, hash)
         VALUES (1, 'x', 'd', 1, 'x', 'b', 'plan', 'w', 7, '[]', '[]', 'r', 't', '{}', 'p', 'h');
       INSERT INTO standing VALUES ('x', 1, 1, 0, 'x', 1);`,
  50: `INSERT INTO exports (at, who, article_id, revision, format, folder, name, sha256)
         VALUES (8, 'w', 'a', 1, 'text', '/f', 'n.txt', 'h');`,
  60: `INSERT INTO search_places VALUES (1, 'text', 'd', NULL, 0), (2, 'article', 'd', 'a', NULL);
       INSERT INTO search_index (rowid, body) VALUES (1, '港'), (2, '题');
       INSERT INTO search_stale VALUES ('a');`,
  70: `INSERT INTO furniture_sightings VALUES ('k', 'd', 1, 2);
       INSERT INTO furniture VALUES ('k');`,
  80: `INSERT INTO rules VALUES ('k', 'always', '分享到', 'w', 9);`,
  90: `UPDATE articles SET validated_by = 'v', validated_at = 9;`,
  100: `INSERT INTO passed VALUES ('d', 'p');`,
  110: `INSERT INTO sums (what, dump_id, sum) VALUES ('settings', NULL, 's'), ('sightings', 'd', 't');`,
};

export const upTo = (version: number): typeof MIGRATIONS => MIGRATIONS.filter((m) => m.to <= version);

/** A store file at `version` with the rows of every step up to it. */
export function storeAt(path: string, version: number): void {
  const store = new Database(path);
  store.pragma('foreign_keys = ON');
  for (const step of upTo(version)) {
    migrate(store, upTo(step.to));
    store.exec(ROWS[step.to] ?? '');
  }
  store.close();
}

/** The tables that hold what is not derived by SQLite itself. */
export function tablesOf(store: Store): string[] {
  return store
    .prepare<[], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'`,
    )
    .all()
    .map((r) => r.name)
    .toSorted();
}

export function columnsOf(store: Store, table: string): string[] {
  return store
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map((r) => r.name);
}

/** Everything in some tables, column by column as it is named. */
export function contentOf(store: Store, columns: ReadonlyMap<string, readonly string[]>): unknown {
  return [...columns].map(([table, names]) => {
    const list = names.map((n) => `"${n}"`).join(', ');
    return [table, store.prepare(`SELECT ${list} FROM "${table}" ORDER BY ${list}`).all()];
  });
}
