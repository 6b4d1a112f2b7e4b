import { z } from 'zod';
import { Block, Splice } from '../document.ts';
import { FIELD_NAMES } from '../plan.ts';
import { Id, Instant, PieceId } from './ids.ts';

/** Articles: as the library lists them, as the cleaned pane shows them, as they are saved. */

export const ARTICLE_STATUSES = ['new', 'review', 'approved', 'validated', 'exported'] as const;
/**
 * `new`: untouched; `review`: a person has decided something in it; `approved` pins a revision; `validated`: a second
 * person stands for it too; `exported`: that revision is out.
 */
export const ArticleStatus = z.enum(ARTICLE_STATUSES);
export type ArticleStatus = z.infer<typeof ArticleStatus>;

/** Whether a revision of the article is pinned. */
export function isApproved(status: ArticleStatus): boolean {
  return status === 'approved' || status === 'validated' || status === 'exported';
}

export const Fields = z.strictObject({
  title: z.string().max(2000),
  subtitle: z.string().max(2000),
  byline: z.string().max(2000),
  date: z.string().max(200),
});
export type Fields = z.infer<typeof Fields>;

/** An article as the library lists it. */
export const ArticleRow = z.strictObject({
  id: Id,
  dumpId: Id,
  /** Position in the dump's reading order. */
  ordinal: z.number(),
  title: z.string(),
  /** First words of the body, for articles without a title. */
  lead: z.string(),
  status: ArticleStatus,
  /** Whether a second person stands for the approved revision; also of one that is out. */
  validated: z.boolean(),
  revision: z.number(),
  open: z.number(),
  updatedAt: Instant,
});
export type ArticleRow = z.infer<typeof ArticleRow>;

export const Blocker = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('findings'), ids: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('twice'), pieceIds: z.array(PieceId), ink: z.number() }),
  z.strictObject({ kind: z.literal('ledger'), missing: z.number() }),
  z.strictObject({ kind: z.literal('title') }),
  z.strictObject({ kind: z.literal('body') }),
]);
export type Blocker = z.infer<typeof Blocker>;

/** An article with everything the cleaned pane shows. */
export const ArticleView = z.strictObject({
  ...ArticleRow.shape,
  fields: Fields,
  /** Pieces each field's text came from. */
  fieldPieces: z.record(z.enum(FIELD_NAMES), z.array(PieceId)),
  blocks: z.array(Block),
  /** The revision that approval pinned, or null. */
  approvedRevision: z.number().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
  /** Who else stands for that revision; null until a second person has validated it. */
  validatedBy: z.string().nullable(),
  validatedAt: Instant.nullable(),
  overrideReason: z.string().nullable(),
  /** What stands in the way of approval; empty when it may be approved. */
  blockers: z.array(Blocker),
});
export type ArticleView = z.infer<typeof ArticleView>;

export const SaveInput = z.strictObject({
  articleId: Id,
  /** The revision the splices speak of; another is a `CONFLICT`. */
  baseRevision: z.number().int(),
  splices: z.array(Splice).max(10_000),
  fields: Fields.partial().optional(),
  /** Edits of one burst share it and become one decision. */
  burst: z.string().max(64),
  /** The window knows the text it saves: its article is told back without blocks, an empty list in their place. */
  brief: z.boolean().optional(),
});
export type SaveInput = z.infer<typeof SaveInput>;
