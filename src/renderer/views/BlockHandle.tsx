import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { blockIndexAt, piecesInBlock } from '../editor/pieces.ts';
import { useWords, type Words } from '../i18n/index.ts';
import {
  dropPieces,
  joinWithNext,
  mergeArticle,
  moveBlocks,
  promoteBlock,
  splitArticle,
} from '../state/actions.ts';
import { draftEditor } from '../state/draft.ts';
import { useLibrary } from '../state/library.ts';
import { openMenu } from '../state/panels.ts';
import { choosePiece, useSession } from '../state/session.ts';
import { stage, watchMoves } from '../state/stage.ts';
import { testid } from '../testids.ts';
import { GripIcon } from '../ui/icons.tsx';
import { BLOCK_DRAG } from './drags.ts';

/** The handle beside the paragraph under the pointer, or the caret's: a menu, and something to drag by. */
export function BlockHandle(): ReactNode {
  const w = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const [block, setBlock] = useState(-1);
  const caret = useSession((s) => s.caretBlock);

  useEffect(() => {
    const pane = stage.draft;
    if (!pane) return undefined;
    const over = (event: PointerEvent): void => {
      const editor = draftEditor();
      if (!editor || !(event.target instanceof Element) || button.current?.contains(event.target)) return;
      if (editor.view.dom.contains(event.target) && event.target !== editor.view.dom) {
        const at = editor.blockOf(event.target);
        if (at >= 0) setBlock(at);
      }
    };
    const leave = (): void => setBlock(-1);
    pane.addEventListener('pointerover', over);
    pane.addEventListener('pointerleave', leave);
    return () => {
      pane.removeEventListener('pointerover', over);
      pane.removeEventListener('pointerleave', leave);
    };
  }, []);

  const at = block >= 0 ? block : caret;

  useEffect(() => {
    const measure = (): (() => void) => {
      const el = button.current;
      const block = at >= 0 ? draftEditor()?.blockElement(at) : null;
      const target = block?.offsetParent ? block : null;
      const base = el?.parentElement?.getBoundingClientRect().top ?? 0;
      const top = target ? target.getBoundingClientRect().top - base + 1 : 0;
      return () => {
        if (!el) return;
        el.hidden = !target;
        if (target) el.style.transform = `translateY(${top}px)`;
      };
    };
    measure()();
    return watchMoves({ measure });
  }, [at]);

  return (
    <button
      ref={button}
      type="button"
      className="blockmenu"
      aria-label={w.menu.blockMenu}
      aria-haspopup="menu"
      data-testid={testid.blockMenu}
      draggable
      onClick={(event) => {
        const rect = event.currentTarget.getBoundingClientRect();
        openBlockMenu(w, at, rect.left, rect.bottom + 4);
      }}
      onDragStart={(event: DragEvent) => {
        const articleId = useSession.getState().articleId;
        if (articleId === null || at < 0) return;
        event.dataTransfer.setData(BLOCK_DRAG, JSON.stringify({ articleId, from: at, to: at + 1 }));
        event.dataTransfer.effectAllowed = 'move';
        const el = draftEditor()?.blockElement(at);
        if (el) event.dataTransfer.setDragImage(el, 10, 10);
      }}
    >
      <GripIcon />
    </button>
  );
}

function openBlockMenu(words: Words, at: number, x: number, y: number): void {
  const w = words.menu;
  const editor = draftEditor();
  const { articleId, dumpId, columns } = useSession.getState();
  const node = editor?.doc.maybeChild(at);
  if (!editor || !node || articleId === null || dumpId === null) return;
  const ids = piecesInBlock(editor.doc, at);
  const last = editor.doc.childCount - 1;
  const rows = useLibrary.getState().rows[dumpId] ?? [];
  const next = rows[rows.findIndex((r) => r.id === articleId) + 1];
  const move = (index: number): void => void moveBlocks(articleId, at, at + 1, { articleId, index });
  const turn = (): void => {
    const heading = node.type.name === 'heading';
    let pos = 0;
    editor.doc.forEach((_n, offset, i) => {
      if (i === at) pos = offset + 1;
    });
    const chain = editor.editor.chain().setTextSelection(pos);
    (heading ? chain.setParagraph() : chain.setHeading({ level: 2 })).run();
  };
  openMenu({
    x,
    y,
    label: w.blockMenu,
    groups: [
      node.isTextblock
        ? [
            { id: 'turn', label: node.type.name === 'heading' ? w.toParagraph : w.toHeading, run: turn },
            { id: 'title', label: w.promoteTitle, run: () => void promoteBlock(articleId, at, 'title') },
            {
              id: 'subtitle',
              label: w.promoteSubtitle,
              run: () => void promoteBlock(articleId, at, 'subtitle'),
            },
            { id: 'byline', label: w.promoteByline, run: () => void promoteBlock(articleId, at, 'byline') },
            { id: 'date', label: w.promoteDate, run: () => void promoteBlock(articleId, at, 'date') },
          ]
        : [],
      [
        { id: 'join', label: w.joinNext, disabled: at >= last, run: () => void joinWithNext(articleId, at) },
        { id: 'up', label: w.up, disabled: at === 0, run: () => move(at - 1) },
        { id: 'down', label: w.down, disabled: at >= last, run: () => move(at + 2) },
      ],
      [
        {
          id: 'move-to',
          label: w.moveTo,
          pickArticle: {
            not: articleId,
            run: (target) =>
              void moveBlocks(articleId, at, at + 1, { articleId: target, index: Number.MAX_SAFE_INTEGER }),
          },
        },
        { id: 'split', label: w.splitHere, disabled: at === 0, run: () => void splitArticle(articleId, at) },
        ...(next
          ? [{ id: 'merge', label: w.mergeNext, run: () => void mergeArticle(articleId, next.id) }]
          : []),
      ],
      ids.length > 0
        ? [
            { id: 'drop-copy', label: w.asCopy, run: () => void dropPieces(ids, 'duplicate') },
            { id: 'drop-chrome', label: w.asChrome, run: () => void dropPieces(ids, 'chrome') },
            { id: 'set-aside', label: w.setAside, run: () => void dropPieces(ids, 'unplaced') },
            {
              id: 'raw',
              label: w.showRaw,
              run: () => choosePiece(columns?.indexOf(ids[0]!) ?? -1, 'draft'),
            },
          ]
        : [],
    ],
  });
}

/** The block before which something let go at `y` would come to stand. */
export function blockAtY(y: number): number {
  const editor = draftEditor();
  if (!editor) return 0;
  const rect = editor.view.dom.getBoundingClientRect();
  const found = editor.view.posAtCoords({ left: rect.left + 20, top: y });
  if (!found) return editor.doc.childCount;
  const index = blockIndexAt(editor.doc, found.pos);
  const box = editor.blockElement(index)?.getBoundingClientRect();
  return box && y > (box.top + box.bottom) / 2 ? index + 1 : index;
}
