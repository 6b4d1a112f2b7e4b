import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { useWords, type Words } from '../../i18n/index.ts';
import { type Look, lookOf } from '../../model/looks.ts';
import { toggleDifference } from '../../state/difference.ts';
import { draftEditor } from '../../state/draft.ts';
import { choosePiece, rawText, useSession } from '../../state/session.ts';
import { moved, stage, watchMoves } from '../../state/stage.ts';
import { testid } from '../../testids.ts';

/** Marks are placed this far beyond the visible part. */
const BEYOND = 200;
/** So many characters tell the words a piece stood behind. */
const QUOTE = 10;

interface PieceMark {
  piece: number;
  look: Look;
  /** Pixels below the sheet's upper edge. */
  y: number;
}

/**
 * Signs in the margin of the draft: what was moved and what reads otherwise than in raw. They lie beside the text,
 * not in it. A click on a moved piece brings the place it came from, one on an edited piece its difference.
 */
export function DraftMarks(): ReactNode {
  const w = useWords();
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const el = layer.current!;
    moved();
    return watchMoves({
      measure: () => {
        const marks = marksIn(el);
        return () => drawMarks(el, marks, w);
      },
    });
  }, [w]);
  const onClick = (event: MouseEvent): void => {
    const button = (event.target as Element).closest('button');
    const piece = Number(button?.dataset.index ?? -1);
    const { columns } = useSession.getState();
    if (!button || piece < 0 || !columns) return;
    event.stopPropagation();
    if (columns.fateOf(piece) === 'edited') toggleDifference(piece);
    choosePiece(piece, 'draft');
  };
  return <div ref={layer} className="marks" role="group" aria-label={w.draft.marks} onClick={onClick} />;
}

/** The order and versions that `loud` was read from. */
let read: { order: readonly string[]; version: string; moves: object } | null = null;
let loud: readonly number[] = [];

/** Pieces of the draft that have something to be told of, in order. */
function loudPieces(): readonly number[] {
  const { columns, notes, moves, piecesVersion, findingsVersion } = useSession.getState();
  const order = draftEditor()?.pieces.order();
  if (!columns || !order) return [];
  const version = `${piecesVersion}/${findingsVersion}`;
  if (read?.order === order && read.version === version && read.moves === moves) return loud;
  read = { order, version, moves };
  loud = order
    .map((id) => columns.indexOf(id))
    .filter((i) => i >= 0 && ['moved', 'edited', 'moved-edited'].includes(lookOf(columns, notes, moves, i)));
  return loud;
}

function marksIn(layer: HTMLElement): PieceMark[] {
  const { columns, notes, moves, articleId } = useSession.getState();
  const editor = draftEditor();
  const pane = stage.draft;
  const marks: PieceMark[] = [];
  if (!columns || !editor || !pane || articleId === null) return marks;
  const pieces = loudPieces();
  if (pieces.length === 0) return marks;
  const view = pane.getBoundingClientRect();
  const base = layer.getBoundingClientRect().top;
  let last = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    const extent = editor.pieces.extentOf(columns.idOf(piece));
    if (!extent || extent.bottom < view.top - BEYOND) continue;
    if (extent.top > view.bottom + BEYOND) break;
    // Two pieces of one line have their signs one below the other.
    const y = Math.max(extent.top - base + 5, last + 20);
    last = y;
    marks.push({ piece, look: lookOf(columns, notes, moves, piece), y });
  }
  return marks;
}

const SIGNS: Partial<Record<Look, string>> = { moved: '↷', edited: '±', 'moved-edited': '↷±' };

function drawMarks(layer: HTMLElement, marks: readonly PieceMark[], w: Words): void {
  const { compared, columns } = useSession.getState();
  marks.forEach(({ piece, look, y }, i) => {
    const el = (layer.children[i] ?? layer.appendChild(freshMark())) as HTMLButtonElement;
    el.style.transform = `translateY(${y}px)`;
    const open = columns !== null && compared.has(columns.idOf(piece));
    const key = `${piece} ${look} ${open}`;
    if (el.dataset.key === key) return;
    el.dataset.key = key;
    el.dataset.index = String(piece);
    el.dataset.look = look;
    el.className = `fate-${look}`;
    el.textContent = SIGNS[look] ?? '';
    const words = wordsOf(piece, look, w);
    el.title = words;
    el.setAttribute('aria-label', words);
    if (look === 'moved') el.removeAttribute('aria-pressed');
    else el.setAttribute('aria-pressed', String(open));
  });
  while (layer.childElementCount > marks.length) layer.lastElementChild!.remove();
}

function freshMark(): HTMLButtonElement {
  const el = document.createElement('button');
  el.type = 'button';
  el.dataset.testid = testid.pieceMark;
  return el;
}

function wordsOf(piece: number, look: Look, w: Words): string {
  const { columns } = useSession.getState();
  const parts: string[] = [];
  if (look !== 'edited') {
    const [, end] = piece > 0 && columns ? columns.spanOf(piece - 1) : [0, 0];
    const before = end > 0 ? rawText(Math.max(0, end - QUOTE), end)?.trim() : undefined;
    parts.push(before ? w.draft.movedFrom(before) : w.draft.moved);
  }
  if (look !== 'moved') parts.push(w.draft.edited);
  return parts.join(w.app.dot);
}
