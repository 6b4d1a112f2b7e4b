/**
 * Where articles open, told by what stands there again and again: a marked title, a title with its byline or date, a
 * short line after the site's own lines, a date before a title, a line in capitals. A dump may set its articles apart
 * so and leave no more room between them than between paragraphs.
 */

import type { Piece, Script } from '../base/model.ts';
import { isField, saysDate } from '../look/fields.ts';
import { isApart, isCapitals, isTitleCase, titleLook } from '../look/look.ts';
import { openLetters } from './mail.ts';
import { numberOf, titleDepth } from './ranks.ts';
import { isProse } from './titles.ts';

/** Lines a head has at most. */
const HEAD = 4;

/** Pieces gone through between two yields. */
const STRETCH = 2000;

/** A line that can stand in an article's head. */
function isHeadLine(piece: Piece): boolean {
  return !piece.heading && !isProse(piece) && !isField(piece) && !isApart(piece.text);
}

/** What follows the head that begins at `p`: how many fields, and whether running text comes behind them. */
function headAt(pieces: readonly Piece[], p: number): { fields: number; told: boolean } | null {
  let k = p;
  while (k < pieces.length && k - p <= HEAD && isHeadLine(pieces[k] as Piece)) {
    // What is set apart further down opens there.
    if (k > p && (pieces[k] as Piece).breakBefore) return null;
    k++;
  }
  if (k === p || k - p > HEAD) return null;
  const end = k;
  while (k < pieces.length && k - end < HEAD && isField(pieces[k] as Piece)) k++;
  const next = pieces[k];
  return { fields: k - end, told: next !== undefined && isProse(next) };
}

/**
 * A dump that tells an article in each of its lines, title first and all parted by single blanks: the heads of the lines
 * are titles then, not headings.
 */
function openLines(pieces: readonly Piece[]): void {
  const heads: number[] = [];
  let lines = 0;
  pieces.forEach((piece, p) => {
    if (p > 0 && pieces[p - 1]?.block === piece.block) return;
    lines++;
    const next = pieces[p + 1];
    if (piece.heading && !numberOf(piece.text) && next?.block === piece.block && isProse(next)) heads.push(p);
  });
  if (heads.length < 3 || heads.length < 0.8 * lines) return;
  for (const p of heads) {
    const piece = pieces[p] as Piece;
    piece.heading = false;
    piece.opens = true;
  }
}

/** A line under a headline in capitals is its deck, though it ends as a sentence does. */
function markDecks(pieces: readonly Piece[]): void {
  pieces.forEach((piece, p) => {
    const before = pieces[p - 1];
    if (!before || piece.cjk || piece.mark || !isTitleCase(piece.text)) return;
    if (!isProse(before) && (isCapitals(before.text) || before.role === 'subtitle')) piece.role = 'subtitle';
  });
}

/**
 * Sets `opens` on the pieces that open an article by the dump's own habit; `tight` says that no blank lines stand
 * between its paragraphs. Linear in the pieces. Generator: yields the share done.
 */
export function* markOpenings(pieces: readonly Piece[], tight: boolean): Generator<number, void> {
  const depth = titleDepth(pieces);
  const marked: number[] = [];
  const fielded: number[] = [];
  const dated: number[] = [];
  const apart: number[] = [];
  const capital: number[] = [];
  let aparts = 0;
  if (tight) markDecks(pieces);
  for (const [p, piece] of pieces.entries()) {
    if (p % STRETCH === STRETCH - 1) yield p / pieces.length;
    const before = pieces[p - 1];
    const follows = !before || isProse(before) || isField(before) || isApart(before.text) || piece.apart;
    if (piece.apart) aparts++;
    // Behind the site's own lines a date is the next article's, whatever closed the one before.
    if (saysDate(piece) && (!before || isProse(before) || piece.apart)) {
      const next = headAt(pieces, p + 1);
      if (next?.told && !next.fields) dated.push(p);
    }
    if (!isHeadLine(piece)) continue;
    if (piece.mark && piece.mark <= depth && !(before?.mark && isHeadLine(before))) marked.push(p);
    if (piece.mark > depth && (pieces[p + 1]?.mark ?? 0) > 0 && !(before?.mark && isHeadLine(before)))
      marked.push(p);
    if (!follows) continue;
    const head = headAt(pieces, p);
    if (!head?.told || titleLook(piece.text, piece.cjk, piece.mark) <= 0) continue;
    if (head.fields) fielded.push(p);
    if (piece.apart) apart.push(p);
    if (!piece.cjk && isCapitals(piece.text) && piece.text.split(/\s+/u).length >= 3) capital.push(p);
  }
  const open = (list: readonly number[]) => {
    for (const p of list) (pieces[p] as Piece).opens = true;
  };
  // Marks alone part no columns of a page read across: its titles are marked, too.
  const introduced = marked.filter((p) => (headAt(pieces, p)?.fields ?? 0) > 0 || pieces[p]?.apart).length;
  if (marked.length >= 2 && introduced >= 0.5 * marked.length) open(marked);
  if (fielded.length >= 2) open(fielded);
  if (tight && capital.length >= 2) open(capital);
  if (apart.length >= 2 && apart.length >= 0.5 * aparts) open(apart);
  openLines(pieces);
  openLetters(pieces);
  // A date between two texts is the next one's only where the first stands before its title, too.
  if (dated.length >= 2 && dated[0] === 0 && !saysDate(pieces[pieces.length - 1] as Piece)) open(dated);
}

/** Looks like a title from here on; see `titleLook`. */
const TITLED = 0.5;

/**
 * How many articles openings have missed, by look: titles between two texts that open nothing, and texts written in
 * another script than those above. Each counts though two tell of one article. Linear in the pieces.
 */
export function countUntold(pieces: readonly Piece[]): number {
  let untold = 0;
  let script: Script | undefined;
  pieces.forEach((piece, p) => {
    const before = pieces[p - 1];
    if (!before || piece.opens || piece.breakBefore) {
      script = piece.script;
      return;
    }
    if (isProse(piece)) {
      if (piece.script && script && piece.script !== script) untold++;
      script = piece.script ?? script;
    } else if (isHeadLine(piece) && isProse(before) && !piece.headline && headAt(pieces, p)?.told) {
      if (titleLook(piece.text, piece.cjk, piece.mark) >= TITLED) untold++;
    }
  });
  return untold;
}
