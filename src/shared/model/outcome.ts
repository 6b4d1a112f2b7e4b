import { z } from 'zod';
import { ArticleView } from './articles.ts';
import { FindingView, Restated } from './findings.ts';
import { DecisionView } from './history.ts';
import { Id } from './ids.ts';
import { LedgerSchema, PieceView } from './pieces.ts';

/** What a mutation tells every window. */

/**
 * What a mutation changed, enough for any window to catch up: full views of what changed, ids of what is gone.
 * Committed to disk before it is sent.
 */
export const Outcome = z.strictObject({
  dumpId: Id,
  decision: DecisionView.nullable(),
  articles: z.array(ArticleView),
  removedArticles: z.array(Id),
  pieces: z.array(PieceView),
  /** Findings that came or are otherwise now. */
  findings: z.array(FindingView),
  /** Where hundreds are otherwise: what became of the others. */
  restated: z.array(Restated).optional(),
  /** Findings that are not there any more: one a person made was undone. */
  removedFindings: z.array(z.string()),
  ledger: LedgerSchema,
  /** Whether there is something to undo and to redo in this dump. */
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});
export type Outcome = z.infer<typeof Outcome>;

/** What answering findings came to: of several, those that can't be answered are left as they were, each with why. */
export const Answered = z.strictObject({
  ...Outcome.shape,
  left: z.array(z.strictObject({ id: z.string(), code: z.string() })),
});
export type Answered = z.infer<typeof Answered>;
