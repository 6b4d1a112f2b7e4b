import { type Store, sql } from './handle.ts';

/**
 * Full-text search with one token a CJK character: spaces are put around each before it is indexed, and a
 * query becomes a phrase of such tokens. Words of one and two characters are found, which trigrams miss.
 */

const WIDE =
  /[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]|[\ud840-\ud87f][\udc00-\udfff]/g;

/** Text as it is indexed. */
export function tokens(text: string): string {
  return text.replace(WIDE, ' $& ');
}

/** A query as FTS5 reads it: each word a phrase, all of them wanted, the last Latin word a prefix. Null if it has no word. */
export function matchOf(query: string): string | null {
  const terms: string[] = [];
  for (const word of query.normalize('NFC').split(/\s+/u)) {
    const parts = tokens(word).match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu);
    if (!parts) continue;
    const prefix = /[\p{Script=Latin}\p{N}]$/u.test(parts.at(-1)!) ? ' *' : '';
    terms.push(`"${parts.join(' ')}"${prefix}`);
  }
  return terms.length === 0 ? null : terms.join(' AND ');
}

export interface SearchPlace {
  no: number;
  kind: 'name' | 'text' | 'article';
  dump_id: string;
  article_id: string | null;
  start: number | null;
}

/** Adds a part of the library to the index. `indexed` is made by `tokens`. */
export function addPlace(store: Store, place: Omit<SearchPlace, 'no'>, indexed: string): void {
  const { lastInsertRowid } = sql(
    store,
    'INSERT INTO search_places (kind, dump_id, article_id, "start") VALUES (?, ?, ?, ?)',
  ).run(place.kind, place.dump_id, place.article_id, place.start);
  sql(store, 'INSERT INTO search_index (rowid, body) VALUES (?, ?)').run(lastInsertRowid, indexed);
}

/** Says that an article is to be indexed again before the next search. */
export function markStale(store: Store, articleId: string): void {
  sql(store, 'INSERT INTO search_stale (article_id) VALUES (?) ON CONFLICT DO NOTHING').run(articleId);
}

export function staleArticles(store: Store): string[] {
  return sql<{ article_id: string }>(store, 'SELECT article_id FROM search_stale')
    .all()
    .map((r) => r.article_id);
}

/** Indexes an article's text anew; null takes it out. */
export function indexArticle(store: Store, dumpId: string, articleId: string, text: string | null): void {
  const old = sql<{ no: number }>(store, 'SELECT no FROM search_places WHERE article_id = ?').get(articleId);
  if (old) {
    sql(store, 'DELETE FROM search_index WHERE rowid = ?').run(old.no);
    sql(store, 'DELETE FROM search_places WHERE no = ?').run(old.no);
  }
  if (text !== null)
    addPlace(store, { kind: 'article', dump_id: dumpId, article_id: articleId, start: null }, tokens(text));
  sql(store, 'DELETE FROM search_stale WHERE article_id = ?').run(articleId);
}

/** Places of the library that match, articles before dumps. */
export function findPlaces(store: Store, match: string, limit: number): SearchPlace[] {
  return sql<SearchPlace>(
    store,
    `SELECT s.no, s.kind, s.dump_id, s.article_id, s."start" FROM search_index i
     JOIN search_places s ON s.no = i.rowid
     JOIN dumps d ON d.id = s.dump_id AND d.archived = 0 AND d.superseded_by IS NULL
     WHERE search_index MATCH ?
     ORDER BY CASE s.kind WHEN 'name' THEN 0 WHEN 'article' THEN 1 ELSE 2 END, s.no LIMIT ?`,
  ).all(match, limit);
}

/** Ids of the articles of one dump that match. */
export function matchingArticles(store: Store, dumpId: string, match: string): Set<string> {
  const rows = sql<{ article_id: string }>(
    store,
    `SELECT s.article_id FROM search_index i JOIN search_places s ON s.no = i.rowid
     WHERE search_index MATCH ? AND s.dump_id = ? AND s.kind = 'article'`,
  ).all(match, dumpId);
  return new Set(rows.map((r) => r.article_id));
}
