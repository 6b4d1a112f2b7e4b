import type { FindingState, FindingView } from '../../shared/model/findings.ts';
import type { Evidence, FindingKind, Reason } from '../../shared/plan.ts';
import { evidenceSpans } from '../../shared/plan.ts';
import { type Span, spanOfPiece } from '../../shared/span.ts';
import { parse, type Store, sql } from './handle.ts';

/** A finding as it is kept. */
export interface FindingRecord {
  no: number;
  plan: number;
  id: string;
  kind: FindingKind;
  confidence: number;
  start: number;
  spans: string;
  evidence: string;
  reasons: string;
  proposed: number;
  /** The answer: `auto` or `open` until a person gave one. */
  state: FindingState;
  choice: string | null;
  stands: number;
  shown: FindingState;
}

/** A finding as a person makes one: what it says, and that it was accepted. */
export interface FindingSeed {
  id: string;
  kind: FindingKind;
  spans: Span[];
  evidence: Evidence;
  reasons: Reason[];
}

/** Adds a finding a person made, with the starts of the pieces it speaks of. */
export function addFinding(store: Store, plan: number, seed: FindingSeed, pieces: Iterable<number>): void {
  const { lastInsertRowid } = sql(
    store,
    `INSERT INTO findings (plan, id, kind, confidence, "start", spans, evidence, reasons, proposed, state, stands, shown)
     VALUES (?, ?, ?, 1, ?, ?, ?, ?, 0, 'accepted', 0, 'accepted')`,
  ).run(
    plan,
    seed.id,
    seed.kind,
    seed.spans[0]?.[0] ?? 0,
    JSON.stringify(seed.spans),
    JSON.stringify(seed.evidence),
    JSON.stringify(seed.reasons),
  );
  const piece = sql(store, 'INSERT INTO finding_pieces (plan, "start", finding) VALUES (?, ?, ?)');
  for (const start of new Set(pieces)) piece.run(plan, start, lastInsertRowid);
}

export function removeFinding(store: Store, no: number): void {
  sql(store, 'DELETE FROM findings WHERE no = ?').run(no);
}

/** After pieces were cut otherwise: what spoke of those that are `gone` speaks of those of `come` it covers. */
export function recutFindings(
  store: Store,
  plan: number,
  gone: readonly { start: number; end: number }[],
  come: readonly { start: number; end: number }[],
): void {
  const rows = findingsOfPieces(
    store,
    plan,
    gone.map((p) => p.start),
  );
  const take = sql(store, 'DELETE FROM finding_pieces WHERE plan = ? AND "start" = ? AND finding = ?');
  const put = sql(
    store,
    'INSERT INTO finding_pieces (plan, "start", finding) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  for (const row of rows) {
    const spans = [...parse<Span[]>(row.spans), ...evidenceSpans(parse<Evidence>(row.evidence))];
    for (const { start } of gone) take.run(plan, start, row.no);
    for (const { start, end } of come)
      if (spans.some(([a, b]) => start < b && end > a)) put.run(plan, start, row.no);
  }
}

export function getFinding(store: Store, plan: number, id: string): FindingRecord | undefined {
  return sql<FindingRecord>(store, 'SELECT * FROM findings WHERE plan = ? AND id = ?').get(plan, id);
}

/** Findings by their names; names that no finding has are passed over. */
export function getFindings(store: Store, plan: number, ids: readonly string[]): FindingRecord[] {
  return sql<FindingRecord>(
    store,
    'SELECT f.* FROM json_each(?) asked CROSS JOIN findings f ON f.plan = ? AND f.id = asked.value',
  ).all(JSON.stringify(ids), plan);
}

/** Findings of a plan that a person has answered, in reading order. */
export function answeredFindings(store: Store, plan: number): FindingRecord[] {
  return sql<FindingRecord>(
    store,
    `SELECT * FROM findings WHERE plan = ? AND state IN ('accepted', 'dismissed') ORDER BY "start", no`,
  ).all(plan);
}

/** Findings that speak of the pieces that start at `starts`. */
export function findingsOfPieces(store: Store, plan: number, starts: Iterable<number>): FindingRecord[] {
  const found = new Map<number, FindingRecord>();
  const rows = sql<FindingRecord>(
    store,
    `SELECT f.* FROM json_each(?) asked CROSS JOIN finding_pieces p ON p.plan = ? AND p."start" = asked.value
     CROSS JOIN findings f ON f.no = p.finding`,
  );
  for (const row of rows.iterate(JSON.stringify([...starts]), plan)) found.set(row.no, row);
  return [...found.values()];
}

/** Ink of the pieces that share a character with a finding's own spans, by the finding's id; unknown ids have none. */
export function inkOfFindings(store: Store, plan: number, ids: readonly string[]): Map<string, number> {
  const ink = new Map<string, number>();
  // Joined in this order, whatever the planner thinks: else it goes through all that is asked for each row.
  const asked = sql<{ no: number; id: string; spans: string }>(
    store,
    `SELECT f.no, f.id, f.spans FROM json_each(?) asked CROSS JOIN findings f ON f.plan = ? AND f.id = asked.value`,
  ).all(JSON.stringify([...new Set(ids)]), plan);
  const byNo = new Map(asked.map((row) => [row.no, row]));
  for (const { id } of asked) ink.set(id, 0);
  const pieces = sql<{ finding: number; start: number; end: number; ink: number }>(
    store,
    `SELECT fp.finding, p."start", p."end", p.ink FROM json_each(?) asked
     CROSS JOIN finding_pieces fp ON fp.finding = asked.value AND fp.plan = ?
     CROSS JOIN pieces p ON p.plan = fp.plan AND p."start" = fp."start"
     ORDER BY fp.finding, p."start"`,
  );
  let spans: Span[] = [];
  let at = 0;
  let last: { no: number; id: string; spans: string } | undefined;
  for (const piece of pieces.iterate(JSON.stringify([...byNo.keys()]), plan)) {
    const row = byNo.get(piece.finding);
    if (!row) continue;
    if (row !== last) {
      last = row;
      spans = parse<Span[]>(row.spans).toSorted((a, b) => a[0] - b[0]);
      at = 0;
    }
    while (at < spans.length && spans[at]![1] <= piece.start) at++;
    if (at < spans.length && spans[at]![0] < piece.end) ink.set(row.id, ink.get(row.id)! + piece.ink);
  }
  return ink;
}

/** Findings that name this article: those whose place may change with it. */
export function findingsOfArticle(store: Store, articleId: string): FindingRecord[] {
  return sql<FindingRecord>(
    store,
    'SELECT f.* FROM finding_articles fa JOIN findings f ON f.no = fa.finding WHERE fa.article_id = ?',
  ).all(articleId);
}

/** Ids of the open findings an article waits for. */
export function openFindingIds(store: Store, articleId: string): string[] {
  return sql<{ id: string }>(
    store,
    `SELECT f.id FROM finding_articles fa JOIN findings f ON f.no = fa.finding
     WHERE fa.article_id = ? AND fa.gate = 1 AND f.shown = 'open' ORDER BY f."start", f.no`,
  )
    .all(articleId)
    .map((r) => r.id);
}

export function setAnswer(store: Store, no: number, state: FindingState, choice: string | null): void {
  sql(store, 'UPDATE findings SET state = ?, choice = ? WHERE no = ?').run(state, choice, no);
}

export function setShown(store: Store, no: number, stands: boolean, shown: FindingState): void {
  sql(store, 'UPDATE findings SET stands = ?, shown = ? WHERE no = ?').run(stands ? 1 : 0, shown, no);
}

export interface FindingArticle {
  article_id: string;
  rank: number;
  gate: number;
}

/** The articles findings touch, best first, by the finding's number. */
export function articlesOfFindings(store: Store, nos: Iterable<number>): Map<number, FindingArticle[]> {
  const articles = new Map<number, FindingArticle[]>();
  const rows = sql<FindingArticle & { finding: number }>(
    store,
    `SELECT fa.finding, fa.article_id, fa.rank, fa.gate FROM json_each(?) asked
     CROSS JOIN finding_articles fa ON fa.finding = asked.value ORDER BY fa.finding, fa.rank`,
  );
  for (const { finding, ...article } of rows.iterate(JSON.stringify([...nos]))) {
    const known = articles.get(finding);
    if (known) known.push(article);
    else articles.set(finding, [article]);
  }
  return articles;
}

export function setArticlesOfFinding(store: Store, no: number, articles: readonly FindingArticle[]): void {
  sql(store, 'DELETE FROM finding_articles WHERE finding = ?').run(no);
  for (const a of articles)
    sql(store, 'INSERT INTO finding_articles (article_id, finding, rank, gate) VALUES (?, ?, ?, ?)').run(
      a.article_id,
      no,
      a.rank,
      a.gate,
    );
}

function presentArticlesOf(store: Store, no: number): string[] {
  return sql<{ article_id: string }>(
    store,
    `SELECT fa.article_id FROM finding_articles fa JOIN articles a ON a.id = fa.article_id AND a.present = 1
     WHERE fa.finding = ? ORDER BY fa.rank`,
  )
    .all(no)
    .map((r) => r.article_id);
}

/** What stands behind a finding; where a person named another piece as the one that stays, that is its twin. */
export function evidenceOf(row: FindingRecord, evidence: Evidence = parse<Evidence>(row.evidence)): Evidence {
  if (row.choice === null || (evidence.kind !== 'duplicate' && evidence.kind !== 'near-duplicate'))
    return evidence;
  const { twin } = parse<{ twin?: string }>(row.choice);
  return twin === undefined ? evidence : { ...evidence, twin: [spanOfPiece(twin)] };
}

export function findingView(
  store: Store,
  row: FindingRecord,
  articleIds: string[] = presentArticlesOf(store, row.no),
): FindingView {
  return {
    id: row.id,
    kind: row.kind,
    confidence: row.confidence,
    stands: row.stands === 1,
    state: row.shown,
    spans: parse<Span[]>(row.spans),
    evidence: evidenceOf(row),
    reasons: parse<Reason[]>(row.reasons),
    articleIds,
  };
}

/**
 * The findings of a plan as they were stored, those after `after` (0: from the first), at most `limit` of them:
 * one look at a range of rows, whatever their number. `next` is where to go on, or null at the end.
 */
export function walkFindings(
  store: Store,
  plan: number,
  after: number,
  limit: number,
): { rows: FindingView[]; next: number | null } {
  const from =
    after > 0
      ? after
      : (sql<{ no: number | null }>(store, 'SELECT min(no) no FROM findings WHERE plan = ?').get(plan)?.no ??
          1) - 1;
  const rows = sql<FindingRecord>(
    store,
    'SELECT * FROM findings WHERE no > ? AND plan = ? ORDER BY no LIMIT ?',
  ).all(from, plan, limit);
  const last = rows.at(-1);
  if (!last) return { rows: [], next: null };
  const articles = new Map<number, string[]>();
  const named = sql<{ finding: number; article_id: string }>(
    store,
    `SELECT fa.finding, fa.article_id FROM finding_articles fa JOIN articles a ON a.id = fa.article_id
     WHERE fa.finding BETWEEN ? AND ? AND a.present = 1 ORDER BY fa.finding, fa.rank`,
  );
  for (const { finding, article_id } of named.iterate(rows[0]!.no, last.no)) {
    const ids = articles.get(finding);
    if (ids) ids.push(article_id);
    else articles.set(finding, [article_id]);
  }
  return {
    rows: rows.map((row) => findingView(store, row, articles.get(row.no) ?? [])),
    next: rows.length < limit ? null : last.no,
  };
}

export interface FindingFilter {
  plan: number;
  articleId?: string | undefined;
  kinds?: readonly FindingKind[] | undefined;
  states?: readonly FindingState[] | undefined;
  order: 'risk' | 'reading';
}

const OF_ARTICLE = 'no IN (SELECT finding FROM finding_articles WHERE article_id = ? AND gate = 1)';

function where({ plan, articleId, kinds, states }: Omit<FindingFilter, 'order'>): {
  text: string;
  values: unknown[];
} {
  const parts = ['plan = ?'];
  const values: unknown[] = [plan];
  if (articleId !== undefined) {
    parts.push(OF_ARTICLE);
    values.push(articleId);
  }
  if (kinds) {
    parts.push(`kind IN (SELECT value FROM json_each(?))`);
    values.push(JSON.stringify(kinds));
  }
  if (states) {
    parts.push(`shown IN (SELECT value FROM json_each(?))`);
    values.push(JSON.stringify(states));
  }
  return { text: parts.join(' AND '), values };
}

/** Findings that pass the filter, in order. */
export function listFindings(
  store: Store,
  filter: FindingFilter,
  offset: number,
  limit: number,
): FindingRecord[] {
  const { text, values } = where(filter);
  const order = filter.order === 'risk' ? 'confidence, "start", no' : '"start", no';
  return sql<FindingRecord>(
    store,
    `SELECT * FROM findings WHERE ${text} ORDER BY ${order} LIMIT ? OFFSET ?`,
  ).all(...values, limit, offset);
}

export function countFindings(store: Store, filter: Omit<FindingFilter, 'order'>): number {
  const { text, values } = where(filter);
  return sql<{ n: number }>(store, `SELECT count(*) n FROM findings WHERE ${text}`).get(...values)?.n ?? 0;
}

/** How many findings there are of each kind and in each state, whatever the filter. */
export function countByFacet(
  store: Store,
  plan: number,
  articleId: string | undefined,
): { kinds: Partial<Record<FindingKind, number>>; states: Partial<Record<FindingState, number>> } {
  const { text, values } = where({ plan, articleId });
  const rows = sql<{ kind: FindingKind; shown: FindingState; n: number }>(
    store,
    `SELECT kind, shown, count(*) n FROM findings WHERE ${text} GROUP BY kind, shown`,
  ).all(...values);
  const kinds: Partial<Record<FindingKind, number>> = {};
  const states: Partial<Record<FindingState, number>> = {};
  for (const { kind, shown, n } of rows) {
    kinds[kind] = (kinds[kind] ?? 0) + n;
    states[shown] = (states[shown] ?? 0) + n;
  }
  return { kinds, states };
}
