/**
 * Who wrote an article where the dump names its authors by a bare name, or the office that signed by its own, of which only
 * the place tells what it is: a short line of its own between a title and running text.
 */

import type { Piece } from '../base/model.ts';
import { isNamesOnly, isOffice, nameLook } from '../look/bylines.ts';
import { isField, saysByline, saysDate } from '../look/fields.ts';
import { isSectionName } from '../look/furniture.ts';
import { opensDispatch } from '../look/leads.ts';
import { endsWithStop, titleLook } from '../look/look.ts';
import { isProse } from './titles.ts';

/** How much a line must look like a title by itself for a bare name to be read under it. */
const TITLED = 0.7;
/** A title is longer than a section's heading commonly is, in code units of Chinese. */
const TITLE = 6;

/** Whether a name can stand under `piece` as under a title. */
function isTitled(piece: Piece): boolean {
  if (isProse(piece) || isField(piece) || piece.heading) return false;
  if (piece.mark) return true;
  const words = piece.text.replace(/^(?:——|--)\s*/u, '');
  return words.length >= TITLE && titleLook(words, piece.cjk, 0, piece.breakBefore ? 1.6 : 1) >= TITLED;
}

/** Whether a line is a name and nothing that heads a section, as surely as `nameLook` says. */
function lookOf({ text, cjk, mark, heading, role }: Piece): 0 | 1 | 2 {
  if (!cjk || mark || heading || role || text.length > 24 || isSectionName(text)) return 0;
  const look = nameLook(text);
  // Words of one kind with names: what sections of an article are called.
  return look && /^[一-龥]{2,4}$/u.test(text) && !isNamesOnly(text) ? 0 : look;
}

/** Whether a line is an office or body that can have signed what stands under it. */
function signsOffice({ text, cjk, mark, heading, role }: Piece): boolean {
  return cjk && !mark && !heading && !role && isOffice(text);
}

/** Two names of people and more, each with a family's name, that nothing else reads like. */
function areNames({ text }: Piece): boolean {
  return (
    nameLook(text) === 2 &&
    text.split(/[\s、]+/u).filter((name) => name.length >= 2).length >= 2 &&
    text.length >= 6
  );
}

/**
 * Sets the role of bare names under titles. One between two texts, whose title is lost, is one only where names and other
 * bylines stand under titles as often, or where it is several names: else such lines head the parts of an article. Linear in the pieces.
 */
export function markSigned(pieces: readonly Piece[]): void {
  const lone: Piece[] = [];
  let titled = 0;
  pieces.forEach((piece, p) => {
    const before = pieces[p - 1];
    const next = pieces[p + 1];
    if (!before || !next) return;
    if (isTitled(before) && signsOffice(piece) && before.text.length > piece.text.length) {
      const below = saysDate(next) ? pieces[p + 2] : next;
      if (below && isProse(below)) piece.role = 'byline';
      return;
    }
    if (!isProse(next)) return;
    if (saysByline(piece)) {
      if (isTitled(before)) titled++;
      return;
    }
    const look = lookOf(piece);
    if (!look) return;
    if (isTitled(before) && before.text.length > piece.text.length) {
      piece.role = 'byline';
      titled++;
    } else if (isProse(before) && areNames(piece) && endsWithStop(before.text)) piece.role = 'byline';
    else if (isProse(before) && (look === 2 || opensDispatch(next.text, next.cjk))) lone.push(piece);
  });
  if (lone.length > titled) return;
  for (const piece of lone) piece.role = 'byline';
}
