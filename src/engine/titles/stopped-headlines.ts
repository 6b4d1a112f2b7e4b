/**
 * Headlines that end in a mark that ends sentences, too: those that ask, call out or leave their end to be guessed,
 * those set with a full stop, those whose last word is shortened. Their place tells them from a short paragraph, in
 * English their capitals as well.
 */

import type { Piece } from '../base/model.ts';
import { isField } from '../look/fields.ts';
import { endsWithStop, isCapitals, titleLook } from '../look/look.ts';
import { isProse, withoutStop } from './titles.ts';

/** English words that headlines leave small, however long. */
const SMALL = /^(?:with|from|into|onto|over|than|that|upon)$/u;
/** Longest line that is told by its capitals, in code units. */
const LONGEST = 110;

/** Whether an English line is set as headlines are, each longer word with a capital, and ends in a stop for all that. */
function isSet({ text, cjk, mark, heading, role }: Piece): boolean {
  if (cjk || mark || heading || role || text.length > LONGEST || !/[.?!]["”’]?$/u.test(text)) return false;
  const words = text.match(/\p{L}[\p{L}'’.-]*/gu) ?? [];
  const long = words.filter((word) => word.length >= 4 && !SMALL.test(word));
  if (words.length < 3 || long.length < 2 || long.some((word) => !/^\p{Lu}/u.test(word))) return false;
  return titleLook(withoutStop(text), cjk, 0) > 0;
}

/**
 * Whether a line is one question or call or, in Chinese, leaves its end to be guessed, of two phrases at most; or ends in
 * initials and not for sure in a stop.
 */
function asks({ text, cjk, mark, heading, role }: Piece): boolean {
  if (mark || heading || role) return false;
  if (!cjk && /\b(?:\p{Lu}\.){2,3}$/u.test(text)) return titleLook(withoutStop(text), cjk, 0) > 0;
  if (!/[?？!！]["”』」]?$/u.test(text) && !(cjk && text.endsWith('…'))) return false;
  const inside = text.slice(0, -2);
  if (/[。！？!?；;]|[^.]\.\s/u.test(inside) || (inside.match(/[，,]/gu)?.length ?? 0) > 1) return false;
  return titleLook(text, cjk, 0) > 0;
}

/**
 * Sets `headline` on such lines where they open an article: set apart from what stands before and right over running text, or
 * over the byline or date of one; behind any text that ended, where capitals and marks tell them. Linear in the pieces.
 */
export function markStoppedHeadlines(pieces: readonly Piece[]): void {
  pieces.forEach((piece, p) => {
    const set = isSet(piece) && !isField(piece);
    if (!set && !asks(piece)) return;
    const before = pieces[p - 1];
    let next = pieces[p + 1];
    const signed = next !== undefined && isField(next);
    if (signed) next = pieces[p + 2];
    if (next !== undefined && isField(next)) next = pieces[p + 3];
    if (!next || !isProse(next) || asks(next) || isSet(next)) return;
    const apart = !before || piece.breakBefore;
    // The rest of a cut sentence may be names alone: one full stop at its end is told by the place only.
    const surely = set && /[?!]["”’]?$|[^.]\.\s.*\.\s/u.test(piece.text);
    if (apart || ((signed || surely) && endsWithStop(before.text))) piece.headline = true;
  });
}

/** Share of a dump's English lines in capitals from which on they tell nothing: it is all set so, or was sent by wire. */
const SHOUTED = 0.5;
/** How sure it is that a line in capitals is whole. */
const SURE = 0.97;

/**
 * Sets `whole` on English lines in capitals from end to end, where the text has none: heads over decks, and decks, which no
 * sentence goes on from. What stands right over running text is weighed as titles are.
 */
export function markCapitals(pieces: readonly Piece[]): void {
  let english = 0;
  const shouted: number[] = [];
  pieces.forEach(({ cjk, text }, p) => {
    if (cjk) return;
    english++;
    if (text.length <= LONGEST && text.includes(' ') && isCapitals(text)) shouted.push(p);
  });
  if (shouted.length > SHOUTED * english) return;
  for (const p of shouted) {
    const next = pieces[p + 1];
    if (next && !isProse(next)) (pieces[p] as Piece).whole = SURE;
  }
}
