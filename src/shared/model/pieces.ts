import { z } from 'zod';
import { FATES, type Ledger } from '../ledger.ts';
import { DROP_REASONS } from '../plan.ts';
import { Id, Offset, PieceId } from './ids.ts';

/** Pieces of a dump and what became of them. */

export const LedgerSchema = z.strictObject({
  ...(Object.fromEntries(FATES.map((f) => [f, z.number()])) as Record<(typeof FATES)[number], z.ZodNumber>),
  total: z.number(),
  twice: z.number(),
  added: z.number(),
}) satisfies z.ZodType<Ledger>;

/**
 * All pieces of a dump, a column each, in raw order: piece `i` is `[starts[i], ends[i])`. `fates[i]` indexes
 * `FATES`; `articles[i]` indexes `articleIds` or is -1.
 */
export const PieceTable = z.strictObject({
  starts: z.array(z.number()),
  ends: z.array(z.number()),
  fates: z.array(z.number()),
  articles: z.array(z.number()),
  articleIds: z.array(Id),
});
export type PieceTable = z.infer<typeof PieceTable>;

/** One piece as a mutation reports it. */
export const PieceView = z.strictObject({
  id: PieceId,
  start: Offset,
  end: Offset,
  fate: z.enum(FATES),
  articleId: Id.nullable(),
});
export type PieceView = z.infer<typeof PieceView>;

/** One place of a piece that stands in several: block -1 is one of the fields. */
export const TwicePlace = z.strictObject({
  articleId: Id,
  block: z.number().int().min(-1),
  text: z.string(),
});
export type TwicePlace = z.infer<typeof TwicePlace>;

/** A piece that is told twice: `ink` is what stands more than once. */
export const TwicePiece = z.strictObject({ id: PieceId, ink: z.number(), places: z.array(TwicePlace) });
export type TwicePiece = z.infer<typeof TwicePiece>;

export const DropReasonSchema = z.enum(DROP_REASONS);
