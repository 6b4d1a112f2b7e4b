import type { Answered } from '../../shared/model/outcome.ts';
import { Fault, refused } from '../errors.ts';
import type { Library } from '../library.ts';
import type { Choice } from '../store/effects.ts';
import type { FindingRecord } from '../store/findings.ts';
import { decide } from './commit.ts';
import { choiceOf, type Desk } from './desk.ts';
import { apply, undo } from './proposals.ts';
import { spokenOf, stands, unanswered } from './standing.ts';

/** Answering findings: what accepting, dismissing and taking back an answer do to the drafts. */

export interface DecideInput {
  dumpId: string;
  ids: readonly string[];
  answer: 'accept' | 'dismiss' | 'reopen';
  choice?: Choice | undefined;
}

const KINDS = { accept: 'accept', dismiss: 'dismiss', reopen: 'reopen-finding' } as const;

/** Answers one finding, or several as one decision; those already so answered stay as they are. */
export function decideFindings(library: Library, input: DecideInput, origin: string): Answered {
  const ids = [...new Set(input.ids)];
  if (ids.length > 1) return decideMany(library, { ...input, ids }, origin);
  const outcome = decide(library, input.dumpId, origin, (desk) => {
    for (const id of ids) answerOpen(desk, id, input);
    return { kind: KINDS[input.answer] };
  });
  return { ...outcome, left: [] };
}

/** A finding among many that was refused when something had been done for it already. */
class HalfDone extends Error {
  readonly id: string;
  readonly why: string;

  constructor(id: string, why: string) {
    super(`refused half-way: ${id}`);
    this.id = id;
    this.why = why;
  }
}

/**
 * Answers all that can be answered; those refused are left as they were. A refusal nearly always comes before
 * anything is done; after one that does not, all of it is made anew without that finding.
 */
function decideMany(library: Library, input: DecideInput, origin: string): Answered {
  const halfDone = new Map<string, string>();
  for (;;) {
    const left = new Map(halfDone);
    try {
      const outcome = decide(library, input.dumpId, origin, (desk) => {
        desk.shelf.fetch(new Set(input.ids));
        for (const id of input.ids) {
          if (halfDone.has(id)) continue;
          const why = refusalOf(desk, id, input);
          if (why !== null) left.set(id, why);
        }
        return { kind: KINDS[input.answer] };
      });
      return { ...outcome, left: [...left].map(([id, code]) => ({ id, code })) };
    } catch (error) {
      if (!(error instanceof HalfDone)) throw error;
      halfDone.set(error.id, error.why);
    }
  }
}

/** Answers a finding on a desk: null, or the code of why it can't be, and then nothing is done. */
function refusalOf(desk: Desk, id: string, input: DecideInput): string | null {
  const before = desk.changes;
  try {
    answerOpen(desk, id, input);
    return null;
  } catch (error) {
    const why = codeOf(error);
    if (desk.changes !== before) throw new HalfDone(id, why);
    const row = desk.findFinding(id);
    if (row) desk.unanswer(row);
    return why;
  }
}

/** The code of a refusal; whatever else went wrong is thrown on. */
function codeOf(error: unknown): string {
  if (!(error instanceof Fault)) throw error;
  if (error.code === 'REFUSED') return (error as Fault<'REFUSED'>).data.code;
  if (error.code === 'NOT_FOUND') return 'gone';
  throw error;
}

function answerOpen(desk: Desk, id: string, input: DecideInput): void {
  const row = desk.finding(id);
  if (row.shown === 'stale')
    throw refused('stale', 'The text this finding speaks of is no longer in the drafts.');
  answerOn(desk, row, input.answer, input.choice ?? null);
}

/** Answers one finding on a desk. */
export function answerOn(
  desk: Desk,
  row: FindingRecord,
  answer: DecideInput['answer'],
  choice: Choice | null,
): void {
  if (answer === 'accept') accept(desk, row, choice);
  else if (answer === 'dismiss') dismiss(desk, row);
  else reopen(desk, row);
}

function touch(desk: Desk, row: FindingRecord): void {
  for (const a of desk.shelf.articlesOf(row)) if (a.gate === 1) desk.touched.add(a.article_id);
}

function accept(desk: Desk, row: FindingRecord, choice: Choice | null): void {
  desk.settle();
  const spoken = spokenOf(desk, row);
  const earlier = choiceOf(row);
  const chosen = { ...row, choice: choice === null ? null : JSON.stringify(choice) };
  desk.answer(row, 'accepted', choice);
  if (!stands(desk, chosen, spoken)) {
    // Another choice than before: what the earlier one did is taken back first.
    if (JSON.stringify(earlier) !== JSON.stringify(choice) && stands(desk, row, spoken))
      undo(desk, row, spoken, choice);
    apply(desk, chosen, spokenOf(desk, row), choice);
  }
  touch(desk, row);
}

function dismiss(desk: Desk, row: FindingRecord): void {
  desk.settle();
  const spoken = spokenOf(desk, row);
  if (stands(desk, row, spoken)) undo(desk, row, spoken, null);
  desk.answer(row, 'dismissed', null);
  touch(desk, row);
}

/** Takes an answer back: the drafts show again what the engine proposed. */
function reopen(desk: Desk, row: FindingRecord): void {
  desk.settle();
  const spoken = spokenOf(desk, row);
  const plainRow = { ...row, choice: null };
  if (row.choice !== null && stands(desk, row, spoken)) undo(desk, row, spoken, null);
  desk.settle();
  const now = stands(desk, plainRow, spokenOf(desk, row));
  if (now && row.proposed === 0) undo(desk, plainRow, spokenOf(desk, row), null);
  if (!now && row.proposed === 1) apply(desk, plainRow, spokenOf(desk, row), null);
  desk.answer(row, unanswered(row), null);
  touch(desk, row);
}
