import { z } from 'zod';
import { DecisionView, Id, Outcome } from '../model.ts';
import { base, DumpScope } from './base.ts';

/** Calls for the decision log: reading it, undoing. */
export const history = {
  list: base
    .input(
      z.strictObject({
        dumpId: Id,
        before: z.number().optional(),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.array(DecisionView)),
  /** Undoes the newest decision not undone, or the one named. */
  undo: base.input(z.strictObject({ dumpId: Id, decisionId: Id.optional() })).output(Outcome),
  redo: base.input(DumpScope).output(Outcome),
};
