import { z } from 'zod';
import { DECISION_KINDS } from './model/history.ts';
import { Id } from './model/ids.ts';
import { FIELD_NAMES } from './plan.ts';

/** The decision log as it is read outside of Galley: one entry a row, each change with what was before and after. */

const Named = z.strictObject({ id: z.string(), name: z.string() });

const PlanSaid = z.strictObject({
  plan: z.number(),
  engine: z.string(),
  /** When, as ISO 8601 in UTC. */
  at: z.string(),
  articles: z.number(),
  pieces: z.number(),
  findings: z.number(),
});

/** One thing a decision changed, in words and texts a person can read. */
export const LogChange = z.discriminatedUnion('what', [
  /** Paragraphs of an article that went, and those that came in their place. */
  z.strictObject({
    what: z.literal('text'),
    articleId: z.string(),
    before: z.array(z.string()),
    after: z.array(z.string()),
  }),
  z.strictObject({
    what: z.literal('field'),
    articleId: z.string(),
    field: z.enum(FIELD_NAMES),
    before: z.string(),
    after: z.string(),
  }),
  /** Where an article stands: approved and validated with the names that did it. */
  z.strictObject({
    what: z.literal('status'),
    articleId: z.string(),
    before: z.string(),
    after: z.string(),
    approvedBy: z.string().nullable(),
    validatedBy: z.string().nullable(),
  }),
  /** An article came, or was taken away. */
  z.strictObject({
    what: z.literal('article'),
    articleId: z.string(),
    before: z.boolean(),
    after: z.boolean(),
  }),
  /** What a piece of the dump counts as while it stands nowhere. */
  z.strictObject({
    what: z.literal('piece'),
    id: z.string(),
    text: z.string(),
    before: z.string(),
    after: z.string(),
  }),
  /** A run of the engine: which plan counted before it, if any, and which does now. */
  z.strictObject({ what: z.literal('plan'), before: PlanSaid.nullable(), after: PlanSaid }),
  /** The answer to a finding. */
  z.strictObject({ what: z.literal('finding'), id: z.string(), before: z.string(), after: z.string() }),
]);
export type LogChange = z.infer<typeof LogChange>;

export const LogEntry = z.strictObject({
  seq: z.number(),
  id: Id,
  /** When, as ISO 8601 in UTC. */
  at: z.string(),
  who: z.string(),
  kind: z.enum(DECISION_KINDS),
  dump: Named,
  /** The articles it touched, by the titles they have now. */
  articles: z.array(Named),
  reason: z.string().nullable(),
  /** The decision that it undoes or redoes. */
  target: Id.nullable(),
  /** The decision it is a part of: several rows of typing are one. */
  partOf: Id,
  changes: z.array(LogChange),
  /** The seal of the row before, and its own. */
  previous: z.string(),
  hash: z.string(),
});
export type LogEntry = z.infer<typeof LogEntry>;
