import { furnitureKey } from '../../shared/furniture.ts';
import { refused } from '../errors.ts';
import { editorOf } from '../library.ts';
import { sql } from '../store/handle.ts';
import { idOfPiece, type PieceRecord } from '../store/pieces.ts';
import { getRule } from '../store/rules.ts';
import type { Desk } from './desk.ts';

/** Furniture that is the same line: told by the key the engine knows furniture by. */

/** Ink by which two lines of one key may differ: their marks and blanks are not in it. */
const SLACK = 16;
const SHOWN = 200;

/** The given pieces with all others of the dump that say the same, in raw order. */
export function alikePieces(desk: Desk, chosen: readonly PieceRecord[]): PieceRecord[] {
  const found = new Map(chosen.map((piece) => [idOfPiece(piece), piece]));
  for (const piece of chosen) {
    const key = furnitureKey(desk.rawOf(idOfPiece(piece)));
    if (key === '') continue;
    const near = sql<PieceRecord>(
      desk.store,
      'SELECT * FROM pieces WHERE plan = ? AND ink BETWEEN ? AND ? ORDER BY "start"',
    ).all(desk.plan, piece.ink - SLACK, piece.ink + SLACK);
    for (const other of near)
      if (furnitureKey(desk.rawOf(idOfPiece(other))) === key) found.set(idOfPiece(other), other);
  }
  return [...found.values()].toSorted((a, b) => a.start - b.start);
}

/** From now on such a line is furniture in every dump that is read. */
export function layRule(desk: Desk, piece: PieceRecord): void {
  const text = desk.rawOf(idOfPiece(piece)).trim();
  const key = furnitureKey(text);
  if (key === '') throw refused('no-rule', 'This line has no letters to know it by.');
  // One laid before is lifted first, so that taking this back brings that one back.
  const before = getRule(desk.store, key);
  if (before) desk.rule({ rule: before, set: false });
  desk.rule({
    rule: {
      key,
      kind: 'always',
      text: text.slice(0, SHOWN).toWellFormed(),
      who: editorOf(desk.library),
      at: desk.library.clock(),
    },
    set: true,
  });
}
