import type { Disposition, Fate } from '../../shared/ledger.ts';
import { pieceId, type Span, spanOfPiece } from '../../shared/span.ts';
import { type Store, sql } from './handle.ts';

/** A piece as it is kept: the truth about it, and what is derived from the drafts. */
export interface PieceRecord {
  plan: number;
  start: number;
  end: number;
  ink: number;
  disposition: Disposition;
  /** What the engine said it was. */
  planned: Disposition;
  home: string | null;
  seat: number | null;
  fate: Fate;
  kept: number;
  changed: number;
  twice: number;
  added: number;
  article_id: string | null;
}

export function idOfPiece(row: Pick<PieceRecord, 'start' | 'end'>): string {
  return pieceId([row.start, row.end]);
}

export function getPiece(store: Store, plan: number, id: string): PieceRecord | undefined {
  const [start, end] = spanOfPiece(id);
  return sql<PieceRecord>(store, 'SELECT * FROM pieces WHERE plan = ? AND "start" = ? AND "end" = ?').get(
    plan,
    start,
    end,
  );
}

/** Pieces that share a character with `[start, end)`, in raw order. Pieces never overlap, so one before may reach in. */
export function piecesWithin(store: Store, plan: number, start: number, end: number): PieceRecord[] {
  const before = sql<PieceRecord>(
    store,
    'SELECT * FROM pieces WHERE plan = ? AND "start" < ? ORDER BY "start" DESC LIMIT 1',
  ).get(plan, start);
  const within = sql<PieceRecord>(
    store,
    'SELECT * FROM pieces WHERE plan = ? AND "start" >= ? AND "start" < ? ORDER BY "start"',
  ).all(plan, start, end);
  return before && before.end > start ? [before, ...within] : within;
}

/** The piece whose text lies at a span's end. */
export function pieceEnding(store: Store, plan: number, [, end]: Span): PieceRecord | undefined {
  return sql<PieceRecord>(
    store,
    'SELECT * FROM pieces WHERE plan = ? AND "start" < ? ORDER BY "start" DESC LIMIT 1',
  ).get(plan, end);
}

/** The piece whose text lies at a span's start. */
export function pieceStarting(store: Store, plan: number, [start]: Span): PieceRecord | undefined {
  return sql<PieceRecord>(
    store,
    'SELECT * FROM pieces WHERE plan = ? AND "end" > ? AND "start" <= ? ORDER BY "start" DESC LIMIT 1',
  ).get(plan, start, start);
}

/** How many pieces that stand in a draft begin in `[start, end)`. */
export function placedBetween(store: Store, plan: number, start: number, end: number): number {
  const row = sql<{ n: number }>(
    store,
    `SELECT count(*) n FROM pieces WHERE plan = ? AND "start" >= ? AND "start" < ? AND article_id IS NOT NULL`,
  ).get(plan, start, end);
  return row?.n ?? 0;
}

/** Where the pieces start that findings and their evidence speak of, in raw order, by the finding's number. */
export function startsOfFindings(store: Store, plan: number, nos: Iterable<number>): Map<number, number[]> {
  const starts = new Map<number, number[]>();
  // Joined in this order, whatever the planner thinks: else it goes through all that is asked for each row.
  const rows = sql<{ finding: number; start: number }>(
    store,
    `SELECT f.finding, f."start" FROM json_each(?) asked
     CROSS JOIN finding_pieces f ON f.finding = asked.value AND f.plan = ? ORDER BY f.finding, f."start"`,
  );
  for (const { finding, start } of rows.iterate(JSON.stringify([...nos]), plan)) {
    const known = starts.get(finding);
    if (known) known.push(start);
    else starts.set(finding, [start]);
  }
  return starts;
}

/** The pieces that start at `starts`. */
export function piecesAt(store: Store, plan: number, starts: Iterable<number>): PieceRecord[] {
  return sql<PieceRecord>(
    store,
    'SELECT p.* FROM json_each(?) asked CROSS JOIN pieces p ON p.plan = ? AND p."start" = asked.value',
  ).all(JSON.stringify([...starts]), plan);
}

/** The nearest placed piece before (or, failing that, after) a place of the raw text. */
export function nearestPlaced(
  store: Store,
  plan: number,
  at: number,
): { piece: PieceRecord; side: 'before' | 'after' } | undefined {
  const before = sql<PieceRecord>(
    store,
    'SELECT * FROM pieces WHERE plan = ? AND "start" < ? AND article_id IS NOT NULL ORDER BY "start" DESC LIMIT 1',
  ).get(plan, at);
  if (before) return { piece: before, side: 'before' };
  const after = sql<PieceRecord>(
    store,
    'SELECT * FROM pieces WHERE plan = ? AND "start" > ? AND article_id IS NOT NULL ORDER BY "start" LIMIT 1',
  ).get(plan, at);
  return after && { piece: after, side: 'after' };
}

/**
 * The nearest piece before (or after) a seat in the engine's reading order that stands in that article now. The
 * parts of one piece share its seat and stand in raw order.
 */
export function nearestSeat(
  store: Store,
  home: string,
  seat: number,
  start: number,
): { piece: PieceRecord; side: 'before' | 'after' } | undefined {
  const before = sql<PieceRecord>(
    store,
    `SELECT * FROM pieces WHERE home = ? AND (seat, "start") < (?, ?) AND article_id = home
     ORDER BY seat DESC, "start" DESC LIMIT 1`,
  ).get(home, seat, start);
  if (before) return { piece: before, side: 'before' };
  const after = sql<PieceRecord>(
    store,
    `SELECT * FROM pieces WHERE home = ? AND (seat, "start") > (?, ?) AND article_id = home
     ORDER BY seat, "start" LIMIT 1`,
  ).get(home, seat, start);
  return after && { piece: after, side: 'after' };
}

export function setDisposition(store: Store, plan: number, id: string, disposition: Disposition): void {
  const [start, end] = spanOfPiece(id);
  sql(store, 'UPDATE pieces SET disposition = ? WHERE plan = ? AND "start" = ? AND "end" = ?').run(
    disposition,
    plan,
    start,
    end,
  );
}

/** Writes what the drafts make of a piece. */
export function setPlacement(store: Store, row: PieceRecord): void {
  sql(
    store,
    `UPDATE pieces SET fate = ?, kept = ?, changed = ?, twice = ?, added = ?, article_id = ?
     WHERE plan = ? AND "start" = ? AND "end" = ?`,
  ).run(row.fate, row.kept, row.changed, row.twice, row.added, row.article_id, row.plan, row.start, row.end);
}

/** All articles that hold a piece. */
export function holdersOf(store: Store, piece: PieceRecord): string[] {
  if (piece.article_id === null) return [];
  const more = sql<{ article_id: string }>(
    store,
    'SELECT article_id FROM holders WHERE plan = ? AND "start" = ? AND "end" = ?',
  ).all(piece.plan, piece.start, piece.end);
  return more.length > 0 ? more.map((r) => r.article_id) : [piece.article_id];
}

/** The articles that hold the pieces that start at `starts`, where they are more than one. */
export function holdersAt(store: Store, plan: number, starts: Iterable<number>): Map<number, string[]> {
  const holders = new Map<number, string[]>();
  const rows = sql<{ start: number; article_id: string }>(
    store,
    `SELECT h."start", h.article_id FROM json_each(?) asked
     CROSS JOIN holders h ON h.plan = ? AND h."start" = asked.value`,
  );
  for (const { start, article_id } of rows.iterate(JSON.stringify([...starts]), plan)) {
    const known = holders.get(start);
    if (known) known.push(article_id);
    else holders.set(start, [article_id]);
  }
  return holders;
}

/** Notes the articles that hold a piece; rows are kept only where they are more than one. */
export function setHolders(store: Store, piece: PieceRecord, articleIds: readonly string[]): void {
  sql(store, 'DELETE FROM holders WHERE plan = ? AND "start" = ? AND "end" = ?').run(
    piece.plan,
    piece.start,
    piece.end,
  );
  if (articleIds.length < 2) return;
  for (const id of articleIds)
    sql(store, 'INSERT INTO holders (plan, "start", "end", article_id) VALUES (?, ?, ?, ?)').run(
      piece.plan,
      piece.start,
      piece.end,
      id,
    );
}

/** Cuts one piece's row up into `parts`, or puts one row in the place of several: what they were is given by `row`. */
export function recutPieces(store: Store, gone: readonly PieceRecord[], come: readonly PieceRecord[]): void {
  for (const row of gone) {
    setHolders(store, row, []);
    sql(store, 'DELETE FROM pieces WHERE plan = ? AND "start" = ? AND "end" = ?').run(
      row.plan,
      row.start,
      row.end,
    );
  }
  const insert = sql(
    store,
    `INSERT INTO pieces (plan, "start", "end", ink, disposition, planned, home, seat, fate, kept, changed, twice, added,
       article_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const p of come)
    insert.run(
      p.plan,
      p.start,
      p.end,
      p.ink,
      p.disposition,
      p.planned,
      p.home,
      p.seat,
      p.fate,
      p.kept,
      p.changed,
      p.twice,
      p.added,
      p.article_id,
    );
}

/** Pieces that stand more than once in the drafts, in raw order. */
export function piecesTwice(store: Store, plan: number, limit: number): PieceRecord[] {
  return sql<PieceRecord>(
    store,
    'SELECT * FROM pieces INDEXED BY pieces_twice WHERE plan = ? AND twice > 0 ORDER BY "start" LIMIT ?',
  ).all(plan, limit);
}

export function countTwice(store: Store, plan: number): number {
  return (
    sql<{ n: number }>(
      store,
      'SELECT count(*) n FROM pieces INDEXED BY pieces_twice WHERE plan = ? AND twice > 0',
    ).get(plan)?.n ?? 0
  );
}
