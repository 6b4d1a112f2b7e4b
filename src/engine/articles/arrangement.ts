/**
 * How a dump lays out its articles: each in one stretch, as a listing does, or woven of columns, as a page read across
 * is. Told by look alone, before any weighing.
 */

import type { Piece } from '../base/model.ts';
import { bracketState } from '../language/torn.ts';
import { isField } from '../look/fields.ts';
import { endsWithColon, endsWithStop, isApart } from '../look/look.ts';
import { countUntold } from '../titles/openings.ts';

/** Cut ends and openings missed, an opening, from which on a dump is no listing unless room parts its articles. */
const CUT = 0.1;

/** Pieces of which one may look cut and tell nothing: few lines of a long dump begin or end oddly by themselves. */
const ODD = 200;

/** A line that tells a sentence to its end and goes on: no title does. */
const RUNS_ON = /[。！？][”’」』）]?[^。！？…]{2,}$/u;

/** What stands inside sentences only, at a beginning: a comma, a stop, a small Latin letter. */
const RESTS = /^(?:[，。、；：？！]\S|[,;]\s?\S|\p{Ll}{2,}[\s,]+\p{L})/u;
/** The last letters of a word and a mark behind them: the rest of what stands right before, perhaps. */
const ENDS = /^[\p{L}\p{N}]{1,2}[，。；]\S/u;

/** Whether a piece is the rest of a sentence, by its first letters. */
function isRest(piece: Piece): boolean {
  return !piece.mark && !piece.heading && !piece.glued && RESTS.test(piece.text) && !isField(piece);
}

/** Whether a piece looks like a cut end whose rest stands elsewhere, or like a rest whose beginning does. */
function isTorn(pieces: readonly Piece[], p: number): boolean {
  const piece = pieces[p] as Piece;
  const { text, cjk } = piece;
  if (piece.mark || piece.heading) return false;
  const before = pieces[p - 1];
  if (before && isRest(piece) && (before.mark || before.heading || endsWithStop(before.text))) return true;
  const next = pieces[p + 1];
  if (piece.breakBefore || piece.unmarked || next?.glued) return false;
  if (endsWithStop(text) || endsWithColon(text) || isApart(text)) return false;
  // A long line without a stop is a cut paragraph; a short one may be a title, a date, a line of a list.
  const long = text.length >= (cjk ? 40 : 90) || /[,，、;；]$/u.test(text) || bracketState(text).open !== '';
  if (long) return true;
  return RUNS_ON.test(text) && !(next && (isRest(next) || ENDS.test(next.text)));
}

/** Whether the dump sets its articles apart and tells each in one stretch: told by look alone, before any weighing. */
export function isListing(pieces: readonly Piece[]): boolean {
  let frames = 1;
  let openings = 0;
  let torn = 0;
  pieces.forEach((piece, p) => {
    if (p > 0 && piece.breakBefore) frames++;
    else if (p > 0 && piece.opens) openings++;
    if (isTorn(pieces, p)) torn++;
  });
  torn = Math.max(0, torn - pieces.length / ODD);
  if (frames >= 2 && torn <= 0.3 * frames) return true;
  // Openings are told by what stands there and no more: a page woven of several columns has them, too, and cut ends,
  // and articles that none of them tells.
  const parts = frames + openings;
  return parts >= 2 && torn + countUntold(pieces) <= CUT * parts;
}
