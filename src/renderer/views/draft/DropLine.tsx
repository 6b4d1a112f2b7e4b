import { type ReactNode, useEffect, useRef } from 'react';
import { draftEditor } from '../../state/draft.ts';
import { useSession } from '../../state/session.ts';
import { stage } from '../../state/stage.ts';
import { put } from '../../state/untangle.ts';
import { carried, EdgeScroll, isPlaceable } from '../panes/drags.ts';
import { blockAtY } from './BlockHandle.tsx';

/** Where a dragged paragraph or raw piece would come to stand; takes it when it is let go. */
export function DropLine(): ReactNode {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const pane = stage.draft;
    if (!pane) return undefined;
    const edge = new EdgeScroll(pane);
    const ours = (event: DragEvent): boolean => isPlaceable(event.dataTransfer?.types ?? []);
    const hide = (): void => {
      edge.stop();
      if (line.current) line.current.hidden = true;
    };
    // In the capture phase: the editor would take the drag for text of its own.
    const over = (event: DragEvent): void => {
      if (!ours(event)) return;
      event.preventDefault();
      event.stopPropagation();
      edge.at(event.clientY);
      show(line.current, blockAtY(event.clientY));
    };
    const leave = (event: DragEvent): void => {
      // Passing from one paragraph to the next is no leaving.
      if (!(event.relatedTarget instanceof Node) || !pane.contains(event.relatedTarget)) hide();
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
    pane.addEventListener('dragleave', leave);
    document.addEventListener('dragend', hide);
    return () => {
      hide();
      pane.removeEventListener('dragover', over, true);
      pane.removeEventListener('drop', drop, true);
      pane.removeEventListener('dragleave', leave);
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
  const held = carried(data);
  if (articleId === null || !held) return;
  if (held.kind === 'blocks' && held.articleId === articleId && index >= held.from && index <= held.to)
    return;
  void put(held, articleId, index);
}
