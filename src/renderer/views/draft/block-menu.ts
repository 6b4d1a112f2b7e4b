import { piecesInBlock } from '../../editor/pieces.ts';
import { words } from '../../i18n/index.ts';
import { joinWithNext, mergeArticle, promoteBlock, splitArticle } from '../../state/actions.ts';
import { draftEditor } from '../../state/draft.ts';
import { take } from '../../state/hand.ts';
import { useLibrary } from '../../state/library.ts';
import { type MenuEntry, openMenu } from '../../state/panels.ts';
import { choosePiece, useSession } from '../../state/session.ts';
import {
  articleOfBlocks,
  askForTwin,
  chosenBlocks,
  dropChosen,
  put,
  turnBlock,
} from '../../state/untangle.ts';
import { furnitureEntry } from '../panes/furniture-entry.ts';

export interface Blocks {
  articleId: string;
  from: number;
  to: number;
}

/** The blocks of the draft's selection if block `at` is one of them; else that block alone. */
export function blocksAround(articleId: string, at: number): Blocks {
  const chosen = chosenBlocks();
  const within = chosen?.articleId === articleId && chosen.from <= at && at < chosen.to;
  return chosen && within ? chosen : { articleId, from: at, to: at + 1 };
}

/** What can be done with a block, or with all that are selected around it. */
export function openBlockMenu(at: number, x: number, y: number): void {
  const w = words().menu;
  const editor = draftEditor();
  const { articleId, dumpId, columns } = useSession.getState();
  const node = editor?.doc.maybeChild(at);
  if (!editor || !node || articleId === null || dumpId === null) return;
  const blocks = blocksAround(articleId, at);
  const { from, to } = blocks;
  const held = { kind: 'blocks', ...blocks } as const;
  const pieceIds = range(from, to).flatMap((i) => piecesInBlock(editor.doc, i));
  const chosen = { pieceIds };
  const end = editor.doc.childCount;
  const rows = useLibrary.getState().rows[dumpId] ?? [];
  const next = rows[rows.findIndex((r) => r.id === articleId) + 1];
  const shift = (index: number): void => void put(held, articleId, index);
  const field = (name: 'title' | 'subtitle' | 'byline' | 'date'): MenuEntry => ({
    id: name,
    label: words().draft[name],
    run: () => void promoteBlock(articleId, at, name),
  });
  const heading = node.type.name === 'heading';
  openMenu({
    x,
    y,
    label: w.blockMenu,
    groups: [
      {
        name: w.turnInto,
        entries:
          node.isTextblock && to - from === 1
            ? [
                {
                  id: 'turn',
                  label: heading ? w.asParagraph : w.asHeading,
                  run: () => turnBlock(heading ? 'paragraph' : 'heading', at),
                },
                field('title'),
                field('subtitle'),
                field('byline'),
                field('date'),
              ]
            : [],
      },
      {
        name: w.move,
        entries: [
          { id: 'up', label: w.upward, disabled: from === 0, run: () => shift(from - 1) },
          { id: 'down', label: w.downward, disabled: to >= end, run: () => shift(to + 1) },
        ],
      },
      {
        entries: [
          {
            id: 'join',
            label: w.joinNext,
            disabled: at + 1 >= end,
            run: () => void joinWithNext(articleId, at),
          },
          { id: 'take-in-hand', label: w.take, run: () => take(held) },
          {
            id: 'move-to',
            label: w.moveTo,
            pickArticle: { not: articleId, run: (target) => void put(held, target) },
          },
          { id: 'of-blocks', label: w.ofBlocks, run: () => void articleOfBlocks(blocks) },
          {
            id: 'split',
            label: w.splitHere,
            disabled: at === 0,
            run: () => void splitArticle(articleId, at),
          },
          ...(next
            ? [{ id: 'merge', label: w.mergeNext, run: () => void mergeArticle(articleId, next.id) }]
            : []),
        ],
      },
      {
        entries:
          pieceIds.length > 0
            ? [
                { id: 'copy-of', label: w.copyOf, run: () => askForTwin(chosen) },
                { id: 'drop-copy', label: w.asCopy, run: () => void dropChosen(chosen, 'duplicate') },
                furnitureEntry(chosen, true),
                { id: 'set-aside', label: w.setAside, run: () => void dropChosen(chosen, 'unplaced') },
                {
                  id: 'raw',
                  label: w.showRaw,
                  run: () => choosePiece(columns?.indexOf(pieceIds[0]!) ?? -1, 'draft'),
                },
              ]
            : [],
      },
    ],
  });
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
