/**
 * What stands behind the last sentence of a text and is no part of it: who wrote or sent it, in brackets; that the text is
 * over; the code of a page or an editor.
 */

import { BLANK, CLOSE, classOf, STOP } from '../base/script.ts';
import { isByline } from './bylines.ts';
import { isDateline } from './datelines.ts';

/** Code units from the end that are looked at: a bracket is hardly longer. */
const NEAR = 80;
const OVER = /[（(【[]\s*(?:本文|全文)?完\s*[）)】\]]\s*$/u;
/** A page's number in a ring, with the column's; a day's number behind a bracket, as agencies set it. */
const CODE = /(?:[\u2460-\u2473\u2776-\u277f]\s?\d{0,2}|(?<=[）)】\]])\s?\d{6,8})\s*$/u;
const BRACKET = /[（(【[〔]([^（()）【】[\]〔〕。！？]{1,60})[）)】\]〕]\s*$/u;

/** Whether text ends in a stop mark, closing marks and blanks passed over. */
function stops(text: string): boolean {
  let i = text.length - 1;
  while (i >= 0 && classOf(text.charCodeAt(i)) & (CLOSE | BLANK)) i--;
  return i >= 0 && (classOf(text.charCodeAt(i)) & STOP) !== 0;
}

/**
 * How many code units at the end of `text` are a signature, blanks before it included; 0 without one. A bracket is one
 * behind a whole sentence, or where it says who wrote or sent what stands before it.
 */
export function signatureLength(text: string): number {
  const near = text.slice(-NEAR);
  const over = near.includes('完') ? (OVER.exec(near)?.[0].length ?? 0) : 0;
  if (over) return over;
  const code = CODE.exec(near)?.[0].length ?? 0;
  const rest = near.slice(0, near.length - code);
  const bracket = BRACKET.exec(rest);
  if (bracket && bracket.index > 0) {
    const words = bracket[1] as string;
    if (stops(rest.slice(0, bracket.index)) || isByline(words) || isDateline(words))
      return near.length - bracket.index;
  }
  return stops(rest) ? code : 0;
}
