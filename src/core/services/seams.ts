import type { Inline } from '../../shared/document.ts';
import { pieceOf } from '../../shared/document.ts';
import type { Span } from '../../shared/span.ts';
import { refused } from '../errors.ts';
import { idOfPiece, type PieceRecord } from '../store/pieces.ts';
import type { Desk } from './desk.ts';
import { fieldContent, fieldsOfPiece, withField } from './fields.ts';
import {
  extentOf,
  isTextBlock,
  joinInline,
  pieceText,
  type TextBlock,
  trimEnd,
  trimStart,
  withContent,
} from './inline.ts';
import { putBack, putContent, takeOut } from './places.ts';
import type { Sheet } from './sheet.ts';
import { pieceAtEnd, pieceAtStart } from './standing.ts';

/** Joining and parting at a seam: where one piece is read on in another. */

interface Standing {
  sheet: Sheet;
  block: TextBlock;
  content: readonly Inline[];
  from: number;
  to: number;
}

/** Where a piece stands as text of a paragraph or heading; null if it stands nowhere or in a field. */
function whereIs(desk: Desk, id: string, which: 'first' | 'last'): Standing | null {
  desk.settle();
  for (const sheet of desk.holders(desk.piece(id))) {
    const block = sheet.blocksOf(id).at(which === 'first' ? 0 : -1);
    if (!block) continue;
    if (!isTextBlock(block)) throw notParagraph();
    const content = block.content ?? [];
    const extent = extentOf(content, id);
    if (extent) return { sheet, block, content, ...extent };
  }
  return null;
}

function notParagraph(): Error {
  return refused('not-a-paragraph', 'This text stands in a list or a quotation. Take it out of there first.');
}

function seamPieces(desk: Desk, tail: Span, head: Span): { tail: PieceRecord; head: PieceRecord } {
  const left = pieceAtEnd(desk, tail);
  const right = pieceAtStart(desk, head);
  if (!left || !right)
    throw refused('no-piece', 'The text of this finding is not part of the dump any more.');
  return { tail: left, head: right };
}

/** Makes `head` go on where `tail` ends, in one block; what followed the tail before goes back to its own place. */
export function joinSeam(desk: Desk, tailSpan: Span, headSpan: Span): void {
  const { tail, head } = seamPieces(desk, tailSpan, headSpan);
  const tailId = idOfPiece(tail);
  const headId = idOfPiece(head);
  if (tailId === headId) throw refused('one-piece', 'Both ends are one piece.');
  if (!whereIs(desk, tailId, 'last')) {
    takeOut(desk, new Set([tailId]));
    putBack(desk, [desk.piece(tailId)]);
  }
  const content = liftHead(desk, headId, tailId);
  const left = whereIs(desk, tailId, 'last');
  if (!left)
    throw refused('in-field', 'The first half is a field of the article. Make it a paragraph first.');
  const after = left.content.slice(left.to);
  const joined = joinInline(trimEnd(left.content.slice(0, left.to)), trimStart(content));
  const block = withContent(left.block, joined);
  desk.replace(left.sheet, left.block, [block]);
  desk.dispose(headId, 'article');
  if (after.length > 0) putContent(desk, after, { sheet: left.sheet, after: block });
  desk.settle();
}

/** Takes the head and what is read on after it from where it stands; its raw text if it stands nowhere. */
function liftHead(desk: Desk, headId: string, tailId: string): Inline[] {
  const right = whereIs(desk, headId, 'first');
  if (!right) {
    takeOut(desk, new Set([headId]));
    return [pieceText(headId, desk.rawOf(headId))];
  }
  const tailHere = right.content.findIndex((n) => pieceOf(n) === tailId);
  // Where the tail follows its head in one block, only the head itself is lifted.
  const end = tailHere > right.from ? right.to : right.content.length;
  const lifted = right.content.slice(right.from, end);
  const before = trimEnd(right.content.slice(0, right.from));
  const rest = end < right.content.length ? joinInline(before, trimStart(right.content.slice(end))) : before;
  desk.replace(right.sheet, right.block, rest.length > 0 ? [withContent(right.block, rest)] : []);
  desk.settle();
  return lifted;
}

/** Parts a block at the seam: the head, with what is read on after it, goes back to where it stands in the dump. */
export function partSeam(desk: Desk, tailSpan: Span, headSpan: Span): void {
  const { tail, head } = seamPieces(desk, tailSpan, headSpan);
  const right = whereIs(desk, idOfPiece(head), 'first');
  if (!right || !right.content.some((n) => pieceOf(n) === idOfPiece(tail))) return;
  const left = withContent(right.block, trimEnd(right.content.slice(0, right.from)));
  desk.replace(right.sheet, right.block, [left]);
  putContent(desk, right.content.slice(right.from), { sheet: right.sheet, after: left });
}

/** Parts two neighbours that stand in one block: the right one becomes the next block. */
export function part(desk: Desk, leftSpan: Span, rightSpan: Span): void {
  const { tail, head } = seamPieces(desk, leftSpan, rightSpan);
  const right = whereIs(desk, idOfPiece(head), 'first');
  if (!right || !right.content.slice(0, right.from).some((n) => pieceOf(n) === idOfPiece(tail))) return;
  const left = trimEnd(right.content.slice(0, right.from));
  const rest = trimStart(right.content.slice(right.from));
  desk.replace(right.sheet, right.block, [
    withContent(right.block, left),
    withContent({ type: 'paragraph' }, rest),
  ]);
  desk.settle();
}

/** Sets two neighbours together that were parted. A field that was one of them becomes text again. */
export function glue(desk: Desk, leftSpan: Span, rightSpan: Span): void {
  const { tail, head } = seamPieces(desk, leftSpan, rightSpan);
  const left = lift(desk, idOfPiece(tail), 'last');
  const right = lift(desk, idOfPiece(head), 'first');
  if (left.at && right.at) {
    if (left.at.block === right.at.block) return;
    const keep = left.at.block.type === 'heading' ? right.at.block : left.at.block;
    const glued = withContent(keep, joinInline(left.content, right.content));
    desk.replace(left.at.sheet, left.at.block, [glued]);
    desk.replace(right.at.sheet, right.at.block, []);
  } else {
    const at = left.at ?? right.at;
    const sheet = at?.sheet ?? left.field ?? right.field;
    if (!sheet) {
      putBack(desk, [tail]);
      joinSeam(desk, leftSpan, rightSpan);
      return;
    }
    left.clear();
    right.clear();
    const glued = withContent({ type: 'paragraph' }, joinInline(left.content, right.content));
    if (at) desk.replace(sheet, at.block, [glued]);
    else desk.splice(sheet, { at: 0, remove: 0, insert: [glued] });
    for (const piece of [tail, head]) desk.dispose(idOfPiece(piece), 'article');
  }
  desk.settle();
}

interface Lifted {
  /** The block it stands in, or null. */
  at: Standing | null;
  /** The article whose field it is, or null. */
  field: Sheet | null;
  content: readonly Inline[];
  /** Empties the field. */
  clear: () => void;
}

/** A piece's text with all that stands in its block or its field; its raw text if it stands nowhere. */
function lift(desk: Desk, id: string, which: 'first' | 'last'): Lifted {
  const at = whereIs(desk, id, which);
  const clear = (): void => undefined;
  if (at) return { at, field: null, content: at.content, clear };
  for (const sheet of desk.holders(desk.piece(id))) {
    const name = fieldsOfPiece(sheet.head, id)[0];
    if (name === undefined) continue;
    const content = fieldContent(sheet.head, name, desk.rawOf);
    return {
      at: null,
      field: sheet,
      content,
      clear: () => desk.setHead(sheet, withField(sheet.head, name, '', [])),
    };
  }
  return { at: null, field: null, content: [pieceText(id, desk.rawOf(id))], clear };
}
