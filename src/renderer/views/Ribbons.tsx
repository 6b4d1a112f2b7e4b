import { type ReactNode, useEffect, useRef } from 'react';
import { rowOf } from '../model/rows.ts';
import { useSession } from '../state/session.ts';
import { moved, stage, watchMoves } from '../state/stage.ts';
import { draftExtent, keepStep } from './step.ts';
import { usePieceNotes } from './use-rows.ts';

/** Beyond the visible part a ribbon runs so far and is cut. */
const BEYOND = 60;
const SVG = 'http://www.w3.org/2000/svg';

/** Bands that join each raw piece in sight with its place in the draft; drawn from what is measured, frame by frame. */
export function Ribbons(): ReactNode {
  const svg = useRef<SVGSVGElement>(null);
  const notes = usePieceNotes();
  useEffect(() => {
    const draw = (): void => {
      if (svg.current) drawRibbons(svg.current, notes?.joined ?? null);
      if (keepStep()) moved();
    };
    const stop = watchMoves(draw);
    const unsubscribe = useSession.subscribe((s, before) => {
      if (
        s.hover !== before.hover ||
        s.chosen !== before.chosen ||
        s.twin !== before.twin ||
        s.articleId !== before.articleId ||
        s.piecesVersion !== before.piecesVersion
      )
        moved();
    });
    window.addEventListener('resize', moved);
    moved();
    return () => {
      stop();
      unsubscribe();
      window.removeEventListener('resize', moved);
    };
  }, [notes]);
  return (
    <div className="ribbon-box" aria-hidden="true">
      <svg ref={svg} className="ribbons" />
    </div>
  );
}

function drawRibbons(svg: SVGSVGElement, joined: Uint8Array | null): void {
  const { raw, rows, draft } = stage;
  const { columns, articleId, hover, chosen, twin } = useSession.getState();
  let used = 0;
  if (raw && rows && draft && columns && articleId !== null && rows.length > 0) {
    const box = svg.getBoundingClientRect();
    const width = box.width;
    const height = box.height;
    const rawBase = raw.el.getBoundingClientRect().top - box.top;
    const draftBase = draft.getBoundingClientRect().top - box.top;
    const floor = (y: number, base: number): number => Math.max(base - BEYOND, Math.min(height + BEYOND, y));
    const [first, last] = raw.range();
    for (let row = first; row < Math.min(last, rows.length); row++) {
      if (rows.fold[row]! >= 0) continue;
      const piece = rows.last[row]! - 1;
      if (columns.articleOf(piece) !== articleId) continue;
      const extent = draftExtent(columns.idOf(piece));
      if (!extent) continue;
      const a0 = raw.screenY(row) + rawBase;
      const a1 = a0 + raw.heights.get(row) - 9;
      const b0 = extent.top + draftBase;
      const b1 = extent.bottom + draftBase;
      const seenLeft = a1 > rawBase && a0 < height;
      const seenRight = b1 > draftBase && b0 < height;
      if (!seenLeft && !seenRight) continue;
      const path = pathAt(svg, used++);
      path.setAttribute(
        'd',
        band(
          floor(a0 + 3, rawBase),
          floor(a1 - 3, rawBase),
          floor(b0, draftBase),
          floor(b1, draftBase),
          width,
        ),
      );
      const fate = columns.fateOf(piece);
      const look = fate === 'kept' && joined?.[piece] === 1 ? 'joined' : fate;
      const has = (p: number): boolean => p >= 0 && rowOf(rows, p) === row;
      path.setAttribute('class', `fate-${look}${has(hover) || has(chosen) || has(twin) ? ' on' : ''}`);
    }
  }
  while (svg.childElementCount > used) svg.lastElementChild!.remove();
}

function pathAt(svg: SVGSVGElement, i: number): Element {
  return svg.children[i] ?? svg.appendChild(document.createElementNS(SVG, 'path'));
}

function band(a0: number, a1: number, b0: number, b1: number, width: number): string {
  const m = width / 2;
  const n = (y: number): string => y.toFixed(1);
  return `M0 ${n(a0)}C${m} ${n(a0)} ${m} ${n(b0)} ${width} ${n(b0)}V${n(b1)}C${m} ${n(b1)} ${m} ${n(a1)} 0 ${n(a1)}Z`;
}
