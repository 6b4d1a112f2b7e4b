import type { Fate } from '../../shared/ledger.ts';
import type { PieceColumns } from './columns.ts';
import type { PieceNotes } from './piece-notes.ts';

/** The colour a piece has in gutter, ribbon and light: its fate, and what is to be seen of a piece that stands. */
export type Look = Fate | 'joined' | 'moved' | 'moved-edited';

/** `moved` are the pieces that stand elsewhere in the open article than in the dump. */
export function lookOf(
  columns: PieceColumns,
  notes: PieceNotes | null,
  moved: ReadonlySet<number>,
  piece: number,
): Look {
  const fate = columns.fateOf(piece);
  if (fate === 'edited') return moved.has(piece) ? 'moved-edited' : fate;
  if (fate !== 'kept') return fate;
  if (moved.has(piece)) return 'moved';
  return notes?.joined[piece] === 1 ? 'joined' : fate;
}
