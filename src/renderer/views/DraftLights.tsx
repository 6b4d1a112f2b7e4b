import { type ReactNode, useEffect, useRef } from 'react';
import { useSession } from '../state/session.ts';
import { moved, watchMoves } from '../state/stage.ts';
import { draftElements } from './step.ts';
import { usePieceNotes } from './use-rows.ts';

/** How far a light reaches beyond the words of a whole paragraph. */
const MARGIN = 8;

/**
 * Light behind the hovered and the chosen piece. It lies behind the text, not in it: the document's own elements
 * stay untouched, so neither the caret nor an input method is disturbed by a pointer passing over.
 */
export function DraftLights(): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const notes = usePieceNotes();
  useEffect(() => {
    const draw = (): void => {
      if (box.current) drawLights(box.current, notes?.joined ?? null);
    };
    moved();
    return watchMoves(draw);
  }, [notes]);
  return <div ref={box} className="lights" aria-hidden="true" />;
}

function drawLights(layer: HTMLElement, joined: Uint8Array | null): void {
  const { columns, hover, chosen, twin, articleId } = useSession.getState();
  let used = 0;
  if (columns && articleId !== null) {
    const base = layer.getBoundingClientRect();
    const look = (piece: number): string => (joined?.[piece] === 1 ? 'joined' : columns.fateOf(piece));
    const put = (rect: DOMRect, names: string, margin: number): void => {
      const el = (layer.children[used++] ?? layer.appendChild(document.createElement('i'))) as HTMLElement;
      el.className = names;
      el.style.transform = `translate(${rect.left - base.left - margin}px, ${rect.top - base.top - (margin > 0 ? 2 : 0)}px)`;
      el.style.width = `${rect.width + 2 * margin}px`;
      el.style.height = `${rect.height + (margin > 0 ? 4 : 0)}px`;
    };
    const light = (piece: number, names: string): void => {
      for (const el of draftElements(columns.idOf(piece)) ?? []) {
        const block = el.closest('p, h2, h3, h4');
        const alone = block !== null && block.textContent === el.textContent;
        if (alone) put(block.getBoundingClientRect(), `${names} block`, MARGIN);
        else if (block) for (const rect of el.getClientRects()) put(rect, names, 0);
      }
    };
    const mine = chosen >= 0 && (twin < 0 || columns.articleOf(chosen) === articleId);
    if (mine) light(chosen, `on fate-${look(chosen)}`);
    // Beside its copy, the text that stays has the copy's colour.
    else if (twin >= 0) light(twin, 'on fate-duplicate');
    if (hover >= 0 && hover !== chosen) light(hover, `near fate-${look(hover)}`);
  }
  while (layer.childElementCount > used) layer.lastElementChild!.remove();
}
