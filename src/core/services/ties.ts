import type { Block } from '../../shared/document.ts';
import { pieceOf } from '../../shared/document.ts';
import { beginsOpen } from '../../shared/ends.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { FIELD_NAMES, findingId } from '../../shared/plan.ts';
import { type Span, spanOfPiece } from '../../shared/span.ts';
import { refused } from '../errors.ts';
import type { Library } from '../library.ts';
import type { Choice } from '../store/effects.ts';
import { type FindingRecord, findingsOfPieces } from '../store/findings.ts';
import { idOfPiece, placedBetween } from '../store/pieces.ts';
import { decide } from './commit.ts';
import type { Desk } from './desk.ts';
import { runsOfBlock } from './drafts.ts';
import { isTextBlock } from './inline.ts';
import { joinSeam, partSeam } from './seams.ts';
import type { Sheet } from './sheet.ts';
import { pieceAtEnd, pieceAtStart, spokenOf } from './standing.ts';

/** Tying loose ends by hand: one paragraph read on in another, and what a person says of an end. */

export interface TieInput {
  dumpId: string;
  tail: string;
  head: string;
}

/** Reads `head` on where `tail` ends. The blocks that go on behind the head come along, behind the joined paragraph. */
export function tieEnds(library: Library, { dumpId, tail, head }: TieInput, origin: string): Outcome {
  return decide(library, dumpId, origin, (desk) => {
    desk.piece(tail);
    desk.piece(head);
    if (tail === head) throw refused('one-piece', 'Both ends are one piece.');
    const run = runBehind(desk, head, tail);
    joinSeam(desk, spanOfPiece(tail), spanOfPiece(head));
    if (run) follow(desk, run, head);
    sayTied(desk, tail, head);
    return { kind: 'tie' };
  });
}

interface FollowingRun {
  sheet: Sheet;
  blocks: Block[];
}

/**
 * The blocks that go on behind a head: as long as each follows the one before in the dump, is no heading, and
 * does not itself begin in mid-sentence, which would make it a thread of its own.
 */
function runBehind(desk: Desk, head: string, tail: string): FollowingRun | null {
  desk.settle();
  const sheet = desk.holders(desk.piece(head))[0];
  const first = sheet?.blocksOf(head)[0];
  // A head in the midst of a paragraph takes what stands in that paragraph, no more.
  if (!sheet || !first || !isTextBlock(first) || firstPiece(first) !== head) return null;
  const blocks: Block[] = [];
  let last = lastPiece(first);
  for (const block of sheet.blocks.slice(sheet.indexOf(first) + 1)) {
    const begins = firstPiece(block);
    if (block.type === 'heading' || begins === null || last === null || begins === tail) break;
    if (runsOfBlock(block).some((r) => r.piece === tail)) break;
    if (!follows(desk, last, begins) || beginsOpen(runsOfBlock(block)[0]?.text ?? '')) break;
    blocks.push(block);
    last = lastPiece(block);
  }
  return { sheet, blocks };
}

function firstPiece(block: Block): string | null {
  return runsOfBlock(block)[0]?.piece ?? null;
}

function lastPiece(block: Block): string | null {
  return runsOfBlock(block).at(-1)?.piece ?? null;
}

/** Whether a piece is the next in the dump that stands in any draft. */
function follows(desk: Desk, before: string, after: string): boolean {
  const [, end] = spanOfPiece(before);
  const [start] = spanOfPiece(after);
  return start >= end && placedBetween(desk.store, desk.plan, end, start) === 0;
}

function follow(desk: Desk, { sheet, blocks }: FollowingRun, head: string): void {
  desk.settle();
  const target = desk.holders(desk.piece(head))[0];
  const joined = target?.blocksOf(head)[0];
  if (!target || !joined) return;
  const [first] = blocks;
  const at = target === sheet && first ? target.indexOf(first) : -1;
  if (first && at !== target.indexOf(joined) + 1) {
    for (const block of blocks) desk.replace(sheet, block, []);
    desk.splice(target, { at: target.indexOf(joined) + 1, remove: 0, insert: blocks });
  }
  // An article that has given away all it had is none any more.
  const bare = FIELD_NAMES.every((name) => sheet.head.fields[name] === '');
  if (sheet !== target && bare && sheet.blocks.length === 0) desk.setPresent(sheet, false);
}

/** Every finding that speaks of one of the ends is answered by what was done; if none says it, one is made. */
function sayTied(desk: Desk, tail: string, head: string): void {
  desk.settle();
  let said = false;
  for (const row of findingsAt(desk, tail, head)) {
    const choice = tieIn(desk, row, tail, head);
    if (choice !== null) {
      desk.answer(row, 'accepted', Object.keys(choice).length > 0 ? choice : null);
      said = true;
    } else if (contradicts(desk, row, tail, head) && row.state !== 'dismissed')
      desk.answer(row, 'dismissed', null);
  }
  if (said) return;
  const spans = [spanOfPiece(tail), spanOfPiece(head)];
  const id = findingId('join', spans);
  const known = desk.findFinding(id);
  if (known) desk.answer(known, 'accepted', null);
  else
    desk.makeFinding({
      id,
      kind: 'join',
      spans,
      evidence: { kind: 'join', tail: spans[0]!, head: spans[1]!, rivals: [] },
      reasons: [{ code: 'hand.join' }],
    });
}

function findingsAt(desk: Desk, tail: string, head: string): FindingRecord[] {
  const starts = [tail, head].map((id) => spanOfPiece(id)[0]);
  return findingsOfPieces(desk.store, desk.plan, starts).filter(
    (f) => (f.kind === 'join' || f.kind === 'torn') && f.shown !== 'stale',
  );
}

const endsAt = (desk: Desk, span: Span, id: string): boolean => {
  const piece = pieceAtEnd(desk, span);
  return piece !== undefined && idOfPiece(piece) === id;
};
const startsAt = (desk: Desk, span: Span, id: string): boolean => {
  const piece = pieceAtStart(desk, span);
  return piece !== undefined && idOfPiece(piece) === id;
};

/** The choice by which a finding says that the two belong together; null if it never does. */
function tieIn(desk: Desk, row: FindingRecord, tail: string, head: string): Choice | null {
  const { evidence, spans } = spokenOf(desk, row);
  if (evidence.kind === 'join' && endsAt(desk, evidence.tail, tail)) {
    if (startsAt(desk, evidence.head, head)) return {};
    const rival = evidence.rivals.findIndex((r) => startsAt(desk, r.span, head));
    return rival < 0 ? null : { rival };
  }
  const [span] = spans;
  if (evidence.kind !== 'torn' || !span) return null;
  const own = evidence.side === 'tail' ? endsAt(desk, span, tail) : startsAt(desk, span, head);
  const rival = evidence.rivals.findIndex((r) =>
    evidence.side === 'tail' ? startsAt(desk, r.span, head) : endsAt(desk, r.span, tail),
  );
  return own && rival >= 0 ? { rival } : null;
}

/** Whether a finding would have one of the ends go on elsewhere, or nowhere. */
function contradicts(desk: Desk, row: FindingRecord, tail: string, head: string): boolean {
  const { evidence, spans } = spokenOf(desk, row);
  if (evidence.kind === 'join')
    return endsAt(desk, evidence.tail, tail) || startsAt(desk, evidence.head, head);
  const [span] = spans;
  if (evidence.kind !== 'torn' || !span) return false;
  return evidence.side === 'tail' ? endsAt(desk, span, tail) : startsAt(desk, span, head);
}

/** Parts two pieces that are read on: the head, with what follows it in its paragraph, goes back to its own place. */
export function untieEnds(library: Library, { dumpId, tail, head }: TieInput, origin: string): Outcome {
  return decide(library, dumpId, origin, (desk) => {
    desk.piece(tail);
    desk.piece(head);
    for (const row of findingsAt(desk, tail, head))
      if (tieIn(desk, row, tail, head) !== null && row.state !== 'dismissed')
        desk.answer(row, 'dismissed', null);
    partSeam(desk, spanOfPiece(tail), spanOfPiece(head));
    return { kind: 'untie' };
  });
}

/** Says that the other half of an end is not in the dump: the end is torn, and nobody need look for it. */
export function declareTorn(
  library: Library,
  { dumpId, pieceId, side }: { dumpId: string; pieceId: string; side: 'head' | 'tail' },
  origin: string,
): Outcome {
  return decide(library, dumpId, origin, (desk) => {
    desk.piece(pieceId);
    if (isTied(desk, pieceId, side)) throw refused('tied', 'This end is tied already. Part the two first.');
    const span = spanOfPiece(pieceId);
    let said = false;
    for (const row of findingsAt(desk, pieceId, pieceId)) {
      const { evidence, spans } = spokenOf(desk, row);
      if (evidence.kind === 'torn' && evidence.side === side && !said) {
        const own =
          spans[0] && (side === 'tail' ? endsAt(desk, spans[0], pieceId) : startsAt(desk, spans[0], pieceId));
        if (!own) continue;
        desk.answer(row, 'accepted', null);
        said = true;
      } else if (evidence.kind === 'join' && row.stands === 0 && row.state === 'open') {
        const own =
          side === 'tail' ? endsAt(desk, evidence.tail, pieceId) : startsAt(desk, evidence.head, pieceId);
        if (own) desk.answer(row, 'dismissed', null);
      }
    }
    if (!said) {
      const plain = desk.findFinding(findingId('torn', [span]));
      // One piece may be torn at both ends: the second says at which by an empty span there.
      const at: Span = side === 'tail' ? [span[1], span[1]] : [span[0], span[0]];
      const spans = plain ? [span, at] : [span];
      const id = findingId('torn', spans);
      const known = desk.findFinding(id);
      if (known) desk.answer(known, 'accepted', null);
      else
        desk.makeFinding({
          id,
          kind: 'torn',
          spans,
          evidence: { kind: 'torn', side, rivals: [] },
          reasons: [{ code: 'hand.torn' }],
        });
    }
    return { kind: 'torn' };
  });
}

function isTied(desk: Desk, id: string, side: 'head' | 'tail'): boolean {
  desk.settle();
  return desk.holders(desk.piece(id)).some((sheet) =>
    sheet.blocksOf(id).some((block) => {
      if (!isTextBlock(block)) return false;
      const order = (block.content ?? []).map(pieceOf).filter((one) => one !== null);
      const at = side === 'tail' ? order.lastIndexOf(id) + 1 : order.indexOf(id) - 1;
      return order[at] !== undefined;
    }),
  );
}
