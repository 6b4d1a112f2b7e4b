import { useMemo } from 'react';
import type { PieceColumns } from '../../model/columns.ts';
import { fateIndex } from '../../model/columns.ts';
import { Heights } from '../../model/heights.ts';
import { layRows, type RawFilter, type Rows } from '../../model/rows.ts';
import { type RawFilterName, useSession } from '../../state/session.ts';

/** Which pieces a filter of the raw pane lets through; null for all. */
function filterOf(name: RawFilterName, columns: PieceColumns, articleId: string | null): RawFilter | null {
  const { fates, articles } = columns;
  switch (name) {
    case 'all':
      return null;
    case 'article': {
      const at = articleId === null ? -2 : columns.articleIds.indexOf(articleId);
      return (i) => articles[i] === at;
    }
    case 'copies': {
      const a = fateIndex('duplicate');
      const b = fateIndex('near-duplicate');
      return (i) => fates[i] === a || fates[i] === b;
    }
    case 'unplaced':
    case 'loop':
    case 'chrome':
    case 'marker':
    case 'kept':
    case 'edited':
    case 'removed': {
      const fate = fateIndex(name);
      return (i) => fates[i] === fate;
    }
  }
}

/** The rows of the raw pane under the filter in force. */
export function useRows(): Rows | null {
  const columns = useSession((s) => s.columns);
  const notes = useSession((s) => s.notes);
  // Columns and notes change in place: their versions say when.
  const folds = useSession((s) => s.notes?.folds ?? 0);
  const shape = useSession((s) => s.shapeVersion);
  const filter = useSession((s) => s.rawFilter);
  const unfolded = useSession((s) => s.unfolded);
  const articleId = useSession((s) => (s.rawFilter === 'article' ? s.articleId : null));
  // Under a filter any change of fate may add or take a row; without one only the notes say so.
  const filtered = useSession((s) => (s.rawFilter === 'all' ? 0 : s.piecesVersion));
  return useMemo(() => {
    if (!columns || !notes || folds < 0 || shape < 0 || filtered < 0) return null;
    const open = new Set<number>();
    for (const id of unfolded) open.add(notes.numberOf(id));
    // Where only some pieces are shown there is nothing above to fold them into.
    const foldOf = filter === 'all' || filter === 'article' ? notes.foldOf : null;
    return layRows(columns, foldOf, fateIndex('marker'), open, filterOf(filter, columns, articleId));
  }, [columns, notes, folds, shape, filter, unfolded, articleId, filtered]);
}

/** Pixels a line takes for each of the text's size; `.raw-row` says the same. */
const LINE = 1.75;
const PADDING = 15;
const FOLD = 36;

/** Heights as they are likely to be, from lengths alone. `width`: pixels a line has; `advance`: of a character. */
export function guessHeights(
  columns: PieceColumns,
  rows: Rows,
  width: number,
  advance: number,
  limit: number,
  size: number,
): Heights {
  const perLine = Math.max(6, width / advance);
  const out = new Float32Array(rows.length);
  for (let r = 0; r < rows.length; r++) {
    if (rows.fold[r]! >= 0) {
      out[r] = FOLD;
      continue;
    }
    const length = Math.min(limit, columns.ends[rows.last[r]! - 1]! - columns.starts[rows.first[r]!]!);
    out[r] = Math.max(1, Math.ceil(length / perLine)) * size * LINE + PADDING;
  }
  return new Heights(out);
}
