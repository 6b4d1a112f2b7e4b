import { pieceOf } from '../../shared/document.ts';
import type { Disposition } from '../../shared/ledger.ts';
import type { FindingState, FindingView, Restated } from '../../shared/model/findings.ts';
import { type Evidence, evidenceSpans, SURE } from '../../shared/plan.ts';
import type { Span } from '../../shared/span.ts';
import { same } from '../store/effects.ts';
import {
  type FindingArticle,
  type FindingRecord,
  findingsOfArticle,
  findingView,
} from '../store/findings.ts';
import { parse, sql } from '../store/handle.ts';
import { idOfPiece, type PieceRecord, pieceEnding, pieceStarting } from '../store/pieces.ts';
import { choiceOf, type Desk } from './desk.ts';
import { isTextBlock } from './inline.ts';

/** Whether the drafts show what a finding proposes, and which articles wait for it: derived, never decided. */

/** A finding with its pieces: those it speaks of and those of its evidence, as it names them. */
export interface Spoken {
  spans: Span[];
  evidence: Evidence;
  own: PieceRecord[];
  others: PieceRecord[];
}

export function spokenOf(desk: Desk, row: FindingRecord): Spoken {
  const { spans, evidence } = desk.shelf.said(row);
  const all = desk.shelf.piecesOf(row);
  const own = within(all, spans);
  return {
    spans,
    evidence,
    own: [...own],
    others: [...within(all, evidenceSpans(evidence))].filter((p) => !own.has(p)),
  };
}

/** The pieces that share a character with one of the spans, span by span. `pieces` are in raw order. */
function within(pieces: readonly PieceRecord[], spans: readonly Span[]): Set<PieceRecord> {
  const found = new Set<PieceRecord>();
  for (const [start, end] of spans) {
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const mid = (low + high) >>> 1;
      if (pieces[mid]!.end > start) high = mid;
      else low = mid + 1;
    }
    for (; low < pieces.length && pieces[low]!.start < end; low++) found.add(pieces[low]!);
  }
  return found;
}

/** The tail and the head that a finding would have read on, with a person's choice of a rival. */
export function seamOf(row: FindingRecord, evidence: Evidence): { tail: Span; head: Span } | null {
  const rival = choiceOf(row)?.rival;
  if (evidence.kind === 'join') {
    const other = rival === undefined ? undefined : evidence.rivals[rival];
    return { tail: evidence.tail, head: other?.span ?? evidence.head };
  }
  if (evidence.kind === 'torn' && rival !== undefined) {
    const span = parse<Span[]>(row.spans)[0];
    const other = evidence.rivals[rival]?.span;
    if (!span || !other) return null;
    return evidence.side === 'tail' ? { tail: span, head: other } : { tail: other, head: span };
  }
  return null;
}

/** Whether the drafts now show what the finding proposes. The desk must be settled. */
export function stands(desk: Desk, row: FindingRecord, spoken: Spoken): boolean {
  return isAsBooked(desk, row, spoken) ? row.stands === 1 : shows(desk, row, spoken);
}

/** The same, seen in the drafts themselves. */
export function shows(desk: Desk, row: FindingRecord, spoken: Spoken): boolean {
  const { evidence, own, others, spans } = spoken;
  const choice = choiceOf(row);
  const placed = (p: PieceRecord): boolean => p.article_id !== null;
  switch (evidence.kind) {
    case 'duplicate':
    case 'near-duplicate':
      if (choice?.other) return others.length > 0 && !others.some(placed);
      return isSetAside(own, evidence.kind);
    case 'loop':
    case 'chrome':
      return isSetAside(own, evidence.kind);
    case 'split': {
      const [left, right] = spans;
      return left !== undefined && right !== undefined && !inOneBlock(desk, own, left, right);
    }
    case 'join':
    case 'torn': {
      const seam = seamOf(row, evidence);
      return seam ? readsOn(desk, seam.tail, seam.head) : row.proposed === 1;
    }
    case 'stray': {
      const home = choice?.articleId;
      return own.some((p) => p.article_id !== null && (home === undefined || p.article_id === home));
    }
    case 'field':
      return own.some((p) =>
        desk.holders(p).some((s) => s.head.fieldPieces[evidence.field]?.includes(idOfPiece(p)) ?? false),
      );
  }
}

/**
 * Whether nothing that a finding stands by has changed in this decision: neither the reading a person chose nor any
 * of its pieces. Then the books still say whether it stands, and no draft need be opened to see.
 */
function isAsBooked(desk: Desk, row: FindingRecord, { own, others }: Spoken): boolean {
  if (desk.made.some((m) => m.finding.id === row.id)) return false;
  const effect = desk.findingEffects.get(row.id);
  const chosen = effect ? effect.before.choice : choiceOf(desk.finding(row.id));
  const isStirred = (p: PieceRecord): boolean => desk.stirred.has(idOfPiece(p));
  return same(choiceOf(row), chosen) && !own.some(isStirred) && !others.some(isStirred);
}

type AsideKind = 'duplicate' | 'near-duplicate' | 'loop' | 'chrome';

/** Whether a reason is one that a finding of this kind gives. A loop's turn may well be called a copy. */
export function givesReason(kind: AsideKind, reason: Disposition): boolean {
  if (kind === 'chrome') return reason === 'chrome';
  return reason === 'duplicate' || reason === 'near-duplicate' || reason === 'loop';
}

/** The pieces that are this finding's to set aside or bring back: not those that lie aside for another reason. */
export function ownAside(own: readonly PieceRecord[], kind: AsideKind): PieceRecord[] {
  return own.filter(
    (p) =>
      p.article_id !== null ||
      p.disposition === 'article' ||
      p.disposition === 'unplaced' ||
      givesReason(kind, p.disposition),
  );
}

function isSetAside(own: readonly PieceRecord[], kind: AsideKind): boolean {
  const mine = ownAside(own, kind);
  return mine.some((p) => givesReason(kind, p.disposition)) && mine.every((p) => p.article_id === null);
}

/** The pieces whose last or first part lies at a span's end or start. */
export function pieceAtEnd(desk: Desk, span: Span): PieceRecord | undefined {
  return pieceEnding(desk.store, desk.plan, span);
}

export function pieceAtStart(desk: Desk, span: Span): PieceRecord | undefined {
  return pieceStarting(desk.store, desk.plan, span);
}

function readsOn(desk: Desk, tail: Span, head: Span): boolean {
  const left = pieceAtEnd(desk, tail);
  const right = pieceAtStart(desk, head);
  if (!left || !right) return false;
  const leftId = idOfPiece(left);
  const rightId = idOfPiece(right);
  return desk.holders(left).some((sheet) =>
    sheet.blocksOf(leftId).some((block) => {
      if (!isTextBlock(block)) return false;
      const order = (block.content ?? []).map(pieceOf).filter((id) => id !== null);
      return order.some((id, i) => id === leftId && order[i + 1] === rightId);
    }),
  );
}

function inOneBlock(desk: Desk, own: readonly PieceRecord[], left: Span, right: Span): boolean {
  const within = ([start, end]: Span): PieceRecord[] => own.filter((p) => p.start < end && p.end > start);
  const rights = new Set(within(right).map(idOfPiece));
  return within(left).some((p) =>
    desk
      .holders(p)
      .some((sheet) =>
        sheet
          .blocksOf(idOfPiece(p))
          .some((block) => [...rights].some((id) => sheet.blocksOf(id).includes(block))),
      ),
  );
}

/** Findings told in full with an outcome; what became of more is told in short. */
const TOLD = 300;

/** Findings that are otherwise now, as they are told, and the articles they touch. */
export interface RestatedFindings {
  findings: FindingView[];
  restated: Restated[];
  articles: Set<string>;
}

/** Derives anew whatever this decision may have changed; gives the findings that did, and the articles they touch. */
export function restateFindings(desk: Desk): RestatedFindings {
  const { store, shelf } = desk;
  const rows = new Map<number, FindingRecord>();
  const starts = new Set([...desk.stirred].map((id) => Number(id.split('-')[0])));
  for (const row of shelf.speakingOf(starts)) rows.set(row.no, row);
  for (const sheet of desk.sheets.values())
    if (sheet.present !== sheet.was.present)
      for (const { id } of findingsOfArticle(store, sheet.id)) {
        const row = desk.finding(id);
        rows.set(row.no, row);
      }
  const made = new Set(desk.made.map((m) => m.finding.id));
  for (const id of [...desk.findingEffects.keys(), ...made]) {
    const row = desk.findFinding(id);
    if (row) rows.set(row.no, row);
  }
  const findings: FindingView[] = [];
  const restated: Restated[] = [];
  const articles = new Set<string>();
  for (const row of rows.values()) {
    if (!restate(desk, row, articles) && !made.has(row.id)) continue;
    const now = desk.finding(row.id);
    const articleIds = shelf
      .articlesOf(now)
      .map((a) => a.article_id)
      .filter((id) => desk.isPresent(id));
    const effect = desk.findingEffects.get(row.id);
    const chosen = effect !== undefined && !same(effect.before.choice, effect.after.choice);
    if (findings.length < TOLD || chosen || made.has(row.id))
      findings.push(findingView(store, now, articleIds));
    else restated.push({ id: now.id, state: now.shown, stands: now.stands === 1, articleIds });
  }
  return { findings, restated, articles };
}

function restate(desk: Desk, row: FindingRecord, articles: Set<string>): boolean {
  const spoken = spokenOf(desk, row);
  const now = stands(desk, row, spoken);
  const shown = shownState(row, spoken);
  const before = desk.shelf.articlesOf(row);
  const after = articlesFor(desk, spoken);
  const moved = !same(before, after);
  const answered = desk.findingEffects.get(row.id);
  const said = answered !== undefined && !same(answered.before, answered.after);
  if ((row.stands === 1) === now && row.shown === shown && !moved && !said) return false;
  if ((row.stands === 1) !== now || row.shown !== shown) desk.show(row, now, shown);
  if (moved) desk.assign(row, after);
  if (row.shown === 'open' || shown === 'open')
    for (const a of [...before, ...after]) articles.add(a.article_id);
  return true;
}

/** A question about text that a person has taken out is moot. */
function shownState(row: FindingRecord, { evidence, own, others }: Spoken): FindingState {
  if (row.state !== 'open' && row.state !== 'auto') return row.state;
  const gone = (p: PieceRecord): boolean => p.fate === 'removed';
  const copies =
    evidence.kind === 'duplicate' || evidence.kind === 'near-duplicate' || evidence.kind === 'loop';
  const moot = copies ? own.length > 0 && [...own, ...others].every(gone) : own.some(gone);
  return moot ? 'stale' : row.state;
}

/**
 * The articles a finding touches, best first. Articles that are gone stay in the list without a gate: should
 * one come back, the finding is known by it.
 */
function articlesFor(desk: Desk, { evidence, own, others }: Spoken): FindingArticle[] {
  // Of the articles that hold one piece none comes first by itself: their order must not hang on what came before.
  const holders = new Set([...own, ...others].flatMap((p) => desk.shelf.holdersOf(p).toSorted()));
  if (evidence.kind === 'stray') {
    const ids = new Set([...holders, ...candidatesOf(desk, evidence)]);
    if (ids.size > 0)
      return gated(
        [...ids].map((id) => ({ id, present: desk.isPresent(id) })),
        true,
      );
  }
  if (holders.size > 0)
    return gated(
      [...holders].map((id) => ({ id, present: true })),
      false,
    );
  return gated(homesNear(desk, own[0]?.start ?? 0), false);
}

function gated(articles: readonly { id: string; present: boolean }[], onlyFirst: boolean): FindingArticle[] {
  const first = articles.findIndex((a) => a.present);
  return articles.map(({ id, present }, rank) => ({
    article_id: id,
    rank,
    gate: present && (!onlyFirst || rank === first) ? 1 : 0,
  }));
}

/** The article the engine put the nearest text into; where that is gone, the nearest that is there as well. */
function homesNear(desk: Desk, at: number): { id: string; present: boolean }[] {
  const found = new Map<string, boolean>();
  for (const [side, order] of [
    ['<', 'DESC'],
    ['>', 'ASC'],
  ]) {
    const rows = sql<{ home: string }>(
      desk.store,
      `SELECT home FROM pieces WHERE plan = ? AND "start" ${side} ? AND home IS NOT NULL ORDER BY "start" ${order}`,
    ).iterate(desk.plan, at);
    for (const { home } of rows) {
      if (found.has(home)) continue;
      const present = desk.isPresent(home);
      found.set(home, present);
      if (present) break;
    }
    if ([...found.values()].includes(true)) break;
  }
  return [...found].map(([id, present]) => ({ id, present }));
}

/** The articles a stray piece may belong to, best first; some may be gone. */
export function candidatesOf(desk: Desk, evidence: Extract<Evidence, { kind: 'stray' }>): string[] {
  const query = sql<{ id: string }>(desk.store, 'SELECT id FROM articles WHERE plan = ? AND planned = ?');
  return evidence.candidates.flatMap((c) => query.get(desk.plan, c.article)?.id ?? []);
}

/** The state a finding has before anybody answers. */
export function unanswered(row: FindingRecord): FindingState {
  return row.proposed === 1 && row.confidence >= SURE ? 'auto' : 'open';
}
