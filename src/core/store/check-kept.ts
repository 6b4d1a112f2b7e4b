import { join } from 'node:path';
import { backupFolder, listBackups } from './backups.ts';
import { type Store, sql } from './handle.ts';

/**
 * What never changes once it is written, against the newest backup: SQLite has no sums over its pages, so a
 * flipped bit inside a text breaks nothing that `integrity_check` knows of.
 */

interface Kept {
  table: string;
  key: readonly string[];
  columns: readonly string[];
}

const KEPT: readonly Kept[] = [
  { table: 'originals', key: ['sha256'], columns: ['bytes'] },
  {
    table: 'dumps',
    key: ['id'],
    columns: ['name', 'sha256', 'bytes', 'encoding', 'encoding_sure', 'length', 'ink', 'imported_at'],
  },
  { table: 'texts', key: ['no'], columns: ['dump_id', 'start', 'end', 'body'] },
  // Planned again with the same result a plan takes over the engine and the time, which the log holds.
  { table: 'plans', key: ['no', 'planned_at'], columns: ['dump_id', 'engine', 'notices'] },
  { table: 'pieces', key: ['plan', 'start', 'end'], columns: ['ink', 'planned', 'home', 'seat'] },
  {
    table: 'findings',
    key: ['no'],
    columns: ['plan', 'id', 'kind', 'confidence', 'start', 'spans', 'evidence', 'reasons', 'proposed'],
  },
  { table: 'finding_pieces', key: ['plan', 'start', 'finding'], columns: [] },
  { table: 'articles', key: ['id'], columns: ['dump_id', 'plan', 'planned'] },
  { table: 'revisions', key: ['article_id', 'revision'], columns: ['splices', 'fields', 'snapshot'] },
  { table: 'decisions', key: ['seq'], columns: ['id', 'hash'] },
  {
    table: 'exports',
    key: ['no'],
    columns: ['at', 'who', 'article_id', 'revision', 'format', 'folder', 'name', 'sha256'],
  },
];

/** Rows of the newest backup that stand here otherwise; none are looked at where it is of another schema. */
export function checkKept(store: Store): { looked: number; problems: string[] } {
  const [newest] = listBackups(store.name);
  if (!newest) return { looked: 0, problems: [] };
  const problems: string[] = [];
  let looked = 0;
  sql(store, 'ATTACH ? AS kept').run(join(backupFolder(store.name), newest.name));
  try {
    const [theirs] = store.pragma('kept.user_version') as { user_version: number }[];
    const [ours] = store.pragma('user_version') as { user_version: number }[];
    if (theirs?.user_version !== ours?.user_version) return { looked: 0, problems: [] };
    for (const { table, key, columns } of KEPT) {
      const on = key.map((name) => `here."${name}" = kept."${name}"`).join(' AND ');
      const differs = columns.map((name) => `here."${name}" IS NOT kept."${name}"`).join(' OR ') || '0';
      const row = store
        .prepare<[], { n: number; wrong: number | null }>(
          `SELECT count(*) n, sum(${differs}) wrong FROM kept."${table}" kept JOIN main."${table}" here ON ${on}`,
        )
        .get();
      looked += row?.n ?? 0;
      if ((row?.wrong ?? 0) > 0)
        problems.push(`${row?.wrong} rows of ${table} are not what the backup ${newest.name} has`);
    }
  } finally {
    store.exec('DETACH kept');
  }
  return { looked, problems };
}
