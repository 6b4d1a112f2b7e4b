/** What a piece says about its article: by the label of its line, else by its look. */

import type { Piece } from '../base/model.ts';
import { isByline } from './bylines.ts';
import { isDateLine } from './look.ts';

/** Whether a piece names who wrote it. */
export function saysByline(piece: Piece): boolean {
  return piece.role === 'byline' || (piece.role === undefined && isByline(piece.text));
}

/** Whether a piece tells the date and nothing else. */
export function saysDate(piece: Piece): boolean {
  return piece.role === 'date' || (piece.role === undefined && isDateLine(piece.text));
}

/** Whether a piece is a byline or a date. */
export function isField(piece: Piece): boolean {
  return saysDate(piece) || saysByline(piece);
}
