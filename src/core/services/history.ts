import type { Outcome } from '../../shared/model/outcome.ts';
import { Fault, notFound, refused } from '../errors.ts';
import { type Library, plannedDump } from '../library.ts';
import {
  type DecisionRow,
  decisionView,
  nextRedo,
  nextUndo,
  rowsOf,
  type Standing,
  standingAfter,
  standingOf,
} from '../store/decisions.ts';
import type { Effects, Replacement } from '../store/effects.ts';
import { parse } from '../store/handle.ts';
import { changePlan } from '../store/plans.ts';
import { decide, decideAll, type Work } from './commit.ts';
import type { Desk } from './desk.ts';
import { takeBack } from './reverting.ts';

/**
 * Undo and redo. Taking a decision back is a decision of its own, made by the inverse of what the log says
 * it changed. The newest one fits exactly; an older one is carried over what came after it by whole blocks,
 * and where later decisions built on it, those are named instead (`DEPENDENTS`).
 */

/** Undoes the newest decision that stands, or the one named. */
export function undo(
  library: Library,
  input: { dumpId: string; decisionId?: string | undefined },
  origin: string,
): Outcome {
  const { plan } = plannedDump(library, input.dumpId);
  if (input.decisionId === undefined && !nextUndo(library.store, plan))
    throw refused('nothing-to-undo', 'There is nothing to undo in this dump.');
  return decide(library, input.dumpId, origin, takingBack(input.decisionId));
}

/** Undoes several decisions in the order given, all of them or none; each is a decision of its own. */
export function undoAll(
  library: Library,
  input: { dumpId: string; decisionIds: readonly string[] },
  origin: string,
): Outcome[] {
  return decideAll(library, input.dumpId, origin, input.decisionIds.map(takingBack));
}

/** Takes a decision back on a desk: the one named, or the newest that stands. */
export function takingBack(decisionId: string | undefined): Work {
  return (desk) => {
    const target =
      decisionId === undefined ? nextUndo(desk.store, desk.plan) : standingOf(desk.store, decisionId);
    if (!target) throw notFound('decision', decisionId ?? '');
    if (target.plan !== desk.plan)
      throw refused('other-plan', 'That decision belongs to an earlier plan of this dump.');
    if (target.undone === 1) throw refused('undone', 'That decision is undone already.');
    const rows = appliedBy(desk, target);
    const replaced = rows.map((r) => parse<Effects>(r.effects).replaced).find((r) => r !== undefined);
    if (replaced) backToPlan(desk, rows.at(-1)!.seq, replaced);
    else takeBack(desk, rows, target.decision);
    return { kind: 'undo', target: target.decision };
  };
}

/** The plan that was replaced counts again, with all that was decided in it. */
function backToPlan(desk: Desk, seq: number, { before, after, lost }: Replacement): void {
  const later = standingAfter(desk.store, desk.plan, seq);
  if (later.length > 0)
    throw new Fault(
      'DEPENDENTS',
      { decisions: later.map((row) => decisionView(row, false)) },
      'Later decisions build on this one. Undo them first.',
    );
  changePlan(desk.store, desk.dump.id, before);
  desk.replaced = { before: after, after: before, lost };
}

/** Brings back what was undone last. */
export function redo(library: Library, dumpId: string, origin: string): Outcome {
  const { plan } = plannedDump(library, dumpId);
  const target = nextRedo(library.store, plan);
  if (!target) throw refused('nothing-to-redo', 'There is nothing to redo in this dump.');
  return decide(library, dumpId, origin, (desk) => {
    takeBack(desk, appliedBy(desk, target), target.decision);
    return { kind: 'redo', target: target.decision };
  });
}

/** The rows that made a decision stand as it does now, oldest first. */
function appliedBy(desk: Desk, target: Standing): DecisionRow[] {
  return rowsOf(desk.store, target.last);
}
