import { type ReactNode, useEffect, useRef } from 'react';
import { type Look, lookOf } from '../../model/looks.ts';
import { rowOf } from '../../model/rows.ts';
import { useSession } from '../../state/session.ts';
import { moved, stage, watchMoves } from '../../state/stage.ts';
import { draftExtent, keepStep } from './step.ts';

/** Beyond the visible part a ribbon runs so far and is cut. */
const BEYOND = 60;
const SVG = 'http://www.w3.org/2000/svg';

/** Bands that join each raw piece in sight with its place in the draft; drawn from what is measured, frame by frame. */
export function Ribbons(): ReactNode {
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const layer = svg.current!;
    let onwards = false;
    const stop = watchMoves({
      lead: () => {
        onwards = keepStep();
      },
      measure: () => {
        const bands = bandsIn(layer);
        return () => {
          drawBands(layer, bands);
          if (onwards) moved();
        };
      },
    });
    const unsubscribe = useSession.subscribe((s, before) => {
      if (
        s.hover !== before.hover ||
        s.chosen !== before.chosen ||
        s.twin !== before.twin ||
        s.articleId !== before.articleId ||
        s.piecesVersion !== before.piecesVersion ||
        s.findingsVersion !== before.findingsVersion ||
        s.moves !== before.moves
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
  }, []);
  return (
    <div className="ribbon-box" aria-hidden="true">
      <svg ref={svg} className="ribbons" />
    </div>
  );
}

interface Band {
  path: string;
  piece: string;
  look: Look;
  on: boolean;
}

/** The ribbons to be seen now; reads the page and writes nothing. */
function bandsIn(svg: SVGSVGElement): Band[] {
  const { raw, rows, draft } = stage;
  const { columns, notes, moves, articleId, hover, chosen, twin } = useSession.getState();
  const bands: Band[] = [];
  if (!raw || !rows || !draft || !columns || articleId === null || rows.length === 0) return bands;
  const box = svg.getBoundingClientRect();
  const { width, height } = box;
  const rawBase = raw.el.getBoundingClientRect().top - box.top;
  const draftBase = draft.getBoundingClientRect().top - box.top;
  const floor = (y: number, base: number): number => Math.max(base - BEYOND, Math.min(height + BEYOND, y));
  const [first, last] = raw.range();
  const lit = new Set([hover, chosen, twin].filter((p) => p >= 0).map((p) => rowOf(rows, p)));
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
    bands.push({
      path: band(
        floor(a0 + 3, rawBase),
        floor(a1 - 3, rawBase),
        floor(b0, draftBase),
        floor(b1, draftBase),
        width,
      ),
      piece: columns.idOf(piece),
      look: lookOf(columns, notes, moves, piece),
      on: lit.has(row),
    });
  }
  return bands;
}

function drawBands(svg: SVGSVGElement, bands: readonly Band[]): void {
  bands.forEach(({ path, piece, look, on }, i) => {
    const el = pathAt(svg, i);
    el.setAttribute('d', path);
    el.setAttribute('data-piece', piece);
    el.setAttribute('class', `fate-${look}${on ? ' on' : ''}`);
  });
  while (svg.childElementCount > bands.length) svg.lastElementChild!.remove();
}

function pathAt(svg: SVGSVGElement, i: number): Element {
  return svg.children[i] ?? svg.appendChild(document.createElementNS(SVG, 'path'));
}

function band(a0: number, a1: number, b0: number, b1: number, width: number): string {
  const m = width / 2;
  const n = (y: number): string => y.toFixed(1);
  return `M0 ${n(a0)}C${m} ${n(a0)} ${m} ${n(b0)} ${width} ${n(b0)}V${n(b1)}C${m} ${n(b1)} ${m} ${n(a1)} 0 ${n(a1)}Z`;
}
