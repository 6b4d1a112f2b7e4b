import type { Block } from '../../shared/document.ts';
import type { Ledger } from '../../shared/ledger.ts';
import type { ArticleView, Blocker } from '../../shared/model/articles.ts';
import type { FindingState, FindingView } from '../../shared/model/findings.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { FindingKind } from '../../shared/plan.ts';
import { inkOf, pieceId } from '../../shared/span.ts';
import { notFound } from '../errors.ts';
import { type Library, plannedDump } from '../library.ts';
import {
  type ArticleRecord,
  articleRow,
  getArticle,
  headOf,
  listArticles,
  openFindings,
} from '../store/articles.ts';
import { getDump, getLedger } from '../store/dumps.ts';
import {
  countByFacet,
  countFindings,
  type FindingRecord,
  findingView,
  listFindings,
  openFindingIds,
} from '../store/findings.ts';
import { type Store, sql } from '../store/handle.ts';
import { matchingArticles, matchOf } from '../store/search-index.ts';
import { runsOfBlock } from './drafts.ts';
import { plain, speaksOf } from './finding-search.ts';
import { refreshIndex } from './searching.ts';

/** Reading: what windows are shown of articles and findings. */

/** An article of the library by its id; one that was taken away is not found. */
export function presentArticle(library: Library, id: string): ArticleRecord {
  const row = getArticle(library.store, id);
  if (row?.present !== 1) throw notFound('article', id);
  return row;
}

export function articleView(library: Library, row: ArticleRecord): ArticleView {
  const blocks = library.drafts.blocks(row);
  const { fields, fieldPieces } = headOf(row);
  return {
    ...articleRow(row, openFindings(library.store, row.id)),
    fields,
    fieldPieces: { title: [], subtitle: [], byline: [], date: [], ...fieldPieces },
    blocks: blocks as Block[],
    approvedRevision: row.approved_revision,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    validatedBy: row.validated_by,
    validatedAt: row.validated_at,
    overrideReason: row.override_reason,
    blockers: blockersOf(library, row, blocks),
  };
}

/** What stands in the way of an article's approval. */
export function blockersOf(library: Library, row: ArticleRecord, blocks: readonly Block[]): Blocker[] {
  const { store } = library;
  const blockers: Blocker[] = [];
  const ids = openFindingIds(store, row.id);
  if (ids.length > 0) blockers.push({ kind: 'findings', ids });
  const twice = toldTwice(store, row);
  if (twice.length > 0)
    blockers.push({
      kind: 'twice',
      pieceIds: twice.map((p) => pieceId([p.start, p.end])),
      ink: twice.reduce((n, p) => n + p.twice, 0),
    });
  const missing = (getDump(store, row.dump_id)?.ink ?? 0) - getLedger(store, row.plan).total;
  if (missing !== 0) blockers.push({ kind: 'ledger', missing });
  if (row.title.trim() === '') blockers.push({ kind: 'title' });
  if (!blocks.some((b) => runsOfBlock(b).some((r) => inkOf(r.text) > 0))) blockers.push({ kind: 'body' });
  return blockers;
}

function toldTwice(store: Store, row: ArticleRecord): { start: number; end: number; twice: number }[] {
  return sql<{ start: number; end: number; twice: number }>(
    store,
    `SELECT p."start", p."end", p.twice FROM pieces p INDEXED BY pieces_twice WHERE p.plan = ? AND p.twice > 0 AND (p.article_id = ? OR EXISTS
       (SELECT 1 FROM holders h WHERE h.plan = p.plan AND h."start" = p."start" AND h."end" = p."end" AND h.article_id = ?))`,
  ).all(row.plan, row.id, row.id);
}

export function ledgerOf(library: Library, dumpId: string): Ledger {
  return getLedger(library.store, plannedDump(library, dumpId).plan);
}

export function articlesOf(
  library: Library,
  input: { dumpId: string; status?: string | undefined; query?: string | undefined },
): ReturnType<typeof listArticles> {
  const { plan } = plannedDump(library, input.dumpId);
  let rows = listArticles(library.store, plan);
  if (input.status !== undefined) rows = rows.filter((r) => r.status === input.status);
  const query = input.query?.trim() ?? '';
  if (query === '') return rows;
  refreshIndex(library);
  const match = matchOf(query);
  const found = match === null ? new Set<string>() : matchingArticles(library.store, input.dumpId, match);
  const plain = query.toLocaleLowerCase();
  return rows.filter((r) => found.has(r.id) || r.title.toLocaleLowerCase().includes(plain));
}

export interface FindingQuery {
  dumpId: string;
  articleId?: string | undefined;
  kinds?: FindingKind[] | undefined;
  states?: FindingState[] | undefined;
  query?: string | undefined;
  order: 'risk' | 'reading';
  offset: number;
  limit: number;
}

export interface FindingPage {
  rows: FindingView[];
  total: number;
  kinds: Partial<Record<FindingKind, number>>;
  states: Partial<Record<FindingState, number>>;
}

export function findingsOf(library: Library, input: FindingQuery): FindingPage {
  const { store } = library;
  const { plan } = plannedDump(library, input.dumpId);
  const filter = { ...input, plan };
  const query = plain(input.query ?? '').trim();
  let rows: FindingRecord[];
  let total: number;
  if (query === '') {
    rows = listFindings(store, filter, input.offset, input.limit);
    total = countFindings(store, filter);
  } else {
    const all = listFindings(store, filter, 0, Number.MAX_SAFE_INTEGER).filter((row) =>
      speaksOf(library, input.dumpId, row, query),
    );
    rows = all.slice(input.offset, input.offset + input.limit);
    total = all.length;
  }
  return {
    rows: rows.map((r) => findingView(store, r)),
    total,
    ...countByFacet(store, plan, input.articleId),
  };
}

/** An outcome in which nothing changed. */
export function nothingChanged(
  library: Library,
  dumpId: string,
  canUndo: boolean,
  canRedo: boolean,
): Outcome {
  return {
    dumpId,
    decision: null,
    articles: [],
    removedArticles: [],
    pieces: [],
    findings: [],
    removedFindings: [],
    ledger: ledgerOf(library, dumpId),
    canUndo,
    canRedo,
  };
}
