import type { DecisionView } from '../../shared/model/history.ts';
import { Fault, refused } from '../errors.ts';
import { type Library, plannedDump } from '../library.ts';
import { attempt, rehearse } from '../store/handle.ts';
import { makeDecision } from './commit.ts';
import { cannotUndo } from './conflict.ts';
import { takingBack } from './history.ts';

/** Most decisions looked at for one undo. */
const MOST = 500;

/**
 * What must be undone before a decision can be, in the order to undo it: found by undoing, in a transaction that is
 * taken back whole. Throws `REFUSED` where it can't be undone at all, or where more than `MOST` stand in the way.
 */
export function dependentsOf(
  library: Library,
  input: { dumpId: string; decisionId: string },
): DecisionView[] {
  plannedDump(library, input.dumpId);
  const order: DecisionView[] = [];
  const opened = new Set<string>();
  const undoOne = (id: string): void => {
    attempt(library.store, () => makeDecision(library, input.dumpId, takingBack(id), opened));
  };
  const visit = (id: string): void => {
    for (;;) {
      try {
        undoOne(id);
        return;
      } catch (error) {
        if (!(error instanceof Fault) || error.code !== 'DEPENDENTS') throw error;
        for (const opening of opened) library.drafts.forget(opening);
        const { decisions } = error.data as { decisions: DecisionView[] };
        const known = new Set(order.map((decision) => decision.id));
        // Taken back and in the way all the same: another try would come to the same.
        if (decisions.every((each) => known.has(each.id))) throw cannotUndo();
        for (const each of decisions.toSorted((a, b) => b.seq - a.seq)) {
          if (order.some(({ id: taken }) => taken === each.id)) continue;
          if (order.length >= MOST)
            throw refused('too-many', 'Too many later decisions build on this one to undo it alone.');
          visit(each.id);
          order.push(each);
        }
      }
    }
  };
  try {
    return rehearse(library.store, () => {
      visit(input.decisionId);
      return order;
    });
  } finally {
    // The rehearsal kept documents that never came to be.
    for (const id of opened) library.drafts.forget(id);
  }
}
