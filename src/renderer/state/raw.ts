import { fateIndex } from '../model/columns.ts';
import { rowOf } from '../model/rows.ts';
import { choosePiece, type RawFilterName, useSession } from './session.ts';
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

/** Shows only the pieces of a part of the ledger, at the first of them; asked again, all. */
export function showFate(filter: RawFilterName): void {
  const next = useSession.getState().rawFilter === filter ? 'all' : filter;
  useSession.setState({ rawFilter: next });
  if (next === 'all') return;
  // Once the rows have been laid: they follow from the filter.
  requestAnimationFrame(() => {
    const { rows, raw } = stage;
    if (!rows || !raw || rows.length === 0 || useSession.getState().rawFilter !== next) return;
    raw.scrollTo(0, 0, false);
    choosePiece(rows.last[0]! - 1, 'finding');
  });
}
