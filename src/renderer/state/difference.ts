import { draftEditor } from './draft.ts';
import { openArticle } from './open.ts';
import { choosePiece, useSession } from './session.ts';

/** Shows how the draft differs from a raw piece, in the piece's own row, or no more. */
export function toggleDifference(piece: number): void {
  const { columns, compared } = useSession.getState();
  if (!columns) return;
  const id = columns.idOf(piece);
  const next = new Set(compared);
  if (!next.delete(id)) next.add(id);
  useSession.setState({ compared: next });
}

/** The edited piece to be shown against raw: the chosen one, else one the caret stands in. */
export function pieceToCompare(): number {
  const { columns, chosen, caretBlock } = useSession.getState();
  if (!columns) return -1;
  const edited = (piece: number): boolean => piece >= 0 && columns.fateOf(piece) === 'edited';
  const here = (draftEditor()?.pieces.inBlock(caretBlock) ?? [])
    .map((id) => columns.indexOf(id))
    .filter(edited);
  if (edited(chosen) && (here.length === 0 || !draftEditor()?.view.hasFocus())) return chosen;
  return here[0] ?? -1;
}

/** Shows the difference of the piece in hand, with its row in view; again, and it is gone. */
export async function compareInHand(): Promise<void> {
  const piece = pieceToCompare();
  const { columns, articleId } = useSession.getState();
  if (piece < 0 || !columns) return;
  const home = columns.articleOf(piece);
  if (home !== null && home !== articleId) await openArticle(home, piece);
  toggleDifference(piece);
  choosePiece(piece, 'draft');
}
