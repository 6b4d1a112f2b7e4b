import type { PieceColumns } from './columns.ts';

/** Which pieces the raw pane shows. */
export type RawFilter = (piece: number) => boolean;

/**
 * The rows of the raw pane: row `r` shows pieces `[first[r], last[r])`. A fold row stands for the repeated turns
 * of one loop, or for one copy.
 */
export interface Rows {
  readonly length: number;
  readonly first: Uint32Array;
  readonly last: Uint32Array;
  /** Number of the finding whose pieces a row folds, or -1 for an ordinary row. */
  readonly fold: Int32Array;
}

/** A marker (`## `, `■ `) of at most so many code units is drawn with the piece it stands before. */
const SHORT_MARKER = 12;
/** Marker and follower may be so many code units apart: a blank, or a line end. */
const MARKER_GAP = 2;

/**
 * Lays pieces out as rows. `foldOf[i]` is the number of the finding that folds piece `i` away, or -1; neighbours
 * folded by one finding become one row unless `unfolded` has it; null folds nothing. `marker` is the fate index of
 * markers.
 */
export function layRows(
  columns: PieceColumns,
  foldOf: Int32Array | null,
  marker: number,
  unfolded: ReadonlySet<number>,
  filter: RawFilter | null,
): Rows {
  const n = columns.length;
  const first = new Uint32Array(n);
  const last = new Uint32Array(n);
  const fold = new Int32Array(n);
  const folded = (piece: number): number => foldOf?.[piece] ?? -1;
  let rows = 0;
  let i = 0;
  while (i < n) {
    if (filter && !filter(i)) {
      i++;
      continue;
    }
    const by = folded(i);
    let end = i + 1;
    if (by >= 0 && !unfolded.has(by)) {
      while (end < n && (folded(end) === by || (columns.fates[end] === marker && folded(end + 1) === by)))
        end++;
      fold[rows] = by;
    } else {
      if (
        !filter &&
        columns.fates[i] === marker &&
        columns.ends[i]! - columns.starts[i]! <= SHORT_MARKER &&
        end < n &&
        columns.starts[end]! - columns.ends[i]! <= MARKER_GAP &&
        (folded(end) < 0 || unfolded.has(folded(end)))
      )
        end++;
      fold[rows] = -1;
    }
    first[rows] = i;
    last[rows] = end;
    rows++;
    i = end;
  }
  return {
    length: rows,
    first: first.slice(0, rows),
    last: last.slice(0, rows),
    fold: fold.slice(0, rows),
  };
}

/** The row that shows piece `piece`, or the nearest one before it. */
export function rowOf(rows: Rows, piece: number): number {
  let lo = 0;
  let hi = rows.length;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (rows.last[mid]! <= piece) lo = mid + 1;
    else hi = mid;
  }
  return Math.min(lo, Math.max(0, rows.length - 1));
}
