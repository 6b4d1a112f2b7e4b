import { rowOf } from '../../model/rows.ts';
import { draftEditor } from '../../state/draft.ts';
import { type Side, useSession } from '../../state/session.ts';
import { stage } from '../../state/stage.ts';

/** The pane the reader moves; the other keeps in step. Null while both were moved to a place of their own. */
let leader: 'raw' | 'draft' | null = null;

export function takeLead(pane: 'raw' | 'draft' | null): void {
  leader = pane;
}

/** Where on the screen the reader's eye is taken to be. */
const EYE = 1 / 3;
/** How much of the way the follower goes each frame. */
const EASE = 0.28;

/** Whether motion is to be kept to the needful. */
export function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** The field of the draft that holds a piece, if one does. */
function fieldOf(pieceId: string): HTMLElement | null {
  return stage.draft?.querySelector<HTMLElement>(`.fields [data-piece="${pieceId}"]`) ?? null;
}

/** Elements that show a piece in the body of the draft, of those near enough to be drawn. */
export function draftElements(pieceId: string): readonly HTMLElement[] {
  return draftEditor()?.pieces.elementsOf(pieceId) ?? [];
}

/** Upper and lower edge of a piece in the draft pane, from the pane's upper edge; null if it is not there. */
export function draftExtent(pieceId: string): { top: number; bottom: number } | null {
  const pane = stage.draft;
  if (!pane) return null;
  const found = draftEditor()?.pieces.extentOf(pieceId) ?? fieldOf(pieceId)?.getBoundingClientRect();
  if (!found) return null;
  const base = pane.getBoundingClientRect().top;
  return { top: found.top - base, bottom: found.bottom - base };
}

/** Keeps the follower in step; called once a frame while something moves. True if it must be called again. */
export function keepStep(): boolean {
  const { raw, draft, rows } = stage;
  const { columns, articleId } = useSession.getState();
  if (!leader || !raw || !draft || !rows || !columns || articleId === null || rows.length === 0) return false;
  const eye = raw.el.clientHeight * EYE;
  const by = leader === 'raw' ? rawLeads(eye, articleId) : draftLeads(eye);
  if (by === null || Math.abs(by) < 1) return false;
  const step = calm() ? by : by * EASE;
  const move = Math.abs(step) < 1 ? Math.sign(step) : step;
  if (leader === 'raw') {
    const before = draft.scrollTop;
    draft.scrollTop += move;
    return draft.scrollTop !== before;
  }
  const before = raw.el.scrollTop;
  raw.nudge(move);
  return raw.el.scrollTop !== before;
}

/** How far the draft must move so that the piece at the eye stands beside its raw row. */
function rawLeads(eye: number, articleId: string): number | null {
  const { columns } = useSession.getState();
  const { raw, rows } = stage;
  const at = raw!.at(eye);
  // The nearest row around the eye that belongs to the open article.
  for (let d = 0; d < 12; d++) {
    for (const row of d === 0 ? [at.row] : [at.row + d, at.row - d]) {
      if (row < 0 || row >= rows!.length || rows!.fold[row]! >= 0) continue;
      const piece = rows!.last[row]! - 1;
      if (columns!.articleOf(piece) !== articleId) continue;
      const extent = draftExtent(columns!.idOf(piece));
      if (!extent) continue;
      const top = raw!.screenY(row);
      const within = row === at.row ? at.within : row > at.row ? 0 : 1;
      const rawY = top + within * raw!.heights.get(row);
      return extent.top + within * (extent.bottom - extent.top) - rawY;
    }
  }
  return null;
}

/** How far raw must move so that the row of the piece at the eye stands beside it. */
function draftLeads(eye: number): number | null {
  const { columns } = useSession.getState();
  const { raw, rows, draft } = stage;
  const rect = draft!.getBoundingClientRect();
  const x = rect.left + Math.min(rect.width / 2, 90);
  for (const dy of [0, 24, -24, 48, -48, 96]) {
    const hit = document.elementFromPoint(x, rect.top + eye + dy);
    const el = hit?.closest<HTMLElement>('[data-piece]') ?? hit?.querySelector<HTMLElement>('[data-piece]');
    const id = el?.dataset.piece;
    if (!id || !draft!.contains(el)) continue;
    const piece = columns!.indexOf(id);
    const extent = draftExtent(id);
    if (piece < 0 || !extent) continue;
    const row = rowOf(rows!, piece);
    const height = extent.bottom - extent.top || 1;
    const within = Math.max(0, Math.min(1, (eye - extent.top) / height));
    const draftY = extent.top + within * height;
    return raw!.screenY(row) + within * raw!.heights.get(row) - draftY;
  }
  return null;
}

/** Brings the chosen piece into view on the sides it was not chosen on. */
export function showChosen(): void {
  const { chosen, chosenOn, twin, columns } = useSession.getState();
  const { raw, rows, draft } = stage;
  if (chosen < 0 || !columns || !raw) return;
  if (chosenOn === 'finding') takeLead(null);
  let y = raw.el.clientHeight * EYE;
  if (chosenOn === 'draft') y = draftExtent(columns.idOf(chosen))?.top ?? y;
  if (chosenOn !== 'raw' && rows && rows.length > 0) {
    const row = rowOf(rows, chosen);
    if (rows.first[row]! <= chosen && chosen < rows.last[row]!) raw.scrollTo(row, y, !calm());
  } else if (rows && rows.length > 0) y = Math.max(0, raw.screenY(rowOf(rows, chosen)));
  if (chosenOn !== 'draft' && draft) {
    draftEditor()?.pieces.bringNear(columns.idOf(chosen), y);
    const extent =
      draftExtent(columns.idOf(chosen)) ??
      (twin >= 0 ? draftExtent(columns.idOf(twin)) : null) ??
      neighbourExtent(chosen);
    if (!extent) return;
    const by = extent.top - y;
    const far = Math.abs(by) > FAR * draft.clientHeight;
    draft.scrollTo({ top: draft.scrollTop + by, behavior: far || calm() ? 'auto' : 'smooth' });
  }
}

/** A way of more screens than this is jumped, not scrolled. */
const FAR = 2.5;
/** How far around a piece that stands nowhere its neighbours are looked for. */
const NEAR = 60;

/** Where a dropped or waiting piece would be: after the piece before it that stands in the open article. */
function neighbourExtent(piece: number): { top: number; bottom: number } | null {
  const { columns, articleId } = useSession.getState();
  if (!columns || articleId === null) return null;
  for (let d = 1; d <= NEAR; d++)
    for (const i of [piece - d, piece + d]) {
      if (i < 0 || i >= columns.length || columns.articleOf(i) !== articleId) continue;
      const extent = draftExtent(columns.idOf(i));
      if (extent) return extent;
    }
  return null;
}

/** Brings the beginning of the open article into view in raw. */
export function showArticle(): void {
  const { columns, article } = useSession.getState();
  const { raw, rows } = stage;
  if (!columns || !article || !raw || !rows || rows.length === 0) return;
  const first = article.fieldPieces.title?.[0] ?? draftEditor()?.pieces.ids()[0];
  const piece = first === undefined ? -1 : columns.indexOf(first);
  if (piece < 0) return;
  takeLead(null);
  raw.scrollTo(rowOf(rows, piece), 8, false);
}

/** The piece a click or the pointer meets in the draft pane, or -1. */
export function pieceUnder(target: EventTarget | null): number {
  const { columns } = useSession.getState();
  if (!columns || !(target instanceof Element)) return -1;
  let el = target.closest<HTMLElement>('[data-piece]');
  if (!el) {
    const block = target.closest('p, h2, h3, h4');
    el =
      block && draftEditor()?.view.dom.contains(block)
        ? block.querySelector<HTMLElement>('[data-piece]')
        : null;
  }
  return el?.dataset.piece ? columns.indexOf(el.dataset.piece) : -1;
}

export type { Side };
