import type { DecisionView } from '../shared/model/history.ts';
import type { Outcome } from '../shared/model/outcome.ts';
import type { PieceView } from '../shared/model/pieces.ts';
import { FIELD_NAMES } from '../shared/plan.ts';
import { StoreError } from './errors.ts';
import type { Library } from './library.ts';
import { piecesIn } from './services/sheet.ts';
import { articleView, nothingChanged } from './services/views.ts';
import { getArticle } from './store/articles.ts';
import { type DecisionRow, decisionView, nextRedo, nextUndo, standingOf } from './store/decisions.ts';
import type { Effects } from './store/effects.ts';
import { findingsOfPieces, findingView, getFinding } from './store/findings.ts';
import { parse, requireInPlace, sql } from './store/handle.ts';
import { getPiece, idOfPiece } from './store/pieces.ts';
import { troubleOf } from './store/trouble.ts';

/** Milliseconds between two looks: what another process did is seen within a second, with room to spare. */
export const EVERY = 250;
/** Decisions of another process told one by one; of more, windows read the dumps anew. */
const TOLD = 40;

interface DumpMark {
  id: string;
  mark: string;
  shown: number;
  plan: number | null;
  status: string;
}

/**
 * Sees what other processes do to the same store (a second window's host, the command line) and tells it to the
 * windows of this one; sees as well when the store's file is taken away under it.
 */
export class Watch {
  readonly #library: Library;
  readonly #tell: (error: unknown) => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #version: number;
  #seq: number;
  #dumps: Map<string, DumpMark>;
  #settings: string;
  #troubled = false;

  constructor(library: Library, tell: (error: unknown) => void) {
    this.#library = library;
    this.#tell = tell;
    this.#version = this.#dataVersion();
    this.#seq = this.#lastSeq();
    this.#dumps = this.#readDumps();
    this.#settings = this.#readSettings();
    this.#timer = setInterval(() => this.look(), EVERY);
    this.#timer.unref();
  }

  /** Looks once, now. */
  look(): void {
    try {
      requireInPlace(this.#library.store);
      // Read first: another process may decide something between the two, and what it decides is to be told.
      const seq = this.#lastSeq();
      const version = this.#dataVersion();
      if (version === this.#version) {
        this.#seq = seq;
      } else {
        this.#version = version;
        this.#catchUp();
      }
      this.#troubled = false;
    } catch (error) {
      this.#report(error);
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** A trouble is told once, not at every look while it lasts. */
  #report(error: unknown): void {
    const trouble = error instanceof StoreError ? error.code : troubleOf(error);
    // Another process in the midst of a checkpoint: the next look will do.
    if (trouble === 'locked' || this.#troubled) return;
    this.#troubled = true;
    this.#tell(error);
    if (trouble !== null) this.#library.bus.emit({ kind: 'trouble', trouble });
  }

  #catchUp(): void {
    const { bus } = this.#library;
    const before = this.#dumps;
    this.#dumps = this.#readDumps();
    for (const [dumpId, now] of this.#dumps) {
      const was = before.get(dumpId);
      if (was?.mark === now.mark) continue;
      if (now.shown === 0) {
        if (was?.shown === 1) bus.emit({ kind: 'dump', dumpId, what: 'removed' });
      } else if (was?.shown !== 1) bus.emit({ kind: 'dump', dumpId, what: 'added' });
      else if (was.plan !== now.plan || was.status !== now.status)
        bus.emit({ kind: 'dump', dumpId, what: now.status === 'ready' ? 'planned' : 'changed' });
      else bus.emit({ kind: 'dump', dumpId, what: 'changed' });
    }
    for (const dumpId of before.keys())
      if (!this.#dumps.has(dumpId)) bus.emit({ kind: 'dump', dumpId, what: 'removed' });
    this.#tellDecisions();
    const settings = this.#readSettings();
    if (settings !== this.#settings) bus.emit({ kind: 'settings' });
    this.#settings = settings;
  }

  #tellDecisions(): void {
    const { store, bus } = this.#library;
    const newest = this.#lastSeq();
    const rows = sql<DecisionRow>(
      store,
      'SELECT * FROM decisions WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
    ).all(this.#seq, newest, TOLD + 1);
    this.#seq = newest;
    if (rows.length > TOLD) {
      for (const dumpId of new Set(rows.map((r) => r.dump_id)))
        bus.emit({ kind: 'dump', dumpId, what: 'changed' });
      return;
    }
    for (const row of rows)
      if (row.kind !== 'plan' && row.plan === this.#dumps.get(row.dump_id)?.plan)
        bus.emit({ kind: 'decision', outcome: outcomeOf(this.#library, row), origin: '' });
  }

  #dataVersion(): number {
    const rows = this.#library.store.pragma('data_version') as { data_version: number }[];
    return rows[0]?.data_version ?? 0;
  }

  #lastSeq(): number {
    return (
      sql<{ seq: number | null }>(this.#library.store, 'SELECT max(seq) seq FROM decisions').get()?.seq ?? 0
    );
  }

  #readDumps(): Map<string, DumpMark> {
    const rows = sql<DumpMark>(
      this.#library.store,
      `SELECT d.id, d.plan, d.status, d.archived = 0 AND d.superseded_by IS NULL shown,
         d.name || ':' || d.archived || ':' || coalesce(d.superseded_by, '') || ':' || d.status || ':' || coalesce(d.plan, '')
           || ':' || (SELECT count(*) FROM articles a WHERE a.plan = d.plan AND a.status = 'exported') mark
       FROM dumps d`,
    ).all();
    return new Map(rows.map((row) => [row.id, row]));
  }

  #readSettings(): string {
    return JSON.stringify(sql(this.#library.store, 'SELECT name, value FROM settings ORDER BY name').all());
  }
}

/** How things stand after another process's decision, for whatever it touched. */
function outcomeOf(library: Library, row: DecisionRow): Outcome {
  const { store } = library;
  const effects = parse<Effects>(row.effects);
  const ids = new Set<string>(effects.pieces.map((p) => p.id));
  for (const { splices, inverse, head } of effects.articles) {
    for (const { insert } of [...splices, ...inverse]) for (const id of piecesIn(insert)) ids.add(id);
    for (const side of head ? [head.before, head.after] : [])
      for (const name of FIELD_NAMES) for (const id of side.fieldPieces[name] ?? []) ids.add(id);
  }
  for (const { id, parts } of effects.parts ?? []) for (const one of [id, ...parts]) ids.add(one);
  const pieces: PieceView[] = [...ids].flatMap((id) => {
    const now = getPiece(store, row.plan, id);
    return now
      ? [{ id: idOfPiece(now), start: now.start, end: now.end, fate: now.fate, articleId: now.article_id }]
      : [];
  });
  const findings = new Map(
    findingsOfPieces(store, row.plan, new Set(pieces.map((p) => p.start))).map((f) => [f.no, f]),
  );
  const removedFindings: string[] = [];
  for (const id of [...effects.findings.map((f) => f.id), ...(effects.made ?? []).map((m) => m.finding.id)]) {
    const found = getFinding(store, row.plan, id);
    if (found) findings.set(found.no, found);
    else removedFindings.push(id);
  }
  const articleIds = new Set([...effects.articles.map((a) => a.id), ...parse<string[]>(row.article_ids)]);
  const articles = [...articleIds].flatMap((id) => getArticle(store, id) ?? []);
  const standing = standingOf(store, row.part_of);
  const decision: DecisionView = decisionView(row, standing?.undone === 1);
  return {
    ...nothingChanged(
      library,
      row.dump_id,
      nextUndo(store, row.plan) !== undefined,
      nextRedo(store, row.plan) !== undefined,
    ),
    decision,
    articles: articles.filter((a) => a.present === 1).map((a) => articleView(library, a)),
    removedArticles: articles.filter((a) => a.present !== 1).map((a) => a.id),
    pieces: pieces.toSorted((a, b) => a.start - b.start),
    findings: [...findings.values()].map((f) => findingView(store, f)),
    removedFindings,
  };
}
