/**
 * Articles of a listing: a dump that sets its articles apart and tells each in one stretch. A frame between two
 * separators or wider gaps is an article, or a part of one, or several that nothing but their dates part.
 */

import type { Piece } from '../base/model.ts';
import { isField, saysDate } from '../look/fields.ts';
import { furnitureLook } from '../look/furniture.ts';
import { opensDispatch } from '../look/leads.ts';
import { isCaption, shapeOf, titleLook } from '../look/look.ts';
import { isChapter } from '../titles/ranks.ts';
import { isProse } from '../titles/titles.ts';

export interface Listing {
  /** Pieces in reading order, by article. */
  sequences: number[][];
  /** Pieces that are the site's by their place. */
  furniture: number[];
}

/** A short line that is no running text and no field. */
function isPlain(piece: Piece): boolean {
  return !isProse(piece) && !isField(piece) && piece.text.length < (piece.cjk ? 64 : 130);
}

/** Whether a line can be a title, however unsure that is by itself. */
function couldTitle(piece: Piece, odds: number): boolean {
  return !piece.heading && (odds >= 0.3 || titleLook(piece.text, piece.cjk, piece.mark) >= 0.5);
}

/**
 * Whether a frame without running text, past the last article, is the site's: a line or two, or mostly its own words.
 * A stanza or a table may stand there as well.
 */
function isFurnished(pieces: readonly Piece[], frame: readonly number[]): boolean {
  const plain = frame.filter((p) => isPlain(pieces[p] as Piece));
  const own = plain.filter((p) => furnitureLook((pieces[p] as Piece).text) >= 0.3).length;
  if (own >= 0.5 * plain.length) return true;
  return plain.length <= 2;
}

/** Lines that a frame without running text has at least to be told for itself. */
const VERSE = 3;

/**
 * How many of the waiting pieces are a text of their own: up to the last frame among them of several lines, where `frame`
 * begins with a title of its own; 0 where they are its head.
 */
function isVerse(
  pieces: readonly Piece[],
  pending: readonly number[],
  frame: readonly number[],
  titles: Float32Array,
): number {
  const [first, second] = frame.map((p) => pieces[p] as Piece);
  if (!first || !second || !couldTitle(first, titles[frame[0] as number] as number)) return 0;
  if (!isPlain(first) || !(isProse(second) || isField(second))) return 0;
  let end = 0;
  let from = 0;
  for (let k = 1; k <= pending.length; k++) {
    const piece = pieces[pending[k] ?? -1];
    if (k < pending.length && !piece?.breakBefore && !piece?.opens) continue;
    const plain = pending.slice(from, k).filter((p) => isPlain(pieces[p] as Piece));
    if (plain.length >= VERSE) end = k;
    from = k;
  }
  return end;
}

/** Whether a piece heads a chapter of what is titled further up. */
function headsChapter(piece: Piece): boolean {
  return piece.heading && isChapter(piece);
}

/** Whether a line belongs to the text above it, however far it is set apart. */
function staysAbove(piece: Piece): boolean {
  return isCaption(piece.text) || headsChapter(piece);
}

/** Frames to sequences: a frame without running text belongs to the next one that has some. */
function frameSequences(pieces: readonly Piece[], titles: Float32Array): Listing {
  const frames: number[][] = [];
  pieces.forEach((piece, p) => {
    if (p === 0 || piece.breakBefore || piece.opens) frames.push([]);
    (frames[frames.length - 1] as number[]).push(p);
  });
  const furniture: number[] = [];
  const sequences: number[][] = [];
  let pending: number[] = [];
  const prose = frames.map((f) => f.some((p) => isProse(pieces[p] as Piece)));
  const lastProse = prose.lastIndexOf(true);
  frames.forEach((frame, k) => {
    const first = frame[0] as number;
    if (!prose[k]) {
      const last = sequences[sequences.length - 1];
      // Past the last article nothing is told any more: what stands there is the site's.
      if (k > lastProse && last && isFurnished(pieces, frame)) {
        for (const p of frame) {
          const dated = last.some((q) => saysDate(pieces[q] as Piece));
          if (isField(pieces[p] as Piece) && !(dated && saysDate(pieces[p] as Piece))) last.push(p);
          else furniture.push(p);
        }
      } else if (last && !pending.length && frame.every((p) => staysAbove(pieces[p] as Piece))) {
        // What tells of a picture heads nothing, a chapter no article: they stay with what stands above them.
        for (const p of frame) last.push(p);
      } else if (
        last &&
        !pending.length &&
        frame.every((p) => isField(pieces[p] as Piece)) &&
        closes(pieces, last)
      ) {
        // A byline or date set apart closes the article before it, if that has none yet.
        for (const p of frame) last.push(p);
      } else for (const p of frame) pending.push(p);
      return;
    }
    // A poem or a table that waits is its own, where what comes has a head of its own.
    const verse = isVerse(pieces, pending, frame, titles);
    if (verse > 0) sequences.push(pending.splice(0, verse));
    const starts =
      (!headsChapter(pieces[first] as Piece) &&
        ((titles[first] as number) >= 0.3 || !isProse(pieces[first] as Piece))) ||
      opensDispatch((pieces[first] as Piece).text, (pieces[first] as Piece).cjk);
    if (pending.length || starts || !sequences.length) sequences.push([...pending, ...frame]);
    else for (const p of frame) (sequences[sequences.length - 1] as number[]).push(p);
    pending = [];
  });
  if (pending.length) sequences.push(pending);
  return { sequences, furniture };
}

/** Whether an article so far has neither byline nor date: one that follows can only be its own. */
function closes(pieces: readonly Piece[], sequence: readonly number[]): boolean {
  return !sequence.some((p) => isField(pieces[p] as Piece));
}

/** Whether a piece is marked as a title of that depth: two right under each other are one headline in two lines. */
function isMarkedTitle(piece: Piece | undefined, mark: number): boolean {
  return piece !== undefined && mark > 0 && piece.mark === mark && !piece.heading;
}

/**
 * Where a new article begins inside a sequence: at lines that can be titles, after a field that closed what stands
 * before, or before a field and running text. Parts the sequence there, and finds what the site says in between.
 */
function partSequence(
  pieces: readonly Piece[],
  sequence: readonly number[],
  titles: Float32Array,
  last: boolean,
): Listing {
  const out: Listing = { sequences: [], furniture: [] };
  let own: number[] = [];
  let told = false;
  let closed = false;
  for (let k = 0; k < sequence.length; k++) {
    const p = sequence[k] as number;
    const piece = pieces[p] as Piece;
    const two = own.length === 1 && own[0] === p - 1 && !isMarkedTitle(pieces[p + 1], piece.mark);
    if (
      !two &&
      isMarkedTitle(piece, piece.mark) &&
      own.some((q) => (pieces[q] as Piece).mark === piece.mark)
    ) {
      // Another title of the same depth; a deeper mark right before it is its kicker.
      const before = own[own.length - 1] as number;
      const kicker = (pieces[before] as Piece).mark > piece.mark ? own.splice(-1) : [];
      out.sequences.push(own);
      own = [...kicker, p];
      told = false;
      closed = false;
      continue;
    }
    if (isProse(piece)) {
      told = true;
      closed = false;
      own.push(p);
      continue;
    }
    if (!told || !isPlain(piece)) {
      if (told && isField(piece)) closed = true;
      own.push(p);
      continue;
    }
    // A run of short lines after running text: up to the next running text or field.
    let e = k;
    while (e < sequence.length && isPlain(pieces[sequence[e] as number] as Piece)) e++;
    const run = sequence.slice(k, e);
    let n = e;
    while (n < sequence.length && isField(pieces[sequence[n] as number] as Piece)) n++;
    const fields = n - e;
    const goesOn = n < sequence.length && isProse(pieces[sequence[n] as number] as Piece);
    const titled = run.length <= 4 && run.some((q) => couldTitle(pieces[q] as Piece, titles[q] as number));
    if (goesOn && titled && (closed || (fields > 0 && (titles[run[0] as number] as number) >= 0.3))) {
      out.sequences.push(own);
      own = [...run];
      told = false;
      closed = false;
    } else if (closed && !goesOn && fields === 0) {
      // What stands after the field that closes an article, short and without a sentence, is the site's as well.
      for (const q of run) {
        const { text, cjk } = pieces[q] as Piece;
        const shape = shapeOf(text);
        const short = text.length < (cjk ? 40 : 70) && shape.digits <= 0.3 * shape.letters;
        if (short && (last || furnitureLook(text) >= 0.3)) out.furniture.push(q);
        else own.push(q);
      }
    } else for (const q of run) own.push(q);
    k = e - 1;
  }
  if (own.length) out.sequences.push(own);
  return out;
}

/**
 * Puts the second parts of stories behind their first: what stands from such a beginning to the end of its sequence
 * goes to the sequence of the end that goes on there. Writes into `sequences`.
 */
function bringTogether(pieces: readonly Piece[], sequences: number[][]): void {
  const home = new Map<number, number>();
  for (const [k, s] of sequences.entries()) for (const p of s) home.set(p, k);
  for (const [t, { goesTo }] of pieces.entries()) {
    const head = goesTo?.length === 1 ? (goesTo[0] as number) : -1;
    const to = home.get(t);
    const from = home.get(head);
    if (to === undefined || from === undefined || to === from) continue;
    const own = sequences[from] as number[];
    const target = sequences[to] as number[];
    // What the second part stands under comes with it where it opens the sequence.
    const at = own.indexOf(head);
    const opens = own.slice(0, at).every((p) => (pieces[p] as Piece).heading);
    const part = own.splice(opens ? 0 : at);
    target.splice(target.indexOf(t) + 1, 0, ...part);
    for (const p of part) home.set(p, to);
  }
}

/** The articles of a listing, as pieces in reading order. Generator: yields the share done. */
export function* readListing(pieces: readonly Piece[], titles: Float32Array): Generator<number, Listing> {
  const framed = frameSequences(pieces, titles);
  const out: Listing = { sequences: [], furniture: framed.furniture };
  for (const [k, s] of framed.sequences.entries()) {
    if (k % 500 === 0) yield k / framed.sequences.length;
    const parted = partSequence(pieces, s, titles, k === framed.sequences.length - 1);
    for (const sequence of parted.sequences) out.sequences.push(sequence);
    for (const p of parted.furniture) out.furniture.push(p);
  }
  if (pieces.some((piece) => piece.goesTo?.length)) bringTogether(pieces, out.sequences);
  out.sequences = out.sequences.filter((s) => s.length > 0);
  return out;
}

/** The articles of a dump of records: each row is one, whatever stands in it. Generator: yields the share done. */
export function* readRecordPieces(pieces: readonly Piece[]): Generator<number, Listing> {
  const sequences: number[][] = [];
  for (const [p, piece] of pieces.entries()) {
    if (p % 5000 === 4999) yield p / pieces.length;
    if (p === 0 || piece.breakBefore) sequences.push([]);
    (sequences[sequences.length - 1] as number[]).push(p);
  }
  return { sequences, furniture: [] };
}
