import { z } from 'zod';
import { LogEntry } from '../chronicle.ts';
import { DecisionView, RevisionText, RevisionView } from '../model/history.ts';
import { Id } from '../model/ids.ts';
import { Outcome } from '../model/outcome.ts';
import { ArticleScope, base, DumpScope } from './base.ts';

/** Calls for the decision log: reading it, undoing, and the revisions it made. */
export const history = {
  /** Newest first; `before` is a `seq`. With `articleId` only what touched that article. */
  list: base
    .input(
      z.strictObject({
        dumpId: Id,
        articleId: Id.optional(),
        before: z.number().optional(),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.array(DecisionView)),
  /** The log to be read elsewhere: the rows after `after`, oldest first, with what was before and after. */
  chronicle: base
    .input(
      z.strictObject({
        dumpId: Id.optional(),
        after: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.array(LogEntry)),
  /** Undoes the newest decision not undone, or the one named. */
  undo: base.input(z.strictObject({ dumpId: Id, decisionId: Id.optional() })).output(Outcome),
  /**
   * Everything that must be undone before a decision can be, in the order to undo it; empty where it can be undone
   * alone. Nothing is changed.
   */
  dependents: base.input(z.strictObject({ dumpId: Id, decisionId: Id })).output(z.array(DecisionView)),
  /** Undoes decisions in the order given, all of them or none. */
  undoAll: base
    .input(z.strictObject({ dumpId: Id, decisionIds: z.array(Id).min(1).max(500) }))
    .output(z.array(Outcome)),
  redo: base.input(DumpScope).output(Outcome),
  /** The revisions of an article, newest first, down to what the engine planned. */
  revisions: base
    .input(z.strictObject({ articleId: Id, limit: z.number().int().min(1).max(500) }))
    .output(z.array(RevisionView)),
  /** One revision's text. */
  revision: base
    .input(z.strictObject({ ...ArticleScope.shape, revision: z.number().int().min(0) }))
    .output(RevisionText),
  /** Makes an earlier revision the newest: its text and fields. `baseRevision` other than the newest is a `CONFLICT`. */
  restoreRevision: base
    .input(
      z.strictObject({
        articleId: Id,
        revision: z.number().int().min(0),
        baseRevision: z.number().int(),
      }),
    )
    .output(Outcome),
};
