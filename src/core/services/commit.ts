import type { Block } from '../../shared/document.ts';
import type { DecisionView } from '../../shared/model/history.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { PieceView } from '../../shared/model/pieces.ts';
import { editorOf, type Library, plannedDump } from '../library.ts';
import { leadOf } from '../store/article-text.ts';
import {
  type ArticleRecord,
  addRevision,
  getArticle,
  type Head,
  sinceSnapshot,
  updateArticle,
} from '../store/articles.ts';
import { appendDecision, decisionView, type NewDecision, nextRedo, nextUndo } from '../store/decisions.ts';
import { setLedger } from '../store/dumps.ts';
import { type ArticleEffect, type Effects, same, unsealed } from '../store/effects.ts';
import { transact } from '../store/handle.ts';
import { idOfPiece } from '../store/pieces.ts';
import { markStale } from '../store/search-index.ts';
import { Desk } from './desk.ts';
import type { Sheet } from './sheet.ts';
import { type RestatedFindings, restateFindings } from './standing.ts';
import { articleView, nothingChanged } from './views.ts';

/** A snapshot of the document is kept after this many revisions, or this many code units of changes. */
const SNAPSHOT_EVERY = 64;
const SNAPSHOT_SIZE = 1_000_000;
/** Articles told in full with an outcome; where more changed, windows are asked to read the dump again. */
const TOLD = 300;
/** So many are told all the same: a window that shows one of them need not wait. */
const TOLD_OF_MORE = 12;

/** What a decision is called in the log. */
export interface Title {
  kind: DecisionView['kind'];
  reason?: string | null;
  target?: string | null;
  burst?: string | null;
}

/** A decision to be made: what to change on the desk, and what it is called. */
export type Work = (desk: Desk) => Title;

interface Made {
  outcome: Outcome;
  /** More changed than is told: windows read the dump again. */
  wide: boolean;
  /** Another plan counts now: windows open the dump anew. */
  replanned: boolean;
}

/**
 * Makes one decision: `work` changes things on a desk, and what came of it is logged, booked and told to every
 * window, in one transaction that is on disk when this returns. If nothing changed, nothing is logged.
 */
export function decide(library: Library, dumpId: string, origin: string, work: Work): Outcome {
  return decideAll(library, dumpId, origin, [work])[0]!;
}

/** Makes several decisions, one after the other, in one transaction: all of them or none. */
export function decideAll(
  library: Library,
  dumpId: string,
  origin: string,
  works: readonly Work[],
): Outcome[] {
  const { bus, drafts } = library;
  const opened = new Set<string>();
  let made: Made[];
  try {
    made = transact(library.store, () => works.map((work) => makeDecision(library, dumpId, work, opened)));
  } catch (error) {
    // Documents of a decision that did not come to its end must not be taken for the current ones.
    for (const id of opened) drafts.forget(id);
    throw error;
  }
  for (const { outcome } of made) if (outcome.decision) bus.decided(outcome, origin);
  if (made.some((m) => m.replanned)) bus.emit({ kind: 'dump', dumpId, what: 'planned' });
  if (made.some((m) => m.wide)) bus.emit({ kind: 'dump', dumpId, what: 'changed' });
  return made.map((m) => m.outcome);
}

/**
 * Makes a decision inside the caller's transaction, and tells nobody. The articles it opened are added to `opened`:
 * whoever takes the transaction back must make `drafts` forget them.
 */
export function makeDecision(library: Library, dumpId: string, work: Work, opened: Set<string>): Made {
  const desk = new Desk(library, plannedDump(library, dumpId));
  try {
    return commit(desk, work(desk));
  } finally {
    for (const id of desk.sheets.keys()) opened.add(id);
  }
}

function commit(desk: Desk, title: Title): Made {
  const { store, library, plan } = desk;
  desk.settle();
  breakSeals(desk);
  const changed = [...desk.sheets.values()].filter((s) => s.changed);
  // What is taken back stands no more, even where nothing of it is left to change: unsaid, it could never be undone.
  const turned = title.kind === 'undo' || title.kind === 'redo';
  if (
    !turned &&
    changed.length === 0 &&
    desk.pieceEffects.size === 0 &&
    !answered(desk) &&
    !desk.recast &&
    !desk.replaced
  )
    return { outcome: unchanged(desk), wide: false, replanned: false };
  const at = library.clock();
  const articles = changed.map((sheet) => writeSheet(desk, sheet, at));
  setLedger(store, plan, desk.ledger);
  const restated = restateFindings(desk);
  const effects: Effects = {
    articles,
    pieces: [...desk.pieceEffects.values()].filter((p) => p.before !== p.after),
    findings: [...desk.findingEffects.values()].filter((f) => !same(f.before, f.after)),
    ...(desk.passes.length > 0 && { passes: desk.passes }),
    ...(desk.replaced ? { replaced: desk.replaced } : {}),
  };
  if (desk.parts.length > 0) effects.parts = desk.parts;
  if (desk.made.length > 0) effects.made = desk.made;
  if (desk.rules.length > 0) effects.rules = desk.rules;
  const entry: NewDecision = {
    dump_id: desk.dump.id,
    plan,
    who: editorOf(library),
    at,
    articleIds: [...new Set([...changed.map((s) => s.id), ...desk.touched])],
    findingIds: [...new Set([...desk.findingEffects.keys(), ...desk.made.map((m) => m.finding.id)])],
    effects: JSON.stringify(effects),
    ...title,
  };
  const decision = decisionView(appendDecision(store, entry), false);
  const made = assemble(desk, decision, restated);
  return { ...made, replanned: desk.replaced !== null };
}

function answered(desk: Desk): boolean {
  return [...desk.findingEffects.values()].some((f) => !same(f.before, f.after));
}

function unchanged(desk: Desk): Outcome {
  const { store, plan } = desk;
  return nothingChanged(
    desk.library,
    desk.dump.id,
    nextUndo(store, plan) !== undefined,
    nextRedo(store, plan) !== undefined,
  );
}

/** An article that was changed is no longer approved; one that was decided on is no longer new. */
function breakSeals(desk: Desk): void {
  for (const id of desk.touched) if (desk.isPresent(id)) desk.open(id);
  for (const sheet of desk.sheets.values()) {
    if (sheet.sealed) continue;
    if (sheet.rewritten) sheet.seal = unsealed('review');
    else if (desk.touched.has(sheet.id) && sheet.seal.status === 'new') sheet.seal = unsealed('review');
  }
}

function writeSheet(desk: Desk, sheet: Sheet, at: number): ArticleEffect {
  const { store } = desk;
  const { row, was } = sheet;
  const revision = sheet.rewritten ? row.revision + 1 : row.revision;
  const newHead = !same(sheet.head, was.head);
  const free = sheet.rewritten ? desk.freeInk(sheet) : row.free;
  desk.ledger.added += free - row.free;
  updateArticle(store, { ...recordOf(sheet), revision, updated_at: at, free });
  if (sheet.rewritten) {
    const splices = JSON.stringify(sheet.splices);
    const since = sinceSnapshot(store, sheet.id);
    const due = since.revisions + 1 >= SNAPSHOT_EVERY || since.size + splices.length > SNAPSHOT_SIZE;
    addRevision(store, sheet.id, {
      revision,
      splices,
      fields: newHead ? JSON.stringify(sheet.head) : null,
      snapshot: due ? JSON.stringify(sheet.blocks) : null,
    });
    markStale(store, sheet.id);
  }
  const effect: ArticleEffect = {
    id: sheet.id,
    fromRev: row.revision,
    toRev: revision,
    splices: sheet.splices,
    inverse: [...sheet.inverse],
  };
  if (newHead) effect.head = { before: was.head, after: sheet.head };
  if (!same(sheet.seal, was.seal)) effect.seal = { before: was.seal, after: sheet.seal };
  if (sheet.present !== was.present) effect.present = { before: was.present, after: sheet.present };
  if (sheet.ordinal !== was.ordinal) effect.ordinal = { before: was.ordinal, after: sheet.ordinal };
  return effect;
}

function recordOf(sheet: Sheet): ArticleRecord {
  const { head, seal, row } = sheet;
  return {
    ...row,
    ...fieldColumns(head),
    present: sheet.present ? 1 : 0,
    ordinal: sheet.ordinal,
    status: seal.status,
    approved_revision: seal.approvedRevision,
    approved_by: seal.approvedBy,
    approved_at: seal.approvedAt,
    validated_by: seal.validated?.by ?? null,
    validated_at: seal.validated?.at ?? null,
    override_reason: seal.overrideReason,
    lead: sheet.splices.length > 0 ? leadOf(sheet.blocks as Block[]) : row.lead,
  };
}

/** The fields as columns; lone surrogates, which SQLite can't keep, become replacement characters. */
function fieldColumns({
  fields,
  fieldPieces,
}: Head): Pick<ArticleRecord, 'title' | 'subtitle' | 'byline' | 'date' | 'field_pieces'> {
  return {
    title: fields.title.toWellFormed(),
    subtitle: fields.subtitle.toWellFormed(),
    byline: fields.byline.toWellFormed(),
    date: fields.date.toWellFormed(),
    field_pieces: JSON.stringify(fieldPieces),
  };
}

/** Everything a window needs to catch up. */
function assemble(
  desk: Desk,
  decision: DecisionView,
  { findings, restated, articles: regated }: RestatedFindings,
): { outcome: Outcome; wide: boolean } {
  const { library, store, plan } = desk;
  const removedArticles: string[] = [];
  const ids = new Set(regated);
  for (const sheet of desk.sheets.values()) {
    if (!sheet.changed) continue;
    if (sheet.present) ids.add(sheet.id);
    else if (sheet.was.present) removedArticles.push(sheet.id);
    // So that the views below find what was just written.
    if (sheet.rewritten) library.drafts.keep(sheet.id, sheet.row.revision + 1, sheet.blocks);
  }
  const wide = ids.size > TOLD;
  const articles = [...ids].slice(0, wide ? TOLD_OF_MORE : TOLD).flatMap((id) => {
    const row = getArticle(store, id);
    return row?.present === 1 ? [articleView(library, row)] : [];
  });
  const outcome: Outcome = {
    dumpId: desk.dump.id,
    decision,
    articles,
    removedArticles,
    pieces: changedPieces(desk),
    findings,
    ...(restated.length > 0 && { restated }),
    removedFindings: desk.removedFindings(),
    ledger: desk.ledger,
    canUndo: nextUndo(store, plan) !== undefined,
    canRedo: nextRedo(store, plan) !== undefined,
  };
  return { outcome, wide };
}

function changedPieces(desk: Desk): PieceView[] {
  const changed: PieceView[] = [];
  const fresh = new Set(desk.parts.flatMap((p) => (p.parted ? p.parts : [p.id])));
  for (const id of new Set([...desk.before.keys(), ...fresh])) {
    const before = desk.before.get(id);
    const now = desk.findPiece(id);
    if (!now) continue;
    if (before && !fresh.has(id) && now.fate === before.fate && now.article_id === before.article_id)
      continue;
    changed.push({
      id: idOfPiece(now),
      start: now.start,
      end: now.end,
      fate: now.fate,
      articleId: now.article_id,
    });
  }
  return changed.toSorted((a, b) => a.start - b.start);
}
