import { z } from 'zod';
import { Id, PieceId, SpanSchema } from '../model/ids.ts';
import { Outcome } from '../model/outcome.ts';
import { DropReasonSchema, TwicePiece } from '../model/pieces.ts';
import { base } from './base.ts';

/** Whole pieces, and stretches of raw text: a piece that one begins or ends in is parted there. Not both empty. */
const Chosen = {
  dumpId: Id,
  pieceIds: z.array(PieceId).max(10_000),
  spans: z.array(SpanSchema).max(100).optional(),
};

/** Calls for pieces of a dump that a person places, drops or restores. */
export const pieces = {
  /** Puts pieces, in raw order, as blocks into an article; without `place.index` at their natural place. */
  place: base
    .input(
      z.strictObject({
        ...Chosen,
        articleId: Id,
        index: z.number().int().min(0).optional(),
        as: z.enum(['paragraph', 'heading']).optional(),
      }),
    )
    .output(Outcome),
  /**
   * Takes pieces out of whatever article holds them, for a reason. `twin` names the piece they are copies of;
   * `reach` says how far furniture goes: `alike`, all that say the same in this dump; `always`, by a rule of the
   * desk also in every dump that is read from now on.
   */
  drop: base
    .input(
      z.strictObject({
        ...Chosen,
        reason: z.union([DropReasonSchema, z.literal('unplaced')]),
        twin: PieceId.optional(),
        reach: z.enum(['one', 'alike', 'always']).optional(),
      }),
    )
    .output(Outcome),
  /** Brings dropped or removed pieces back to where they stood, or to their natural place. */
  restore: base.input(z.strictObject(Chosen)).output(Outcome),
  /** Pieces that stand more than once in the drafts, and where. */
  twice: base
    .input(z.strictObject({ dumpId: Id, limit: z.number().int().min(1).max(1000) }))
    .output(z.strictObject({ rows: z.array(TwicePiece), total: z.number() })),
  /** Keeps a piece in the place that begins with `block` (-1: the fields) and takes it out everywhere else. */
  keep: base
    .input(z.strictObject({ dumpId: Id, pieceId: PieceId, articleId: Id, block: z.number().int().min(-1) }))
    .output(Outcome),
};
