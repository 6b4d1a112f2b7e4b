/**
 * Ties the parts of stories that go on on another page. A first part says where to, a second where from; which belongs to
 * which is told by the numbers of the pages both stand on, by the word a second part is headed with, and by their order.
 */

import type { Block, Layout, Piece } from '../base/model.ts';
import { plainOf } from '../base/plain.ts';
import { isField } from '../look/fields.ts';
import { isJumpLine, jumpOf } from '../look/jumps.ts';
import { titleLook } from '../look/look.ts';
import { isProse } from './titles.ts';

/** A first part's end, or a second part's beginning. */
interface Side {
  piece: number;
  /** The page it stands on and the one it tells, '' where that is not known. */
  on: string;
  told: string;
  /** In small letters: the word it names the story by, and the lines it stands under. */
  word: string;
  heads: string;
}

const ZH = '零一二三四五六七八九十';
const EN = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A page's number in figures, its section's letter and zeros before it left out; '' where it is none. */
export function pageNumber(told: string): string {
  const word = told.trim().toLowerCase();
  if (EN.includes(word)) return String(EN.indexOf(word) || '');
  const figures = /\d+/u.exec(word)?.[0];
  if (figures) return String(Number(figures));
  const [ten, one] = [word.indexOf('十'), ZH.indexOf(word.slice(-1))];
  if (one < 0) return '';
  if (ten < 0) return word.length === 1 ? String(one) : '';
  const tens = ten === 0 ? 1 : ZH.indexOf(word.charAt(0));
  return String(tens * 10 + (word.endsWith('十') ? 0 : one));
}

const HEAD_PAGE =
  /第?\s*([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*[版页]|\bpage\s+([A-Z]?\d{1,3}|[a-z]+)\b|^([A-Z]?\d{1,3})(?=\s)|\s([A-Z]?\d{1,3})$|(?<=报\s{0,4})([A-Z]?\d{1,3})(?=\s)/iu;

/** The page a running head stands on, '' where it does not say. */
function pageOfHead(line: string): string {
  const hit = HEAD_PAGE.exec(plainOf(line).trim());
  return hit ? pageNumber(hit.slice(1).find((group) => group !== undefined) ?? '') : '';
}

/** Lines between a jump line and running text that head the second part. */
const HEADS = 3;
/** Lines of the paper's own between a jump line and its text, at most. */
const REACH = 8;
/** How sure two sides must be, and by how much surer than others. */
const LEAST = 0;
const MARGIN = 1;

/** Whether a line can head a story or a part of one. */
function heads(piece: Piece): boolean {
  return !isProse(piece) && !isField(piece) && titleLook(piece.text, piece.cjk, piece.mark) > 0;
}

/** How well an end and a beginning go together by what they say. */
function fit(end: Side, start: Side): number {
  let sum = end.piece < start.piece ? 0.5 : -0.5;
  for (const [told, on] of [
    [end.told, start.on],
    [start.told, end.on],
  ])
    if (told && on) sum += told === on ? 2 : -2;
  if (end.word && start.heads) sum += start.heads.split('\n').some((h) => h.includes(end.word)) ? 4 : -1;
  if (start.word && end.heads) sum += end.heads.includes(start.word) ? 4 : 0;
  return sum;
}

/**
 * Sets `goesTo` on the ends of first parts and `comesFrom` on the beginnings of second ones. The lines a second part
 * stands under are no titles. `isPage` tells the paper's own lines, `isFurniture` all that is no text; `staysAs` gives the
 * block that is kept for one, itself where it is no copy. Says whether there were too many parts for all to be looked at.
 */
export function tieParts(
  text: string,
  layout: Layout,
  pieces: readonly Piece[],
  isFurniture: (block: number) => boolean,
  isPage: (block: number) => boolean,
  staysAs: (block: number) => number,
): boolean {
  const ends: Side[] = [];
  const starts: Side[] = [];
  /** The block of text nearest to a line of the paper's own. */
  const textFrom = (b: number, step: 1 | -1): number => {
    let q = b + step;
    for (let k = 0; k < REACH && q >= 0 && q < layout.blocks.length && isFurniture(q); k++) q += step;
    return q >= 0 && q < layout.blocks.length && !isFurniture(q) ? q : -1;
  };
  let page = '';
  let catchword = '';
  // The first piece at or behind the block that is looked at.
  let p = 0;
  const saysJump = (b: number): boolean => {
    const { start, end, field } = layout.blocks[b] as Block;
    return field === 'jump' || (end - start <= 120 && isJumpLine(text.slice(start, end)));
  };
  const adjoins = (from: number, to: number, by = isFurniture): boolean => {
    for (let b = from + 1; b < to; b++) if (!by(b)) return false;
    return true;
  };
  const titleBefore = (q: number): string => {
    for (let k = q; k >= 0 && q - k < 40; k--) {
      const piece = pieces[k] as Piece;
      if (!isProse(piece) && !isField(piece)) return piece.text.toLowerCase();
    }
    return '';
  };
  for (let b = 0; b < layout.blocks.length; b++) {
    while (p < pieces.length && (pieces[p] as Piece).block < b) p++;
    if (!isFurniture(b)) continue;
    const block = layout.blocks[b] as Block;
    if (block.end - block.start > 120) continue;
    const line = text.slice(block.start, block.end);
    if (!saysJump(b)) {
      if (isPage(b)) page = pageOfHead(line) || page;
      continue;
    }
    const jump = jumpOf(line);
    if (!jump) {
      catchword = line.toLowerCase();
      continue;
    }
    // Beside a copy the line speaks of what stays for it.
    const beside = textFrom(b, jump.kind === 'to' ? -1 : 1);
    if (beside < 0) continue;
    const kept = staysAs(beside);
    const side = { on: page, told: pageNumber(jump.page), word: jump.word };
    if (jump.kind === 'to') {
      const at = firstAt(pieces, kept + 1) - 1;
      const before = pieces[at];
      // Nothing goes on in another place but a text: what looks like a title here is a cut line.
      if (before && before.block === kept && !before.mark && !isField(before))
        ends.push({ piece: at, ...side, heads: titleBefore(at) });
      continue;
    }
    if (kept !== beside) {
      const at = firstAt(pieces, kept);
      if (pieces[at]?.block === kept) starts.push({ piece: at, ...side, heads: catchword });
      catchword = '';
      continue;
    }
    // Over the second part a word or the whole headline may stand, before or behind the line.
    const above: number[] = [];
    for (let q = p - 1, to = b; q >= Math.max(0, p - HEADS); to = (pieces[q--] as Piece).block) {
      const piece = pieces[q] as Piece;
      // Behind a page's head another part ends.
      if (!heads(piece) || !adjoins(piece.block, to, saysJump)) break;
      above.push(q);
    }
    let first = p;
    while (first < Math.min(pieces.length, p + HEADS) && heads(pieces[first] as Piece)) above.push(first++);
    const begins = pieces[first];
    if (!begins || isField(begins) || !adjoins(b, (pieces[p] as Piece).block)) continue;
    for (const q of above) (pieces[q] as Piece).heading = true;
    starts.push({
      piece: first,
      ...side,
      heads: [catchword, ...above.map((q) => (pieces[q] as Piece).text.toLowerCase())].join('\n').trim(),
    });
    catchword = '';
  }
  for (const { piece } of starts) (pieces[piece] as Piece).comesFrom = true;
  return tieSides(pieces, inOrder(ends), inOrder(starts));
}

/** Sides in the order of their pieces, each piece once. */
function inOrder(sides: readonly Side[]): Side[] {
  const known = new Map<number, Side>();
  for (const side of sides) if (!known.has(side.piece)) known.set(side.piece, side);
  return [...known.values()].sort((x, y) => x.piece - y.piece);
}

/** The first piece at or behind a block. */
function firstAt(pieces: readonly Piece[], block: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((pieces[mid] as Piece).block < block) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** Sets `goesTo` on ends: the beginnings that go with them best. Says whether not all could be looked at for each. */
function tieSides(pieces: readonly Piece[], ends: readonly Side[], starts: readonly Side[]): boolean {
  const bestOf = (start: Side) => clearest(near(ends, start.piece), (end) => fit(end, start));
  const wanted = new Map(starts.map((start) => [start, bestOf(start)]));
  for (const end of ends) {
    const mine = clearest(near(starts, end.piece), (start) => fit(end, start));
    // Whoever is told best must tell this one best as well.
    (pieces[end.piece] as Piece).goesTo = mine
      .filter((start) => wanted.get(start)?.includes(end))
      .map((start) => start.piece);
  }
  return Math.max(ends.length, starts.length) > WINDOW;
}

/** Sides looked at to both sides of a piece: more than an issue of a paper has. */
const WINDOW = 60;

/** Those of `sides`, in the order of their pieces, that stand nearest to `piece`. */
function near(sides: readonly Side[], piece: number): readonly Side[] {
  let low = 0;
  let high = sides.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((sides[mid] as Side).piece < piece) low = mid + 1;
    else high = mid;
  }
  return sides.slice(Math.max(0, low - WINDOW), low + WINDOW);
}

/** Those that come first by `score`, or so near it that they cannot be told apart. */
function clearest<T>(list: readonly T[], score: (one: T) => number): T[] {
  const scores = list.map(score);
  const best = Math.max(LEAST, ...scores);
  return list.filter((_, k) => (scores[k] as number) >= LEAST && (scores[k] as number) > best - MARGIN);
}

/** What it weighs, in log odds, that the page says itself where a part goes on. */
const TOLD = 6;

/** What the page says of `head` as the rest of `tail`, in log odds: nothing where neither speaks of another page. */
export function toldOdds(tail: Piece, head: Piece, at: number): number {
  if (!tail.goesTo?.length) return head.comesFrom ? -TOLD : 0;
  return tail.goesTo.includes(at) ? TOLD : -TOLD;
}
