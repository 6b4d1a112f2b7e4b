import { movedPieces } from '../model/moves.ts';
import { draftEditor } from './draft.ts';
import { useSession } from './session.ts';

/** The order, and the cut of the dump, that `moves` was read from. */
let read: { order: readonly string[]; columns: object } | null = null;

/** Reads which pieces of the open draft stand elsewhere than in the dump; costs next to nothing if none moved. */
export function readMoves(): void {
  const { columns, moves } = useSession.getState();
  const order = draftEditor()?.pieces.order();
  if (!columns || !order || (read?.order === order && read.columns === columns)) return;
  read = { order, columns };
  const pieces = order.map((id) => columns.indexOf(id)).filter((i) => i >= 0);
  const next = movedPieces(pieces, (i) => columns.ends[i]! - columns.starts[i]!);
  if (next.size > 0 || moves.size > 0) useSession.setState({ moves: next });
}
