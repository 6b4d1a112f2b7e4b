import { words } from '../i18n/index.ts';
import type { PieceColumns } from '../model/columns.ts';
import { dropPieces, placePieces, promoteBlock, restorePieces } from '../state/actions.ts';
import { draftEditor } from '../state/draft.ts';
import { openArticle } from '../state/open.ts';
import { type MenuEntry, openMenu } from '../state/panels.ts';
import { choosePiece, useSession } from '../state/session.ts';

/** What can be done with a raw row: pieces `[from, to)`, the last of which is the text and the others its marks. */
export function openRawMenu(columns: PieceColumns, from: number, to: number, x: number, y: number): void {
  const w = words().menu;
  const piece = to - 1;
  const id = columns.idOf(piece);
  const home = columns.articleOf(piece);
  const fate = columns.fateOf(piece);
  const { articleId, caretBlock } = useSession.getState();
  choosePiece(piece, 'raw');

  const take: MenuEntry[] = [];
  if (articleId !== null && home !== articleId) {
    if (caretBlock >= 0)
      take.push({
        id: 'take-here',
        label: w.takeHere,
        run: () => void placePieces([id], articleId, { index: caretBlock + 1 }),
      });
    take.push(
      { id: 'take', label: w.takeNatural, run: () => void placePieces([id], articleId) },
      {
        id: 'take-heading',
        label: w.takeHeading,
        run: () => void placePieces([id], articleId, { as: 'heading' }),
      },
      { id: 'take-title', label: w.promoteTitle, run: () => void takeAsTitle(id, articleId) },
    );
  }
  const go: MenuEntry[] = [
    {
      id: 'move-to',
      label: w.moveTo,
      pickArticle: {
        not: home,
        run: (target) =>
          void placePieces([id], target).then((outcome) => outcome && openArticle(target, piece)),
      },
    },
  ];
  if (home !== null && home !== articleId)
    go.push({ id: 'open', label: w.showDraft, run: () => void openArticle(home, piece) });
  const rest: MenuEntry[] = [];
  if (fate === 'kept' || fate === 'edited' || fate === 'unplaced') {
    rest.push(
      { id: 'drop-copy', label: w.asCopy, run: () => void dropPieces([id], 'duplicate') },
      { id: 'drop-chrome', label: w.asChrome, run: () => void dropPieces([id], 'chrome') },
    );
    if (fate !== 'unplaced')
      rest.push({ id: 'set-aside', label: w.setAside, run: () => void dropPieces([id], 'unplaced') });
  }
  if (fate !== 'kept') rest.push({ id: 'restore', label: w.restore, run: () => void restorePieces([id]) });
  openMenu({ x, y, label: words().raw.menu, groups: [take, go, rest] });
}

/** Takes a piece in and makes it the title at once. */
async function takeAsTitle(id: string, articleId: string): Promise<void> {
  const outcome = await placePieces([id], articleId);
  const at = outcome ? draftEditor()?.rangeOf(id) : null;
  if (at) await promoteBlock(articleId, at.block, 'title');
}
