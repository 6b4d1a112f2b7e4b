import { type ReactNode, useEffect, useRef } from 'react';
import { moveBlocks, placePieces } from '../state/actions.ts';
import { draftEditor } from '../state/draft.ts';
import { useSession } from '../state/session.ts';
import { stage } from '../state/stage.ts';
import { blockAtY } from './BlockHandle.tsx';
import { BLOCK_DRAG, PIECE_DRAG } from './drags.ts';

const KINDS = [BLOCK_DRAG, PIECE_DRAG];

/** Where a dragged paragraph or raw piece would come to stand; takes it when it is let go. */
export function DropLine(): ReactNode {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const pane = stage.draft;
    if (!pane) return undefined;
    const ours = (event: DragEvent): boolean =>
      KINDS.some((kind) => event.dataTransfer?.types.includes(kind) ?? false);
    const hide = (): void => {
      if (line.current) line.current.hidden = true;
    };
    // In the capture phase: the editor would take the drag for text of its own.
    const over = (event: DragEvent): void => {
      if (!ours(event)) return;
      event.preventDefault();
      event.stopPropagation();
      show(line.current, blockAtY(event.clientY));
    };
    const drop = (event: DragEvent): void => {
      if (!ours(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      hide();
      take(event.dataTransfer, blockAtY(event.clientY));
    };
    pane.addEventListener('dragover', over, true);
    pane.addEventListener('drop', drop, true);
    pane.addEventListener('dragleave', hide);
    document.addEventListener('dragend', hide);
    return () => {
      pane.removeEventListener('dragover', over, true);
      pane.removeEventListener('drop', drop, true);
      pane.removeEventListener('dragleave', hide);
      document.removeEventListener('dragend', hide);
    };
  }, []);
  return <div ref={line} className="dropline" hidden aria-hidden="true" />;
}

function show(line: HTMLElement | null, index: number): void {
  const editor = draftEditor();
  const sheet = line?.parentElement;
  if (!line || !editor || !sheet) return;
  const at = editor.blockElement(index)?.getBoundingClientRect();
  const last = editor.blockElement(editor.doc.childCount - 1)?.getBoundingClientRect();
  const y = at ? at.top - 7 : (last?.bottom ?? 0) + 6;
  line.style.transform = `translateY(${y - sheet.getBoundingClientRect().top}px)`;
  line.hidden = false;
}

function take(data: DataTransfer, index: number): void {
  const { articleId } = useSession.getState();
  if (articleId === null) return;
  const blocks = data.getData(BLOCK_DRAG);
  if (blocks !== '') {
    const {
      articleId: home,
      from,
      to,
    } = JSON.parse(blocks) as { articleId: string; from: number; to: number };
    if (home === articleId && index >= from && index <= to) return;
    void moveBlocks(home, from, to, { articleId, index });
    return;
  }
  const { pieceIds } = JSON.parse(data.getData(PIECE_DRAG)) as { pieceIds: string[] };
  void placePieces(pieceIds, articleId, { index });
}
