import { createHash } from 'node:crypto';
import type { DecisionView } from '../../shared/model/history.ts';
import { newId } from '../ids.ts';
import { parse, type Store, sql, transact } from './handle.ts';

/** One row of the log. `effects` is JSON; see `services/effects.ts`. */
export interface DecisionRow {
  seq: number;
  id: string;
  dump_id: string;
  plan: number;
  part_of: string;
  burst: string | null;
  kind: DecisionView['kind'];
  who: string;
  at: number;
  article_ids: string;
  finding_ids: string;
  reason: string | null;
  target: string | null;
  effects: string;
  prev_hash: string;
  hash: string;
}

export type NewDecision = Pick<DecisionRow, 'dump_id' | 'plan' | 'kind' | 'who' | 'at'> & {
  articleIds: readonly string[];
  findingIds: readonly string[];
  effects: string;
  reason?: string | null;
  target?: string | null;
  /** Edits of one burst become one decision, as long as nothing else comes between. */
  burst?: string | null;
};

/** What the first row of the log names as the seal before it. */
export const FIRST_HASH = '0'.repeat(64);

/** What a row is sealed with: everything in it and the seal of the row before. */
export function sealOf(row: Omit<DecisionRow, 'hash'>): string {
  const said = [
    row.seq,
    row.id,
    row.dump_id,
    row.plan,
    row.part_of,
    row.burst,
    row.kind,
    row.who,
    row.at,
    row.article_ids,
    row.finding_ids,
    row.reason,
    row.target,
    row.effects,
  ];
  return createHash('sha256').update(row.prev_hash).update('\n').update(JSON.stringify(said)).digest('hex');
}

/** Appends a row to the log and notes what it does to the standing of decisions. Runs in the caller's transaction. */
export function appendDecision(store: Store, d: NewDecision): DecisionRow {
  return transact(store, () => {
    const last = sql<DecisionRow>(store, 'SELECT * FROM decisions ORDER BY seq DESC LIMIT 1').get();
    const newest = sql<DecisionRow>(
      store,
      'SELECT * FROM decisions WHERE plan = ? ORDER BY seq DESC LIMIT 1',
    ).get(d.plan);
    // SQLite keeps half a surrogate pair as another sign: the row would not be what was sealed.
    const burst = d.burst?.toWellFormed() ?? null;
    const goesOn = burst !== null && newest?.burst === burst && newest.kind === d.kind;
    const id = newId();
    const unsealed = {
      seq: (last?.seq ?? 0) + 1,
      id,
      dump_id: d.dump_id,
      plan: d.plan,
      part_of: goesOn ? newest.part_of : id,
      burst,
      kind: d.kind,
      who: d.who.toWellFormed(),
      at: d.at,
      article_ids: JSON.stringify(d.articleIds),
      finding_ids: JSON.stringify(d.findingIds),
      reason: d.reason?.toWellFormed() ?? null,
      target: d.target ?? null,
      effects: d.effects,
      prev_hash: last?.hash ?? FIRST_HASH,
    };
    const row: DecisionRow = { ...unsealed, hash: sealOf(unsealed) };
    sql(
      store,
      `INSERT INTO decisions (seq, id, dump_id, plan, part_of, burst, kind, who, at, article_ids, finding_ids,
         reason, target, effects, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      row.seq,
      row.id,
      row.dump_id,
      row.plan,
      row.part_of,
      row.burst,
      row.kind,
      row.who,
      row.at,
      row.article_ids,
      row.finding_ids,
      row.reason,
      row.target,
      row.effects,
      row.prev_hash,
      row.hash,
    );
    sql(
      store,
      `INSERT INTO log_end (one, seq, hash) VALUES (1, ?, ?)
       ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
    ).run(row.seq, row.hash);
    note(store, row);
    return row;
  });
}

/** Keeps `standing` in step with the log. */
export function note(store: Store, row: DecisionRow): void {
  if (row.kind === 'plan') return;
  if ((row.kind === 'undo' || row.kind === 'redo') && row.target !== null) {
    sql(store, 'UPDATE standing SET undone = ?, last = ?, last_seq = ? WHERE decision = ?').run(
      row.kind === 'undo' ? 1 : 0,
      row.id,
      row.seq,
      row.target,
    );
    return;
  }
  sql(
    store,
    `INSERT INTO standing (decision, plan, seq, undone, last, last_seq) VALUES (?, ?, ?, 0, ?, ?)
     ON CONFLICT (decision) DO UPDATE SET last = excluded.last, last_seq = excluded.last_seq`,
  ).run(row.part_of, row.plan, row.seq, row.part_of, row.seq);
}

export interface Standing {
  decision: string;
  plan: number;
  seq: number;
  undone: number;
  /** The row that applied or undid it last: itself, an undo or a redo. */
  last: string;
  last_seq: number;
}

export function standingOf(store: Store, decision: string): Standing | undefined {
  return sql<Standing>(store, 'SELECT * FROM standing WHERE decision = ?').get(decision);
}

/** The decision a plain undo takes back, or undefined if there is none. */
export function nextUndo(store: Store, plan: number): Standing | undefined {
  return sql<Standing>(
    store,
    'SELECT * FROM standing WHERE plan = ? AND undone = 0 ORDER BY seq DESC LIMIT 1',
  ).get(plan);
}

/** The decision a redo brings back: the one undone last, unless something new was decided since. */
export function nextRedo(store: Store, plan: number): Standing | undefined {
  const fresh = sql<{ seq: number }>(
    store,
    `SELECT seq FROM decisions WHERE plan = ? AND kind NOT IN ('undo', 'redo', 'plan') ORDER BY seq DESC LIMIT 1`,
  ).get(plan);
  return sql<Standing>(
    store,
    'SELECT * FROM standing WHERE plan = ? AND undone = 1 AND last_seq > ? ORDER BY last_seq DESC LIMIT 1',
  ).get(plan, fresh?.seq ?? 0);
}

/** Whether anything but answers to findings stands in this plan: drafts a person has changed, moved or approved. */
export function hasMoreThanAnswers(store: Store, plan: number): boolean {
  const more = sql(
    store,
    `SELECT 1 FROM standing s JOIN decisions d ON d.id = s.decision WHERE s.plan = ? AND s.undone = 0
       AND d.kind NOT IN ('accept', 'dismiss', 'reopen-finding', 'replan') LIMIT 1`,
  );
  return more.get(plan) !== undefined;
}

/** Clocks of one desk differ by less, in milliseconds. */
const CLOCKS_DIFFER = 10 * 60_000;

/** When the newest decision was made, if that is to come by the clock that says `now`; else null. */
export function clockBehind(store: Store, now: number): number | null {
  const last = sql<{ at: number }>(store, 'SELECT at FROM decisions ORDER BY seq DESC LIMIT 1').get();
  return last && last.at > now + CLOCKS_DIFFER ? last.at : null;
}

/** The rows of a decision, oldest first: several where it is a burst of typing. */
export function rowsOf(store: Store, decision: string): DecisionRow[] {
  return sql<DecisionRow>(store, 'SELECT * FROM decisions WHERE part_of = ? ORDER BY seq').all(decision);
}

/** Decisions that stand and were made after `seq`, oldest first. */
export function standingAfter(store: Store, plan: number, seq: number): DecisionRow[] {
  return sql<DecisionRow>(
    store,
    `SELECT d.* FROM decisions d JOIN standing s ON s.decision = d.part_of
     WHERE d.plan = ? AND d.seq > ? AND s.undone = 0 ORDER BY d.seq`,
  ).all(plan, seq);
}

/** Whether nothing at all came after `seq`, or all of it is undone again: then each document is just what it was. */
export function nothingSince(store: Store, plan: number, seq: number): boolean {
  const later = sql<Standing>(store, 'SELECT * FROM standing WHERE plan = ? AND last_seq > ?');
  const thatBefore = sql<{ kind: string }>(
    store,
    'SELECT kind FROM decisions WHERE target = ? AND seq <= ? ORDER BY seq DESC LIMIT 1',
  );
  return later.all(plan, seq).every((s) => {
    const undoneThen = s.seq > seq || thatBefore.get(s.decision, seq)?.kind === 'undo';
    return (s.undone === 1) === undoneThen;
  });
}

/**
 * Tells of articles whether another decision on them stands; another place in the order is no decision on the article
 * itself. Where `many` are asked for, all is read once: each single look goes through the log.
 */
export function decidedBesides(
  store: Store,
  plan: number,
  decision: string,
  many: boolean,
): (articleId: string) => boolean {
  const others = `FROM decisions d JOIN standing s ON s.decision = d.part_of
    WHERE d.plan = ? AND s.undone = 0 AND d.part_of <> ? AND d.kind <> 'reorder'`;
  const one = sql(store, `SELECT 1 ${others} AND instr(d.article_ids, ?) > 0 LIMIT 1`);
  let all: Set<string> | null = null;
  return (articleId) => {
    if (!many) return one.get(plan, decision, JSON.stringify(articleId)) !== undefined;
    if (!all) {
      const rows = sql<{ article_ids: string }>(store, `SELECT d.article_ids ${others}`);
      all = new Set();
      for (const row of rows.iterate(plan, decision))
        for (const id of parse<string[]>(row.article_ids)) all.add(id);
    }
    return all.has(articleId);
  };
}

/** The log of a dump, or of one article in it, newest first, a burst as one. `before` is a `seq`. */
export function listDecisions(
  store: Store,
  dumpId: string,
  before: number | undefined,
  limit: number,
  articleId?: string,
): DecisionView[] {
  const rows = sql<DecisionRow & { undone: number | null; latest: number }>(
    store,
    `SELECT d.*, s.undone, (SELECT max(at) FROM decisions p WHERE p.part_of = d.id) latest
     FROM decisions d LEFT JOIN standing s ON s.decision = d.id
     WHERE d.dump_id = ? AND d.id = d.part_of AND d.seq < ?
       AND instr(d.article_ids, ?) > 0 ORDER BY d.seq DESC LIMIT ?`,
  ).all(
    dumpId,
    before ?? Number.MAX_SAFE_INTEGER,
    articleId === undefined ? '' : JSON.stringify(articleId),
    limit,
  );
  return rows.map((r) => decisionView({ ...r, at: r.latest }, r.undone === 1));
}

/** The rows of the log after `seq`, oldest first, of one dump or of all. */
export function logAfter(
  store: Store,
  seq: number,
  limit: number,
  dumpId: string | undefined,
): DecisionRow[] {
  if (dumpId === undefined)
    return sql<DecisionRow>(store, 'SELECT * FROM decisions WHERE seq > ? ORDER BY seq LIMIT ?').all(
      seq,
      limit,
    );
  return sql<DecisionRow>(
    store,
    'SELECT * FROM decisions WHERE seq > ? AND dump_id = ? ORDER BY seq LIMIT ?',
  ).all(seq, dumpId, limit);
}

/** A decision as windows see it: a burst under the name of its first row. */
export function decisionView(row: DecisionRow, undone: boolean): DecisionView {
  return {
    id: row.part_of,
    dumpId: row.dump_id,
    seq: row.seq,
    kind: row.kind,
    who: row.who,
    at: row.at,
    articleIds: parse<string[]>(row.article_ids),
    findingIds: parse<string[]>(row.finding_ids),
    reason: row.reason,
    target: row.target,
    undone,
  };
}
