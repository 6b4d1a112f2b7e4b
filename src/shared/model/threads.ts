import { z } from 'zod';
import type { Reason } from '../plan.ts';
import { Id, PieceId } from './ids.ts';

/** The thread board: the loose ends of a woven page. */

/** One loose end of a woven page, or one that has been tied. */
export const ThreadEnd = z.strictObject({
  piece: PieceId,
  side: z.enum(['tail', 'head']),
  /** The article it stands in; null while it is in none. */
  articleId: Id.nullable(),
  /** Its last words (a tail) or its first (a head). */
  text: z.string(),
  /**
   * `start`: a paragraph that begins as any does, but may be a head nobody suspects; `loose`: to be tied; `proposed`:
   * tied by the engine, and a person must still say so; `torn`: its other half is not in the dump.
   */
  state: z.enum(['start', 'loose', 'proposed', 'tied', 'torn']),
  /** The piece it is tied to. */
  other: PieceId.nullable(),
  /** The finding that says so. */
  finding: z.string().nullable(),
});
export type ThreadEnd = z.infer<typeof ThreadEnd>;

/** All ends of a dump in raw order, and what could go on where. */
export const ThreadBoard = z.strictObject({
  ends: z.array(ThreadEnd),
  /** Best first for each tail; `score` is comparable for one tail only. */
  candidates: z.array(
    z.strictObject({
      tail: PieceId,
      head: PieceId,
      score: z.number(),
      reasons: z.custom<Reason[]>((v) => Array.isArray(v)),
    }),
  ),
  /** The search stopped at its bound: there may be more ends. */
  bounded: z.boolean(),
});
export type ThreadBoard = z.infer<typeof ThreadBoard>;
