import { z } from 'zod';
import { DropReasonSchema, Id, Outcome, PieceId } from '../model.ts';
import { base } from './base.ts';

/** Calls for pieces of a dump that a person places, drops or restores. */
export const pieces = {
  /** Puts pieces, in raw order, as blocks into an article; without `place.index` at their natural place. */
  place: base
    .input(
      z.strictObject({
        dumpId: Id,
        pieceIds: z.array(PieceId).min(1).max(10_000),
        articleId: Id,
        index: z.number().int().min(0).optional(),
        as: z.enum(['paragraph', 'heading']).optional(),
      }),
    )
    .output(Outcome),
  /** Takes pieces out of whatever article holds them, for a reason. */
  drop: base
    .input(
      z.strictObject({
        dumpId: Id,
        pieceIds: z.array(PieceId).min(1).max(10_000),
        reason: z.union([DropReasonSchema, z.literal('unplaced')]),
      }),
    )
    .output(Outcome),
  /** Brings dropped or removed pieces back to where they stood, or to their natural place. */
  restore: base
    .input(z.strictObject({ dumpId: Id, pieceIds: z.array(PieceId).min(1).max(10_000) }))
    .output(Outcome),
};
