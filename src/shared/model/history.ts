import { z } from 'zod';
import { Block } from '../document.ts';
import { Fields } from './articles.ts';
import { Id, Instant } from './ids.ts';

/** The decision log and the revisions of an article. */

export const DECISION_KINDS = [
  'plan',
  'replan',
  'edit',
  'accept',
  'dismiss',
  'reopen-finding',
  'place',
  'drop',
  'restore',
  'move',
  'split-article',
  'merge-articles',
  'create-article',
  'remove-article',
  'reorder',
  'tie',
  'untie',
  'torn',
  'approve',
  'validate',
  'reopen',
  'restore-revision',
  'replace',
  'punctuate',
  'let-stand',
  'undo',
  'redo',
] as const;
export const DecisionView = z.strictObject({
  id: Id,
  dumpId: Id,
  /** Order of the log; grows by one each decision of the store. */
  seq: z.number(),
  kind: z.enum(DECISION_KINDS),
  who: z.string(),
  at: Instant,
  articleIds: z.array(Id),
  findingIds: z.array(z.string()),
  /** The reason a person gave, e.g. for an override. */
  reason: z.string().nullable(),
  /** The decision this one undoes or redoes. */
  target: Id.nullable(),
  /** Whether it has been undone and not redone. */
  undone: z.boolean(),
});
export type DecisionView = z.infer<typeof DecisionView>;

/** A revision of an article, and the decision that made it; a burst of typing makes one. */
export const RevisionView = z.strictObject({
  revision: z.number().int(),
  /** Null for what the engine planned. */
  decisionId: Id.nullable(),
  kind: z.enum(DECISION_KINDS),
  who: z.string(),
  at: Instant,
  /** Whether that decision has been undone since. */
  undone: z.boolean(),
});
export type RevisionView = z.infer<typeof RevisionView>;

/** An article as it was at a revision. */
export const RevisionText = z.strictObject({
  revision: z.number().int(),
  fields: Fields,
  blocks: z.array(Block),
});
export type RevisionText = z.infer<typeof RevisionText>;
