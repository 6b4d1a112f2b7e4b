import type { Span } from '../../shared/span.ts';
import { rawText, useSession } from './session.ts';
import { stage } from './stage.ts';

/**
 * The text selected in the raw pane as a span of the dump. What is drawn differs from the raw text in its line ends
 * alone (`\r\n` is drawn as one sign); what is not of the piece's text stands in one of `NOT_RAW`.
 */
const NOT_RAW = '.marker, button, del, [data-not-raw]';

/** The selected stretch of raw text, or null where nothing is selected in the raw pane. */
export function rawSelection(): Span | null {
  const selection = window.getSelection();
  const pane = stage.raw?.el;
  if (!pane || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.commonAncestorContainer)) return null;
  const start = offsetOf(pane, range.startContainer, range.startOffset, 'start');
  const end = offsetOf(pane, range.endContainer, range.endOffset, 'end');
  return start !== null && end !== null && start < end ? [start, end] : null;
}

/** Where in the dump a point of the raw pane is. Outside a row's text it is the nearest edge of that text. */
function offsetOf(pane: HTMLElement, node: Node, offset: number, side: 'start' | 'end'): number | null {
  const { columns } = useSession.getState();
  const element = node instanceof Element ? node : node.parentElement;
  const row = element?.closest<HTMLElement>('[data-piece-id]') ?? rowBeside(pane, node, offset, side);
  const piece = row && columns ? columns.indexOf(row.dataset.pieceId ?? '') : -1;
  const body = row?.querySelector('.body');
  if (!columns || piece < 0 || !body) return null;
  const [from, to] = columns.spanOf(piece);
  if (!row?.contains(node)) return side === 'start' ? from : to;
  const raw = rawText(from, to);
  if (raw === null) return null;
  const point = document.createRange();
  point.setStart(node, offset);
  let drawn = 0;
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.parentElement?.closest(NOT_RAW)) continue;
    const length = text.textContent?.length ?? 0;
    if (text === node) {
      drawn += offset;
      break;
    }
    // A text wholly before the point counts whole.
    if (point.comparePoint(text, length) < 0 || point.comparePoint(text, length) === 0) drawn += length;
    else break;
  }
  return from + undrawn(raw, drawn);
}

/** How many code units of raw text are drawn as `drawn` of them. */
function undrawn(raw: string, drawn: number): number {
  let at = 0;
  for (let seen = 0; seen < drawn && at < raw.length; seen++)
    at += raw.charCodeAt(at) === 13 && raw.charCodeAt(at + 1) === 10 ? 2 : 1;
  return at;
}

/** The row a point between rows belongs to: for a beginning the next, for an end the one before. */
function rowBeside(pane: HTMLElement, node: Node, offset: number, side: 'start' | 'end'): HTMLElement | null {
  const point = document.createRange();
  point.setStart(node, offset);
  let before: HTMLElement | null = null;
  for (const row of rowsInOrder(pane)) {
    if (point.comparePoint(row, 0) > 0) return side === 'start' ? row : before;
    before = row;
  }
  return side === 'end' ? before : null;
}

function rowsInOrder(pane: HTMLElement): HTMLElement[] {
  return [...pane.querySelectorAll<HTMLElement>('[data-piece-id]')].filter((r) => r.querySelector('.body'));
}

/**
 * Selects by keys inside the chosen raw row: the far end moves by a letter, a word or a line; `from` moves the near
 * end instead. Returns whether there was a row to select in.
 */
export function extendRawSelection(
  row: HTMLElement | undefined,
  by: 1 | -1,
  unit: 'character' | 'word' | 'line',
  from: boolean,
): boolean {
  const selection = window.getSelection();
  const body = row?.querySelector('.body');
  if (!selection || !body) return false;
  const inside = selection.rangeCount > 0 && body.contains(selection.anchorNode);
  if (!inside) {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    let text = walker.nextNode();
    while (text?.parentElement?.closest(NOT_RAW)) text = walker.nextNode();
    if (!text) return false;
    selection.collapse(text, 0);
  }
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  if (from && anchorNode && focusNode)
    selection.setBaseAndExtent(focusNode, focusOffset, anchorNode, anchorOffset);
  selection.modify('extend', by > 0 ? 'forward' : 'backward', unit);
  if (from && selection.focusNode && selection.anchorNode)
    selection.setBaseAndExtent(
      selection.focusNode,
      selection.focusOffset,
      selection.anchorNode,
      selection.anchorOffset,
    );
  return true;
}
