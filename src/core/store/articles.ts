import { applySplices, type Block, type Splice } from '../../shared/document.ts';
import type { ArticleRow, ArticleStatus, Fields } from '../../shared/model/articles.ts';
import type { FieldPieces } from './composed.ts';
import { parse, type Store, sql } from './handle.ts';

/** The statuses that are kept; that an approval is validated is told from who did. */
export type KeptStatus = Exclude<ArticleStatus, 'validated'>;

/** An article as it is kept, without its document. */
export interface ArticleRecord {
  id: string;
  dump_id: string;
  plan: number;
  planned: number | null;
  ordinal: number;
  present: number;
  revision: number;
  title: string;
  subtitle: string;
  byline: string;
  date: string;
  field_pieces: string;
  status: KeptStatus;
  approved_revision: number | null;
  approved_by: string | null;
  approved_at: number | null;
  validated_by: string | null;
  validated_at: number | null;
  override_reason: string | null;
  updated_at: number;
  lead: string;
  free: number;
}

/** The fields of an article and where each came from. */
export interface Head {
  fields: Fields;
  fieldPieces: FieldPieces;
}

export function getArticle(store: Store, id: string): ArticleRecord | undefined {
  return sql<ArticleRecord>(store, 'SELECT * FROM articles WHERE id = ?').get(id);
}

export function headOf(row: ArticleRecord): Head {
  const { title, subtitle, byline, date } = row;
  return { fields: { title, subtitle, byline, date }, fieldPieces: parse<FieldPieces>(row.field_pieces) };
}

/** Writes what may change of an article. */
export function updateArticle(store: Store, row: ArticleRecord): void {
  sql(
    store,
    `UPDATE articles SET present = ?, revision = ?, title = ?, subtitle = ?, byline = ?, "date" = ?, field_pieces = ?,
       status = ?, approved_revision = ?, approved_by = ?, approved_at = ?, validated_by = ?, validated_at = ?,
       override_reason = ?, updated_at = ?, lead = ?, free = ?, ordinal = ? WHERE id = ?`,
  ).run(
    row.present,
    row.revision,
    row.title,
    row.subtitle,
    row.byline,
    row.date,
    row.field_pieces,
    row.status,
    row.approved_revision,
    row.approved_by,
    row.approved_at,
    row.validated_by,
    row.validated_at,
    row.override_reason,
    row.updated_at,
    row.lead,
    row.free,
    row.ordinal,
    row.id,
  );
}

/** Ids and places of all articles in reading order, those included that were taken away and may come back. */
export function articlesInOrder(store: Store, plan: number): { id: string; ordinal: number }[] {
  return sql<{ id: string; ordinal: number }>(
    store,
    'SELECT id, ordinal FROM articles WHERE plan = ? ORDER BY ordinal',
  ).all(plan);
}

/** A number between an article and the next in reading order; before all others if `after` is null. */
export function ordinalAfter(store: Store, plan: number, after: ArticleRecord | null): number {
  const next = sql<{ ordinal: number | null }>(
    store,
    'SELECT min(ordinal) ordinal FROM articles WHERE plan = ? AND ordinal > ?',
  ).get(plan, after?.ordinal ?? -Number.MAX_VALUE)?.ordinal;
  if (after === null) return (next ?? 1) - 1;
  return next === null || next === undefined ? after.ordinal + 1 : (after.ordinal + next) / 2;
}

export interface RevisionRecord {
  revision: number;
  splices: string;
  fields: string | null;
  snapshot: string | null;
}

export function addRevision(store: Store, articleId: string, r: RevisionRecord): void {
  sql(
    store,
    'INSERT INTO revisions (article_id, revision, splices, fields, snapshot) VALUES (?, ?, ?, ?, ?)',
  ).run(articleId, r.revision, r.splices, r.fields, r.snapshot);
}

/** The document of an article as it was at `revision`. */
export function blocksAt(store: Store, articleId: string, revision: number): Block[] {
  const base = sql<{ revision: number; snapshot: string }>(
    store,
    `SELECT revision, snapshot FROM revisions
     WHERE article_id = ? AND revision <= ? AND snapshot IS NOT NULL ORDER BY revision DESC LIMIT 1`,
  ).get(articleId, revision);
  let blocks = base ? parse<Block[]>(base.snapshot) : [];
  const later = sql<{ splices: string }>(
    store,
    'SELECT splices FROM revisions WHERE article_id = ? AND revision > ? AND revision <= ? ORDER BY revision',
  ).all(articleId, base?.revision ?? 0, revision);
  for (const { splices } of later)
    if (splices !== '[]') blocks = applySplices(blocks, parse<Splice[]>(splices));
  return blocks;
}

/** The fields of an article as they were at `revision`. */
export function headAt(store: Store, articleId: string, revision: number): Head {
  const row = sql<{ fields: string }>(
    store,
    `SELECT fields FROM revisions WHERE article_id = ? AND revision <= ? AND fields IS NOT NULL
     ORDER BY revision DESC LIMIT 1`,
  ).get(articleId, revision);
  if (!row) throw new Error(`revision ${revision} of ${articleId} has no fields`);
  return parse<Head>(row.fields);
}

/** How much lies between the last snapshot and now: revisions, and code units of changes. */
export function sinceSnapshot(store: Store, articleId: string): { revisions: number; size: number } {
  const row = sql<{ revisions: number; size: number | null }>(
    store,
    `SELECT count(*) revisions, sum(length(splices)) size FROM revisions WHERE article_id = ? AND revision >
       (SELECT max(revision) FROM revisions WHERE article_id = ? AND snapshot IS NOT NULL)`,
  ).get(articleId, articleId);
  return { revisions: row?.revisions ?? 0, size: row?.size ?? 0 };
}

/** The articles of a plan in reading order, as they are kept. */
export function presentArticles(store: Store, plan: number): ArticleRecord[] {
  return sql<ArticleRecord>(
    store,
    'SELECT * FROM articles WHERE plan = ? AND present = 1 ORDER BY ordinal',
  ).all(plan);
}

type ListRow = Omit<ArticleRecord, 'lead'> & { lead: string; open: number };

const OPEN = `SELECT count(*) FROM finding_articles fa JOIN findings f ON f.no = fa.finding
  WHERE fa.article_id = a.id AND fa.gate = 1 AND f.shown = 'open'`;

/** The articles of a plan in reading order. */
export function listArticles(store: Store, plan: number): ArticleRow[] {
  const rows = sql<ListRow>(
    store,
    `SELECT a.*, 0 open FROM articles a WHERE a.plan = ? AND a.present = 1 ORDER BY a.ordinal`,
  ).all(plan);
  const open = sql<{ article_id: string; n: number }>(
    store,
    `SELECT fa.article_id, count(*) n FROM findings f JOIN finding_articles fa ON fa.finding = f.no
     WHERE f.plan = ? AND f.shown = 'open' AND fa.gate = 1 GROUP BY fa.article_id`,
  ).all(plan);
  const openOf = new Map(open.map((r) => [r.article_id, r.n]));
  return rows.map((r) => articleRow(r, openOf.get(r.id) ?? 0));
}

/** How many findings must be decided before the article can be approved. */
export function openFindings(store: Store, articleId: string): number {
  const row = sql<{ n: number }>(store, `SELECT (${OPEN}) n FROM articles a WHERE a.id = ?`).get(articleId);
  return row?.n ?? 0;
}

export function articleRow(row: ArticleRecord, open: number): ArticleRow {
  return {
    id: row.id,
    dumpId: row.dump_id,
    ordinal: row.ordinal,
    title: row.title,
    lead: row.lead,
    status: row.status === 'approved' && row.validated_by !== null ? 'validated' : row.status,
    validated: row.validated_by !== null,
    revision: row.revision,
    open,
    updatedAt: row.updated_at,
  };
}
