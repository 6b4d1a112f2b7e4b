import type { Block, Inline, ListItem } from '../../shared/document.ts';
import { pieceOf } from '../../shared/document.ts';
import { unwrap } from '../../shared/flow.ts';
import { FIELD_NAMES } from '../../shared/plan.ts';
import { refused } from '../errors.ts';
import { blocksAt, headAt } from '../store/articles.ts';
import { sql } from '../store/handle.ts';
import { idOfPiece, nearestPlaced, nearestSeat, type PieceRecord } from '../store/pieces.ts';
import type { Desk } from './desk.ts';
import { withField, withoutPieces } from './fields.ts';
import {
  extentOf,
  isTextBlock,
  paragraph,
  pieceText,
  type TextBlock,
  trimEnd,
  trimStart,
  withContent,
} from './inline.ts';
import type { Sheet } from './sheet.ts';

/** Taking pieces out of the drafts and putting them in. */

/** Takes pieces out of every article that holds them; blocks and fields left without text go. */
export function takeOut(desk: Desk, ids: ReadonlySet<string>): void {
  desk.settle();
  const bySheet = new Map<Sheet, Set<Block>>();
  for (const id of ids)
    for (const sheet of desk.holders(desk.piece(id))) {
      const blocks = bySheet.get(sheet) ?? new Set();
      bySheet.set(sheet, blocks);
      for (const block of sheet.blocksOf(id)) blocks.add(block);
    }
  for (const [sheet, blocks] of bySheet) {
    const head = withoutPieces(sheet.head, ids, desk.rawOf);
    if (head !== sheet.head) desk.setHead(sheet, head);
    for (const block of blocks) {
      const rest = blockWithout(block, ids);
      desk.replace(sheet, block, rest ? [rest] : []);
    }
  }
  desk.settle();
}

/** A block without some pieces, or null if nothing is left of it. */
export function blockWithout(block: Block, gone: ReadonlySet<string>): Block | null {
  if (block.type === 'horizontalRule') return block;
  if (isTextBlock(block)) {
    const content = contentWithout(block.content ?? [], gone);
    return content === null ? block : content.length === 0 ? null : withContent(block, content);
  }
  if (block.type === 'blockquote') {
    const content = block.content.flatMap((b) => blockWithout(b, gone) ?? []);
    return content.length === 0 ? null : { ...block, content };
  }
  const content = block.content.flatMap((item): ListItem[] => {
    const inner = item.content.flatMap((b) => blockWithout(b, gone) ?? []);
    return inner.length === 0 ? [] : [{ ...item, content: inner }];
  });
  return content.length === 0 ? null : { ...block, content };
}

/** Content without some pieces, null if none of them is in it. Blank ends that come of it are trimmed. */
function contentWithout(content: readonly Inline[], gone: ReadonlySet<string>): Inline[] | null {
  const isGone = (node: Inline): boolean => {
    const id = pieceOf(node);
    return id !== null && gone.has(id);
  };
  if (!content.some(isGone)) return null;
  const kept = content.filter((n) => !isGone(n));
  if (!kept.some((n) => n.type === 'text' && n.text.trim() !== '')) return [];
  const first = isGone(content[0]!) ? trimStart(kept) : kept;
  return isGone(content.at(-1)!) ? trimEnd(first) : first;
}

/** A place between blocks, told by the block beside it so that it holds while others come and go. */
interface Anchor {
  sheet: Sheet;
  after: Block | null;
}

function indexOf({ sheet, after }: Anchor): number {
  return after === null ? 0 : sheet.indexOf(after) + 1;
}

/**
 * Puts pieces that stand nowhere back: to where the engine had them, else to where they stand in the dump
 * among what is placed. A piece that was a field goes back to it if the field is empty.
 */
export function putBack(desk: Desk, pieces: readonly PieceRecord[]): void {
  desk.settle();
  const groups = new Map<string, { anchor: Anchor; blocks: Block[] }>();
  const anchors: { key: string; anchor: Anchor }[] = [];
  for (const piece of pieces.toSorted((a, b) => (a.seat ?? 0) - (b.seat ?? 0) || a.start - b.start)) {
    desk.dispose(idOfPiece(piece), 'article');
    if (backToField(desk, piece)) continue;
    const anchor = homeOf(desk, piece) ?? rawPlaceOf(desk, piece.start);
    const known = anchors.find((a) => a.anchor.sheet === anchor.sheet && a.anchor.after === anchor.after);
    const key = known?.key ?? String(anchors.push({ key: String(anchors.length), anchor }) - 1);
    const group = groups.get(key) ?? { anchor, blocks: [] };
    groups.set(key, group);
    group.blocks.push(blockOf(desk, piece));
  }
  for (const { anchor, blocks } of groups.values())
    desk.splice(anchor.sheet, { at: indexOf(anchor), remove: 0, insert: blocks });
  desk.settle();
}

function homeOf(desk: Desk, piece: PieceRecord): Anchor | null {
  if (piece.home === null || piece.seat === null || !desk.isPresent(piece.home)) return null;
  const sheet = desk.open(piece.home);
  const near = nearestSeat(desk.store, piece.home, piece.seat, piece.start);
  return near ? beside(sheet, idOfPiece(near.piece), near.side) : { sheet, after: null };
}

/** Where a place of the raw text is among what stands in the drafts. */
export function rawPlaceOf(desk: Desk, at: number): Anchor {
  const near = nearestPlaced(desk.store, desk.plan, at);
  if (near) return beside(desk.open(near.piece.article_id!), idOfPiece(near.piece), near.side);
  const first = sql<{ id: string }>(
    desk.store,
    'SELECT id FROM articles WHERE plan = ? AND present = 1 ORDER BY ordinal LIMIT 1',
  ).get(desk.plan);
  if (!first) throw refused('no-article', 'There is no article to put it in. Make one first.');
  return { sheet: desk.open(first.id), after: null };
}

/** Where a place of the raw text is among the pieces of one article. */
export function placeWithin(sheet: Sheet, at: number): Anchor {
  let before = -1;
  let id: string | null = null;
  for (const piece of sheet.pieceIds()) {
    const start = Number(piece.split('-')[0]);
    if (start < at && start > before) {
      before = start;
      id = piece;
    }
  }
  return id === null ? { sheet, after: null } : beside(sheet, id, 'before');
}

function beside(sheet: Sheet, id: string, side: 'before' | 'after'): Anchor {
  const blocks = sheet.blocksOf(id);
  // A piece in a field stands before every block.
  if (blocks.length === 0) return { sheet, after: null };
  if (side === 'before') return { sheet, after: blocks.at(-1)! };
  const index = sheet.indexOf(blocks[0]!);
  return { sheet, after: index === 0 ? null : sheet.blocks[index - 1]! };
}

function backToField(desk: Desk, piece: PieceRecord): boolean {
  if (piece.home === null || !desk.isPresent(piece.home)) return false;
  const id = idOfPiece(piece);
  const planned = headAt(desk.store, piece.home, 1).fieldPieces;
  const name = FIELD_NAMES.find((n) => planned[n]?.length === 1 && planned[n][0] === id);
  if (name === undefined) return false;
  const sheet = desk.open(piece.home);
  if (sheet.head.fields[name] !== '') return false;
  desk.setHead(sheet, withField(sheet.head, name, unwrap(desk.rawOf(id)), [id]));
  return true;
}

/** A piece as a block: of the kind the engine gave it, else a paragraph. */
function blockOf(desk: Desk, piece: PieceRecord): TextBlock {
  const id = idOfPiece(piece);
  const content = [pieceText(id, desk.rawOf(id))];
  if (piece.home === null) return paragraph(content);
  const planned = blocksAt(desk.store, piece.home, 1).find(
    (b) => b.type === 'heading' && extentOf(b.content ?? [], id) !== null,
  );
  return planned?.type === 'heading'
    ? withContent({ type: 'heading', attrs: planned.attrs }, content)
    : paragraph(content);
}

/** Puts content that was cut off as a block of its own to where its first piece stands in the dump. */
export function putContent(desk: Desk, content: readonly Inline[], beside: Anchor): void {
  const trimmed = trimEnd(trimStart(content));
  if (trimmed.length === 0) return;
  desk.settle();
  const id = trimmed.map(pieceOf).find((p) => p !== null);
  const anchor = id === undefined || id === null ? beside : rawPlaceOf(desk, desk.piece(id).start);
  desk.splice(anchor.sheet, { at: indexOf(anchor), remove: 0, insert: [paragraph(trimmed)] });
  desk.settle();
}

/** Puts pieces, in raw order, as blocks of their own at an index of an article, or where they stand in it by the dump. */
export function placeAt(
  desk: Desk,
  sheet: Sheet,
  pieces: readonly PieceRecord[],
  index: number | undefined,
  as: 'paragraph' | 'heading' = 'paragraph',
): void {
  const ids = new Set(pieces.map(idOfPiece));
  // Blocks before the place that hold nothing else go when the pieces are taken from where they stand now.
  const at =
    index === undefined
      ? undefined
      : sheet.blocks.slice(0, index).filter((b) => blockWithout(b, ids) !== null).length;
  takeOut(desk, ids);
  for (const id of ids) desk.dispose(id, 'article');
  const ordered = pieces.toSorted((a, b) => a.start - b.start);
  const toBlock = (piece: PieceRecord): TextBlock => {
    const id = idOfPiece(piece);
    const content = [pieceText(id, desk.rawOf(id))];
    return as === 'heading'
      ? withContent({ type: 'heading', attrs: { level: 2 } }, content)
      : paragraph(content);
  };
  if (at !== undefined) {
    desk.splice(sheet, { at, remove: 0, insert: ordered.map(toBlock) });
  } else {
    for (const piece of ordered) {
      const anchor = placeWithin(sheet, piece.start);
      desk.splice(sheet, { at: indexOf(anchor), remove: 0, insert: [toBlock(piece)] });
    }
  }
  desk.settle();
}
