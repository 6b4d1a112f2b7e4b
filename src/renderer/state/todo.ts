import type { TwicePiece } from '../../shared/model/pieces.ts';
import { client } from '../client.ts';
import { words } from '../i18n/index.ts';
import { fateIndex, type PieceColumns } from '../model/columns.ts';
import type { PieceNotes } from '../model/piece-notes.ts';
import { decide } from './actions.ts';
import { tellError } from './notices.ts';
import { useSession } from './session.ts';

/** What the ledger still asks for: pieces without a place, and pieces told twice. */

/** So many are listed at once; there are more ways to go through thousands than a list. */
export const LISTED = 200;

/** Pieces that wait for a place, in raw order, and how many there are. */
export function loosePieces(columns: PieceColumns): { pieces: number[]; total: number } {
  const loose = fateIndex('unplaced');
  const pieces: number[] = [];
  for (let i = 0; i < columns.length && pieces.length < LISTED; i++)
    if (columns.fates[i] === loose) pieces.push(i);
  return { pieces, total: columns.census[loose]! };
}

/** The finding that says which articles a loose piece may belong to, if it is still to be answered. */
export function strayOf(
  notes: PieceNotes,
  piece: number,
): { id: string; articleIds: readonly string[] } | null {
  const found = notes.findingsOf(piece).find((f) => f.kind === 'stray' && f.state === 'open');
  return found ? { id: found.id, articleIds: found.articleIds } : null;
}

/** Asks the store which pieces are told twice. */
export async function readTwice(): Promise<{ rows: readonly TwicePiece[]; total: number } | null> {
  const { dumpId } = useSession.getState();
  if (dumpId === null) return null;
  try {
    return await client.pieces.twice({ dumpId, limit: LISTED });
  } catch (error) {
    tellError(error);
    return null;
  }
}

/** Keeps a piece in one place and takes it out of the others. */
export async function keepPlace(pieceId: string, articleId: string, block: number): Promise<void> {
  const { dumpId } = useSession.getState();
  if (dumpId !== null)
    await decide(words().ledger.keepHere, () => client.pieces.keep({ dumpId, pieceId, articleId, block }));
}
