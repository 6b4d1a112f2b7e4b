/**
 * Letters to a paper: each begins by addressing the editor, under a title of its own, and is signed at its end. The title
 * opens an article then, and a signature over the next title is none.
 */

import type { Piece } from '../base/model.ts';
import { isField } from '../look/fields.ts';
import { titleLook } from '../look/look.ts';
import { isProse } from './titles.ts';

/** Who is addressed, alone in a line or before the first words. */
const SALUTATION =
  /^(?:to the editor\b[^.!?]{0,30}|dear (?:editor|sirs?|madam)[^.!?]{0,20}|(?:mr\.?\s)?editor|sirs?)\s*[:,.—–-]*$|^(?:sirs?|to the editor|dear (?:sirs?|editor))\s*[:,—–-]|^(?:编辑(?:同志|部|先生|老师)?|尊敬的.{0,8}编辑)们?\s*[:：]/iu;
const SIGNED = /^[—–-]{0,2}\s*(?:(?:\p{Lu}[\p{L}.'’-]*|\d{1,2})[\s,]*){1,7}$/u;
/** Lines between a letter's text and the next one's title: who signed it, from where and when. */
const SIGNATURE = 3;
/** So many letters make a dump one of letters. */
const FEWEST = 2;

/** Whether a line can be who signed a letter. */
function isSigned({ text, cjk, mark }: Piece): boolean {
  if (mark || text.length > (cjk ? 18 : 60)) return false;
  return cjk ? !/[。！？，；：]/u.test(text) : SIGNED.test(text);
}

/** Sets `opens` on the titles of letters, and the role of who signed them. Linear in the pieces. */
export function openLetters(pieces: readonly Piece[]): void {
  const titles: number[] = [];
  let letters = 0;
  pieces.forEach((piece, p) => {
    if (!SALUTATION.test(piece.text)) return;
    letters++;
    const title = pieces[p - 1];
    if (title && !isProse(title) && !isField(title) && titleLook(title.text, title.cjk, title.mark) > 0)
      titles.push(p - 1);
  });
  if (letters < FEWEST || titles.length < FEWEST) return;
  const sign = (end: number) => {
    let first = end;
    while (first > 0 && end - first < SIGNATURE && !isProse(pieces[first - 1] as Piece)) first--;
    if (first === 0 || !isProse(pieces[first - 1] as Piece)) return;
    for (const piece of pieces.slice(first, end)) {
      if (piece.role !== undefined || !isSigned(piece)) return;
      piece.role = 'byline';
    }
  };
  for (const t of titles) {
    (pieces[t] as Piece).opens = true;
    sign(t);
  }
  // The last letter's signature has no title under it: it stands behind the letter's text.
  let p = (titles[titles.length - 1] as number) + 2;
  while (p < pieces.length && isProse(pieces[p] as Piece)) p++;
  if (p < pieces.length) sign(p + 1);
}
