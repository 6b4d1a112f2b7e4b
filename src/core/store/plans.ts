import { FATES } from '../../shared/ledger.ts';
import type { PieceTable } from '../../shared/model/pieces.ts';
import type { Notice } from '../../shared/plan.ts';
import { type ComposedArticle, type ComposedFinding, DISPOSITIONS, type PieceColumns } from './composed.ts';
import type { PlanNote } from './effects.ts';
import { parse, type Store, sql, transact } from './handle.ts';
import { addPlace } from './search-index.ts';
import { addSlice, type TextSlice } from './texts.ts';

/** Writing a new plan, batch by batch, and making it the one that counts. */

export function startPlan(
  store: Store,
  plan: { dumpId: string; engine: string; notices: string; ledger: string; at: number },
): number {
  const { lastInsertRowid } = sql(
    store,
    'INSERT INTO plans (dump_id, engine, notices, planned_at, ledger) VALUES (?, ?, ?, ?, ?)',
  ).run(plan.dumpId, plan.engine, plan.notices, plan.at, plan.ledger);
  return Number(lastInsertRowid);
}

export function addPieces(
  store: Store,
  plan: number,
  columns: PieceColumns,
  articleIds: readonly string[],
  from: number,
  to: number,
): void {
  const insert = sql(
    store,
    `INSERT INTO pieces (plan, "start", "end", ink, disposition, planned, home, seat, fate, kept, changed, twice, added,
       article_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)`,
  );
  transact(store, () => {
    for (let i = from; i < to; i++) {
      const disposition = DISPOSITIONS[columns.dispositions[i]!]!;
      const placed = disposition === 'article';
      const home = placed ? (articleIds[columns.homes[i]!] ?? null) : null;
      const ink = columns.inks[i]!;
      insert.run(
        plan,
        columns.starts[i],
        columns.ends[i],
        ink,
        disposition,
        disposition,
        home,
        placed ? columns.seats[i] : null,
        placed ? 'kept' : disposition,
        placed ? ink : 0,
        home,
      );
    }
  });
}

export function addArticles(
  store: Store,
  plan: number,
  dumpId: string,
  rows: readonly ComposedArticle[],
  at: number,
): void {
  transact(store, () => {
    for (const a of rows) {
      insertArticle(store, {
        id: a.id,
        dumpId,
        plan,
        planned: a.planned,
        ordinal: a.planned,
        fields: a.fields,
        fieldPieces: JSON.stringify(a.fieldPieces),
        lead: a.lead,
        at,
        blocks: a.blocks,
      });
      addPlace(store, { kind: 'article', dump_id: dumpId, article_id: a.id, start: null }, a.tokens);
    }
  });
}

/** A new article at revision 1, in state `new`. */
export function insertArticle(
  store: Store,
  a: {
    id: string;
    dumpId: string;
    plan: number;
    planned: number | null;
    ordinal: number;
    fields: { title: string; subtitle: string; byline: string; date: string };
    fieldPieces: string;
    lead: string;
    at: number;
    blocks: string;
  },
): void {
  const { title, subtitle, byline, date } = a.fields;
  sql(
    store,
    `INSERT INTO articles (id, dump_id, plan, planned, ordinal, present, revision, title, subtitle, byline, "date",
       field_pieces, status, updated_at, lead, free)
     VALUES (?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?, ?, 'new', ?, ?, 0)`,
  ).run(
    a.id,
    a.dumpId,
    a.plan,
    a.planned,
    a.ordinal,
    title,
    subtitle,
    byline,
    date,
    a.fieldPieces,
    a.at,
    a.lead,
  );
  sql(
    store,
    `INSERT INTO revisions (article_id, revision, splices, fields, snapshot) VALUES (?, 1, '[]', ?, ?)`,
  ).run(a.id, `{"fields":${JSON.stringify(a.fields)},"fieldPieces":${a.fieldPieces}}`, a.blocks);
}

export function addFindings(store: Store, plan: number, rows: readonly ComposedFinding[]): void {
  const insert = sql(
    store,
    `INSERT INTO findings (plan, id, kind, confidence, "start", spans, evidence, reasons, proposed, state, stands, shown)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const piece = sql(store, 'INSERT INTO finding_pieces (plan, "start", finding) VALUES (?, ?, ?)');
  const article = sql(
    store,
    'INSERT INTO finding_articles (article_id, finding, rank, gate) VALUES (?, ?, ?, ?)',
  );
  transact(store, () => {
    for (const f of rows) {
      const stands = f.proposed ? 1 : 0;
      const { changes, lastInsertRowid } = insert.run(
        plan,
        f.id,
        f.kind,
        f.confidence,
        f.start,
        f.spans,
        f.evidence,
        f.reasons,
        stands,
        f.state,
        stands,
        f.state,
      );
      if (changes === 0) continue;
      for (const start of f.pieces) piece.run(plan, start, lastInsertRowid);
      f.articles.forEach(({ id, gate }, rank) => article.run(id, lastInsertRowid, rank, gate ? 1 : 0));
    }
  });
}

export function addSlices(
  store: Store,
  dumpId: string,
  rows: readonly (TextSlice & { tokens: string })[],
): void {
  transact(store, () => {
    for (const slice of rows) {
      addSlice(store, dumpId, slice);
      addPlace(store, { kind: 'text', dump_id: dumpId, article_id: null, start: slice.start }, slice.tokens);
    }
  });
}

function countPlan(store: Store, dumpId: string, plan: number): void {
  sql(store, `UPDATE dumps SET plan = ?, status = 'ready', problem = NULL, planner = NULL WHERE id = ?`).run(
    plan,
    dumpId,
  );
}

/**
 * Makes `plan` the one that counts and the dump ready; the one that counted is kept. Both are indexed anew before the
 * next search.
 */
export function changePlan(store: Store, dumpId: string, plan: number): void {
  transact(store, () => {
    const stale = sql(
      store,
      `INSERT INTO search_stale (article_id) SELECT a.id FROM articles a JOIN dumps d ON d.plan = a.plan
       WHERE d.id = ? ON CONFLICT DO NOTHING`,
    );
    stale.run(dumpId);
    countPlan(store, dumpId, plan);
    stale.run(dumpId);
  });
}

/**
 * Whether two plans say the same of a dump: the same pieces with the same fates and places, the same first drafts,
 * the same findings.
 */
export function saysTheSame(store: Store, a: number, b: number): boolean {
  const PIECES = `SELECT p."start", p."end", p.planned, p.seat, a.planned FROM pieces p
    LEFT JOIN articles a ON a.id = p.home WHERE p.plan = ?`;
  const DRAFTS = `SELECT a.planned, r.fields, r.snapshot FROM articles a
    JOIN revisions r ON r.article_id = a.id AND r.revision = 1 WHERE a.plan = ? AND a.planned IS NOT NULL`;
  const FINDINGS = `SELECT id, confidence, spans, evidence, reasons, proposed FROM findings WHERE plan = ?`;
  return [PIECES, DRAFTS, FINDINGS].every((rows) => {
    const differs = sql(store, `SELECT 1 FROM (${rows} EXCEPT ${rows}) LIMIT 1`);
    return differs.get(a, b) === undefined && differs.get(b, a) === undefined;
  });
}

/** A plan as the log tells of it. */
export function notePlan(store: Store, plan: number): PlanNote {
  const note = sql<PlanNote>(
    store,
    `SELECT no plan, engine, planned_at at,
       (SELECT count(*) FROM articles WHERE plan = p.no AND planned IS NOT NULL) articles,
       (SELECT count(*) FROM pieces WHERE plan = p.no) pieces,
       (SELECT count(*) FROM findings WHERE plan = p.no) findings
     FROM plans p WHERE no = ?`,
  ).get(plan);
  if (!note) throw new Error(`there is no plan ${plan}`);
  return note;
}

/** Adds a word to what windows are told of a plan. */
export function addNotice(store: Store, plan: number, notice: Notice): void {
  const row = sql<{ notices: string }>(store, 'SELECT notices FROM plans WHERE no = ?').get(plan);
  const notices = JSON.stringify([...parse<Notice[]>(row?.notices ?? '[]'), notice]);
  sql(store, 'UPDATE plans SET notices = ? WHERE no = ?').run(notices, plan);
}

/** Notes that a newer run of the engine said just what a plan says. */
export function confirmPlan(store: Store, dumpId: string, plan: number, by: number): void {
  transact(store, () => {
    sql(
      store,
      `UPDATE plans SET (engine, notices, planned_at) =
         (SELECT engine, notices, planned_at FROM plans WHERE no = ?) WHERE no = ?`,
    ).run(by, plan);
    countPlan(store, dumpId, plan);
  });
}

/** Takes a plan out with all that hangs on it. */
export function dropPlan(store: Store, plan: number): void {
  transact(store, () => {
    const places = 'SELECT s.no FROM search_places s JOIN articles a ON a.id = s.article_id WHERE a.plan = ?';
    sql(store, `DELETE FROM search_index WHERE rowid IN (${places})`).run(plan);
    sql(store, `DELETE FROM search_places WHERE no IN (${places})`).run(plan);
    sql(store, 'DELETE FROM plans WHERE no = ?').run(plan);
  });
}

interface TableRow {
  start: number;
  end: number;
  fate: (typeof FATES)[number];
  article_id: string | null;
}

/** All pieces of a plan, a column each. */
export function pieceTable(store: Store, plan: number): PieceTable {
  const table: PieceTable = { starts: [], ends: [], fates: [], articles: [], articleIds: [] };
  const indexOf = new Map<string, number>();
  const fateIndex = new Map(FATES.map((f, i) => [f, i]));
  const rows = sql<TableRow>(
    store,
    'SELECT "start", "end", fate, article_id FROM pieces WHERE plan = ? ORDER BY "start", "end"',
  ).iterate(plan);
  for (const { start, end, fate, article_id } of rows) {
    let article = -1;
    if (article_id !== null) {
      article = indexOf.get(article_id) ?? -1;
      if (article < 0) {
        article = table.articleIds.push(article_id) - 1;
        indexOf.set(article_id, article);
      }
    }
    table.starts.push(start);
    table.ends.push(end);
    table.fates.push(fateIndex.get(fate) ?? 0);
    table.articles.push(article);
  }
  return table;
}
