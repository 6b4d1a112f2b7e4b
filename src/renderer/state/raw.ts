import { fateIndex } from '../model/columns.ts';
import { rowOf } from '../model/rows.ts';
import { choosePiece, useSession } from './session.ts';
import { stage } from './stage.ts';

/**
 * Chooses the next or previous piece of the raw pane's filter; both sides come to it. Where all pieces are shown
 * it steps through those that wait for a place.
 */
export function stepRaw(by: 1 | -1): void {
  const { columns, chosen, rawFilter } = useSession.getState();
  const { raw, rows } = stage;
  if (!columns || !raw || !rows || rows.length === 0) return;
  const from = chosen >= 0 ? rowOf(rows, chosen) : raw.at(0).row - by;
  const loose = fateIndex('unplaced');
  const wanted = (row: number): boolean =>
    rawFilter !== 'all' || columns.fates[rows.last[row]! - 1] === loose;
  for (let row = from + by; row >= 0 && row < rows.length; row += by) {
    if (!wanted(row)) continue;
    choosePiece(rows.last[row]! - 1, 'finding');
    return;
  }
}
