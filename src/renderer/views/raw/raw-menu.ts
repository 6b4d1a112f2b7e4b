import { words } from '../../i18n/index.ts';
import type { PieceColumns } from '../../model/columns.ts';
import { placePieces, promoteBlock, restorePieces } from '../../state/actions.ts';
import { draftEditor } from '../../state/draft.ts';
import { type Chosen, take } from '../../state/hand.ts';
import { openArticle } from '../../state/open.ts';
import { type MenuEntry, openMenu } from '../../state/panels.ts';
import { rawSelection } from '../../state/raw-selection.ts';
import { choosePiece, useSession } from '../../state/session.ts';
import { askForTwin, dropChosen, put } from '../../state/untangle.ts';
import { furnitureEntry } from '../panes/furniture-entry.ts';

/**
 * What can be done with a raw row: pieces `[from, to)`, the last of which is the text and the others its marks.
 * Where words of it are selected, it is done with those words.
 */
export function openRawMenu(columns: PieceColumns, from: number, to: number, x: number, y: number): void {
  const w = words().menu;
  const piece = to - 1;
  const span = rawSelection();
  const id = columns.idOf(piece);
  const chosen: Chosen = span ? { pieceIds: [], spans: [span] } : { pieceIds: [id] };
  const home = columns.articleOf(piece);
  const fate = columns.fateOf(piece);
  const placed = fate === 'kept' || fate === 'edited';
  const { articleId } = useSession.getState();
  if (!span) choosePiece(piece, 'raw');
  const go: MenuEntry[] = [
    { id: 'take-in-hand', label: w.take, run: () => take({ kind: 'raw', ...chosen }) },
    {
      id: 'move-to',
      label: w.moveTo,
      pickArticle: {
        not: span ? null : home,
        run: (target) => void put({ kind: 'raw', ...chosen }, target).then(() => openArticle(target, piece)),
      },
    },
  ];
  if (home !== null && home !== articleId)
    go.push({ id: 'open', label: w.showDraft, run: () => void openArticle(home, piece) });
  const drop: MenuEntry[] = [];
  if (placed || fate === 'unplaced' || span) {
    drop.push({ id: 'copy-of', label: w.copyOf, run: () => askForTwin(chosen) });
    if (!span)
      drop.push({
        id: 'drop-copy',
        label: w.asCopy,
        run: () => void dropChosen(chosen, 'duplicate'),
      });
  }
  drop.push(furnitureEntry(chosen, fate !== 'chrome' || span !== null));
  const rest: MenuEntry[] = [];
  if (fate !== 'unplaced' || span)
    rest.push({ id: 'set-aside', label: w.setAside, run: () => void dropChosen(chosen, 'unplaced') });
  if (fate !== 'kept' && !span)
    rest.push({ id: 'restore', label: w.restore, run: () => void restorePieces([id]) });
  openMenu({
    x,
    y,
    label: span ? w.selection : words().raw.menu,
    groups: [takeEntries(chosen, home, span !== null), go, drop, rest].map((entries) => ({ entries })),
  });
}

/** The ways into the open article: at the caret, at its natural place, as a heading, as the title. */
function takeEntries(chosen: Chosen, home: string | null, ofWords: boolean): MenuEntry[] {
  const w = words().menu;
  const { articleId, caretBlock } = useSession.getState();
  const entries: MenuEntry[] = [];
  if (articleId === null || (home === articleId && !ofWords)) return entries;
  const held = { kind: 'raw', ...chosen } as const;
  if (caretBlock >= 0)
    entries.push({
      id: 'take-here',
      label: w.takeHere,
      run: () => void put(held, articleId, caretBlock + 1),
    });
  entries.push(
    { id: 'take', label: w.takeNatural, run: () => void put(held, articleId) },
    {
      id: 'take-heading',
      label: w.takeHeading,
      run: () =>
        void placePieces(chosen.pieceIds, articleId, {
          as: 'heading',
          ...(chosen.spans ? { spans: chosen.spans } : {}),
        }),
    },
  );
  const [id] = chosen.pieceIds;
  if (id !== undefined)
    entries.push({ id: 'take-title', label: w.promoteTitle, run: () => void takeAsTitle(id, articleId) });
  return entries;
}

/** Takes a piece in and makes it the title at once. */
async function takeAsTitle(id: string, articleId: string): Promise<void> {
  const outcome = await placePieces([id], articleId);
  const at = outcome ? draftEditor()?.pieces.rangeOf(id) : null;
  if (at) await promoteBlock(articleId, at.block, 'title');
}
