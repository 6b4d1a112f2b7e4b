import type { Block, Inline } from '../../shared/document.ts';
import { pieceOf } from '../../shared/document.ts';
import type { Evidence, FieldName } from '../../shared/plan.ts';
import type { Span } from '../../shared/span.ts';
import { refused } from '../errors.ts';
import type { Choice } from '../store/effects.ts';
import type { FindingRecord } from '../store/findings.ts';
import { idOfPiece, type PieceRecord } from '../store/pieces.ts';
import { choiceOf, type Desk } from './desk.ts';
import { fieldContent, fieldsOfPiece, withField } from './fields.ts';
import { isTextBlock, joinInline, paragraph, pieceText } from './inline.ts';
import { placeAt, placeWithin, putBack, takeOut } from './places.ts';
import { glue, joinSeam, part, partSeam } from './seams.ts';
import { candidatesOf, givesReason, ownAside, type Spoken, seamOf } from './standing.ts';

/** What a finding proposes, kind by kind: made to stand in the drafts, or taken back. */

const idsOf = (pieces: readonly PieceRecord[]): Set<string> => new Set(pieces.map(idOfPiece));
const placed = (pieces: readonly PieceRecord[]): PieceRecord[] => pieces.filter((p) => p.article_id !== null);
const absent = (pieces: readonly PieceRecord[]): PieceRecord[] => pieces.filter((p) => p.article_id === null);

/** Makes the drafts show what the finding proposes. Refused with `REFUSED` where they can't. */
export function apply(
  desk: Desk,
  row: FindingRecord,
  { evidence, own, others, spans }: Spoken,
  choice: Choice | null,
): void {
  switch (evidence.kind) {
    case 'duplicate':
    case 'near-duplicate':
      if (choice?.other) swap(desk, others, own, evidence.kind);
      else setAside(desk, own, evidence.kind);
      return;
    case 'loop':
    case 'chrome':
      setAside(desk, own, evidence.kind);
      return;
    case 'join':
    case 'torn': {
      const seam = seamOf(row, evidence);
      if (seam) joinSeam(desk, seam.tail, seam.head);
      return;
    }
    case 'split': {
      const [left, right] = both(spans);
      part(desk, left, right);
      return;
    }
    case 'stray':
      settleStray(desk, evidence, own, choice);
      return;
    case 'field':
      intoField(desk, evidence.field, own, desk.shelf.articlesOf(row).find((a) => a.gate === 1)?.article_id);
      return;
  }
}

/** Makes the drafts show what would stand there without the finding; `next` is the choice that is about to be made. */
export function undo(
  desk: Desk,
  row: FindingRecord,
  { evidence, own, others, spans }: Spoken,
  next: Choice | null,
): void {
  switch (evidence.kind) {
    case 'duplicate':
    case 'near-duplicate':
      if (choiceOf(row)?.other) swap(desk, own, others, evidence.kind);
      // The copy is about to take its twin's place: it need not come back on its own first.
      else if (!next?.other) putBack(desk, absent(ownAside(own, evidence.kind)));
      return;
    case 'loop':
    case 'chrome':
      putBack(desk, absent(ownAside(own, evidence.kind)));
      return;
    case 'join':
    case 'torn': {
      const seam = seamOf(row, evidence);
      if (seam) partSeam(desk, seam.tail, seam.head);
      return;
    }
    case 'split': {
      const [left, right] = both(spans);
      glue(desk, left, right);
      return;
    }
    case 'stray':
      if (next?.articleId === undefined) {
        takeOut(desk, idsOf(own));
        for (const id of idsOf(own)) desk.dispose(id, 'unplaced');
      }
      return;
    case 'field':
      outOfField(desk, evidence.field, own);
      return;
  }
}

function both(spans: readonly Span[]): [Span, Span] {
  const [left, right] = spans;
  if (!left || !right) throw new Error('a split speaks of two neighbours');
  return [left, right];
}

function setAside(
  desk: Desk,
  pieces: readonly PieceRecord[],
  reason: 'duplicate' | 'near-duplicate' | 'loop' | 'chrome',
): void {
  const mine = ownAside(pieces, reason);
  const aside = mine.length > 0 ? mine : pieces;
  takeOut(desk, idsOf(placed(aside)));
  // The engine's own word for a piece, where it says the same in other words.
  for (const piece of aside)
    desk.dispose(idOfPiece(piece), givesReason(reason, piece.planned) ? piece.planned : reason);
  desk.settle();
}

/** `comes` takes the place of `goes`, which is set aside as the copy: piece for piece where both are as many. */
function swap(
  desk: Desk,
  goes: readonly PieceRecord[],
  comes: readonly PieceRecord[],
  reason: 'duplicate' | 'near-duplicate',
): void {
  const going = inRawOrder(goes);
  const coming = inRawOrder(comes);
  const turns =
    going.length === coming.length
      ? going.map((piece, i) => ({ out: [piece], into: [coming[i]!] }))
      : [{ out: going, into: coming }];
  const homeless = turns.flatMap(({ out, into }) => (exchange(desk, out, into) ? [] : into));
  setAside(desk, freshly(desk, goes), reason);
  putBack(desk, absent(ownAside(freshly(desk, homeless), reason)));
}

/** Puts `comes` where the first placed piece of `goes` stands, in a paragraph or a field; false if none of it does. */
function exchange(desk: Desk, goes: readonly PieceRecord[], comes: readonly PieceRecord[]): boolean {
  const first = placed(freshly(desk, goes))[0];
  const sheet = first && desk.holders(first)[0];
  if (!sheet) return false;
  takeOut(desk, idsOf(placed(freshly(desk, comes))));
  const id = idOfPiece(first);
  const gone = idsOf(goes);
  const field = fieldsOfPiece(sheet.head, id)[0];
  const block = sheet.blocksOf(id)[0];
  const content = block && isTextBlock(block) ? (block.content ?? []) : [];
  const told = field ? fieldContent(sheet.head, field, desk.rawOf) : content;
  const at = told.findIndex((n) => pieceOf(n) === id);
  const mark = told[at];
  if (!mark) return false;
  const lead = mark.type === 'text' ? (/^\s+/u.exec(mark.text)?.[0] ?? '') : '';
  const stays = (n: Inline): boolean => !gone.has(pieceOf(n) ?? '');
  const next = [...told.slice(0, at), ...contentOf(desk, comes, lead), ...told.slice(at).filter(stays)];
  if (field) {
    const text = next.map((n) => (n.type === 'text' ? n.text : '')).join('');
    const from = (sheet.head.fieldPieces[field] ?? []).flatMap((piece) =>
      piece === id ? [...idsOf(comes)] : gone.has(piece) ? [] : [piece],
    );
    desk.setHead(sheet, withField(sheet.head, field, text.trim(), from));
  } else if (block && isTextBlock(block)) desk.replace(sheet, block, [{ ...block, content: next }]);
  for (const piece of idsOf(comes)) desk.dispose(piece, 'article');
  desk.settle();
  return true;
}

function inRawOrder(pieces: readonly PieceRecord[]): PieceRecord[] {
  return pieces.toSorted((a, b) => a.start - b.start);
}

function freshly(desk: Desk, pieces: readonly PieceRecord[]): PieceRecord[] {
  desk.settle();
  return pieces.map((p) => desk.piece(idOfPiece(p)));
}

function contentOf(desk: Desk, pieces: readonly PieceRecord[], lead: string): Inline[] {
  let content: Inline[] = [];
  for (const piece of inRawOrder(pieces))
    content = joinInline(content, [pieceText(idOfPiece(piece), desk.rawOf(idOfPiece(piece)))]);
  const first = content[0];
  return first?.type === 'text' ? [{ ...first, text: lead + first.text }, ...content.slice(1)] : content;
}

function settleStray(
  desk: Desk,
  evidence: Extract<Evidence, { kind: 'stray' }>,
  own: readonly PieceRecord[],
  choice: Choice | null,
): void {
  const home = choice?.articleId ?? candidatesOf(desk, evidence).find((id) => desk.isPresent(id));
  if (home === undefined) throw refused('no-candidate', 'Say which article it belongs to.');
  const sheet = desk.open(home);
  placeAt(desk, sheet, own, undefined);
}

/** Makes pieces one of the fields; what the field held becomes a paragraph again. */
function intoField(
  desk: Desk,
  field: FieldName,
  own: readonly PieceRecord[],
  home: string | undefined,
): void {
  const holder = own[0] && desk.holders(own[0])[0];
  const sheet = holder ?? (home === undefined ? undefined : desk.open(home));
  if (!sheet) throw refused('no-article', 'There is no article to give the field to.');
  const ids = idsOf(own);
  takeOut(desk, idsOf(placed(own)));
  const held = fieldContent(sheet.head, field, desk.rawOf);
  const text = contentOf(desk, own, '')
    .map((n) => (n.type === 'text' ? n.text : ''))
    .join('');
  desk.setHead(sheet, withField(sheet.head, field, text, [...ids]));
  for (const id of ids) desk.dispose(id, 'article');
  if (held.length > 0) desk.splice(sheet, { at: 0, remove: 0, insert: [paragraph(held)] });
  desk.settle();
}

/** Takes pieces out of a field and puts them as a paragraph to where they stand in the article. */
function outOfField(desk: Desk, field: FieldName, own: readonly PieceRecord[]): void {
  const ids = idsOf(own);
  for (const piece of own)
    for (const sheet of desk.holders(piece)) {
      if (!fieldsOfPiece(sheet.head, idOfPiece(piece)).includes(field)) continue;
      const content = fieldContent(sheet.head, field, desk.rawOf);
      const rest = (sheet.head.fieldPieces[field] ?? []).filter((id) => !ids.has(id));
      desk.setHead(sheet, withField(sheet.head, field, '', []));
      const { after } = placeWithin(sheet, piece.start);
      const block: Block = paragraph(content);
      desk.splice(sheet, { at: after === null ? 0 : sheet.indexOf(after) + 1, remove: 0, insert: [block] });
      for (const id of rest) desk.dispose(id, 'article');
      desk.settle();
      return;
    }
}
