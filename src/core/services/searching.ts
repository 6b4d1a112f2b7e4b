import { plainText } from '../../shared/document.ts';
import type { Span } from '../../shared/span.ts';
import type { Library } from '../library.ts';
import { indexedText } from '../store/article-text.ts';
import { getArticle, headOf } from '../store/articles.ts';
import { getDump } from '../store/dumps.ts';
import { sql, transact } from '../store/handle.ts';
import { findPlaces, indexArticle, matchOf, type SearchPlace, staleArticles } from '../store/search-index.ts';

/** One thing found in the library. */
export interface SearchHit {
  kind: 'dump' | 'article';
  dumpId: string;
  articleId: string | null;
  title: string;
  excerpt: string;
  span: Span | null;
}

/** Code units shown on either side of a hit. */
const AROUND = 40;

/** Indexes what was edited since the last search. */
export function refreshIndex(library: Library): void {
  const { store } = library;
  const stale = staleArticles(store);
  if (stale.length === 0) return;
  transact(store, () => {
    for (const id of stale) {
      const row = getArticle(store, id);
      const text =
        row?.present === 1 && getDump(store, row.dump_id)?.plan === row.plan
          ? indexedText(headOf(row).fields, library.drafts.blocks(row))
          : null;
      indexArticle(store, row?.dump_id ?? '', id, text);
    }
  });
}

/** Searches names, drafts and dump texts of the library; a dump whose text matches more than once is told once. */
export function search(library: Library, query: string, limit: number): SearchHit[] {
  const match = matchOf(query);
  if (match === null) return [];
  refreshIndex(library);
  const hits: SearchHit[] = [];
  const dumps = new Set<string>();
  for (const place of findPlaces(library.store, match, limit * 20)) {
    if (hits.length >= limit) break;
    if (place.kind !== 'article') {
      if (dumps.has(place.dump_id)) continue;
      dumps.add(place.dump_id);
    }
    const hit = describe(library, place, query);
    if (hit) hits.push(hit);
  }
  return hits;
}

function describe(library: Library, place: SearchPlace, query: string): SearchHit | null {
  const { store } = library;
  const dump = getDump(store, place.dump_id);
  if (!dump) return null;
  const base = { dumpId: dump.id, articleId: place.article_id };
  if (place.kind === 'name')
    return {
      ...base,
      kind: 'dump',
      title: dump.name,
      excerpt: library.texts.slice(dump.id, 0, 2 * AROUND),
      span: null,
    };
  if (place.kind === 'text') {
    const start = place.start ?? 0;
    const slice = sql<{ body: string }>(store, 'SELECT body FROM texts WHERE dump_id = ? AND "start" = ?');
    const body = slice.get(dump.id, start)?.body ?? '';
    const { at, length } = locate(body, query);
    return {
      ...base,
      kind: 'dump',
      title: dump.name,
      excerpt: excerptOf(body, at),
      span: [start + at, start + at + length],
    };
  }
  const row = place.article_id === null ? undefined : getArticle(store, place.article_id);
  if (!row) return null;
  const text = library.drafts.blocks(row).map(plainText).join('\n');
  return {
    ...base,
    kind: 'article',
    title: row.title || row.lead,
    excerpt: excerptOf(text, locate(text, query).at),
    span: null,
  };
}

/** Where the query, or else its first word that stands there, is in `text`. */
function locate(text: string, query: string): { at: number; length: number } {
  const lower = text.toLowerCase();
  for (const term of [query.trim(), ...query.trim().split(/\s+/u)]) {
    const at = lower.indexOf(term.toLowerCase());
    if (at >= 0) return { at, length: Math.min(term.length, text.length - at) };
  }
  return { at: 0, length: 0 };
}

function excerptOf(text: string, at: number): string {
  const from = Math.max(0, at - AROUND);
  const cut = text
    .slice(from, at + 2 * AROUND)
    .toWellFormed()
    .replaceAll('\ufffd', '');
  return cut.replace(/\s+/gu, ' ').trim();
}
