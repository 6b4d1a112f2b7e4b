import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { blockIndexAt } from '../../editor/pieces.ts';
import { useWords } from '../../i18n/index.ts';
import { draftEditor } from '../../state/draft.ts';
import { useSession } from '../../state/session.ts';
import { stage, watchMoves } from '../../state/stage.ts';
import { testid } from '../../testids.ts';
import { GripIcon } from '../../ui/icons.tsx';
import { carry } from '../panes/drags.ts';
import { blocksAround, openBlockMenu } from './block-menu.ts';

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
        openBlockMenu(at, rect.left, rect.bottom + 4);
      }}
      onDragStart={(event: DragEvent) => {
        const articleId = useSession.getState().articleId;
        if (articleId === null || at < 0) return;
        carry(event.dataTransfer, { kind: 'blocks', ...blocksAround(articleId, at) });
        const el = draftEditor()?.blockElement(at);
        if (el) event.dataTransfer.setDragImage(el, 10, 10);
      }}
    >
      <GripIcon />
    </button>
  );
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
