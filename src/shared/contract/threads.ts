import { z } from 'zod';
import { Id, PieceId } from '../model/ids.ts';
import { Outcome } from '../model/outcome.ts';
import { ThreadBoard } from '../model/threads.ts';
import { base, DumpScope } from './base.ts';

const Tie = z.strictObject({ dumpId: Id, tail: PieceId, head: PieceId });

/** Calls for the loose ends of a woven page: paragraphs that break off, and those that begin in mid-sentence. */
export const threads = {
  list: base.input(DumpScope).output(ThreadBoard),
  /** Reads `head` on where `tail` ends; what belongs to the head's run of blocks comes along. */
  tie: base.input(Tie).output(Outcome),
  /** Parts the two again: the head goes back to where it stands in the dump. */
  untie: base.input(Tie).output(Outcome),
  /** Says that the other half of an end is not in this dump. */
  torn: base
    .input(z.strictObject({ dumpId: Id, pieceId: PieceId, side: z.enum(['head', 'tail']) }))
    .output(Outcome),
};
