import { type ReactNode, useEffect, useRef } from 'react';
import { lookOf } from '../../model/looks.ts';
import { useSession } from '../../state/session.ts';
import { moved, watchMoves } from '../../state/stage.ts';
import { draftElements } from '../panes/step.ts';

/** How far a light reaches beyond the words of a whole paragraph. */
const MARGIN = 8;

/**
 * Light behind the hovered and the chosen piece. It lies behind the text, not in it: the document's own elements
 * stay untouched, so neither the caret nor an input method is disturbed by a pointer passing over.
 */
export function DraftLights(): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    moved();
    return watchMoves({
      measure: () => {
        const layer = box.current;
        if (!layer) return null;
        const lights = lightsIn(layer);
        return () => drawLights(layer, lights);
      },
    });
  }, []);
  return <div ref={box} className="lights" aria-hidden="true" />;
}

interface Light {
  names: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The lights to be seen now; reads the page and writes nothing. */
function lightsIn(layer: HTMLElement): Light[] {
  const { columns, notes, moves, hover, chosen, twin, articleId } = useSession.getState();
  const lights: Light[] = [];
  if (!columns || articleId === null) return lights;
  const base = layer.getBoundingClientRect();
  const put = (rect: DOMRect, names: string, margin: number): void => {
    const above = margin > 0 ? 2 : 0;
    lights.push({
      names,
      x: rect.left - base.left - margin,
      y: rect.top - base.top - above,
      width: rect.width + 2 * margin,
      height: rect.height + 2 * above,
    });
  };
  const light = (piece: number, names: string): void => {
    for (const el of draftElements(columns.idOf(piece))) {
      const block = el.closest('p, h2, h3, h4');
      const alone = block !== null && block.textContent === el.textContent;
      if (alone) put(block.getBoundingClientRect(), `${names} block`, MARGIN);
      else if (block) for (const rect of el.getClientRects()) put(rect, names, 0);
    }
  };
  const look = (piece: number): string => lookOf(columns, notes, moves, piece);
  const mine = chosen >= 0 && (twin < 0 || columns.articleOf(chosen) === articleId);
  if (mine) light(chosen, `on fate-${look(chosen)}`);
  // Beside its copy, the text that stays has the copy's colour.
  else if (twin >= 0) light(twin, 'on fate-duplicate');
  if (hover >= 0 && hover !== chosen) light(hover, `near fate-${look(hover)}`);
  return lights;
}

function drawLights(layer: HTMLElement, lights: readonly Light[]): void {
  lights.forEach(({ names, x, y, width, height }, i) => {
    const el = (layer.children[i] ?? layer.appendChild(document.createElement('i'))) as HTMLElement;
    el.className = names;
    el.style.transform = `translate(${x}px, ${y}px)`;
    el.style.width = `${width}px`;
    el.style.height = `${height}px`;
  });
  while (layer.childElementCount > lights.length) layer.lastElementChild!.remove();
}
