import type { PieceColumns } from './columns.ts';

/** Which pieces the raw pane shows. */
export type RawFilter = (piece: number) => boolean;

/**
 * The rows of the raw pane: row `r` shows pieces `[first[r], last[r])`. A fold row stands for the repeated turns
 * of one loop.
 */
export interface Rows {
  readonly length: number;
  readonly first: Uint32Array;
  readonly last: Uint32Array;
  /** Number of the loop finding a row folds, or -1 for an ordinary row. */
  readonly fold: Int32Array;
}

/** A marker (`## `, `■ `) of at most so many code units is drawn with the piece it stands before. */
const SHORT_MARKER = 12;
/** Marker and follower may be so many code units apart: a blank, or a line end. */
const MARKER_GAP = 2;

/**
 * Lays pieces out as rows. `loopOf[i]` is the number of the loop finding that dropped piece `i`, or -1;
 * neighbours of one loop become one fold row unless `unfolded` has it. `marker` is the fate index of markers.
 */
export function layRows(
  columns: PieceColumns,
  loopOf: Int32Array,
  marker: number,
  unfolded: ReadonlySet<number>,
  filter: RawFilter | null,
): Rows {
  const n = columns.length;
  const first = new Uint32Array(n);
  const last = new Uint32Array(n);
  const fold = new Int32Array(n);
  let rows = 0;
  let i = 0;
  while (i < n) {
    if (filter && !filter(i)) {
      i++;
      continue;
    }
    const loop = loopOf[i]!;
    let end = i + 1;
    if (loop >= 0 && !unfolded.has(loop)) {
      while (end < n && (loopOf[end] === loop || (columns.fates[end] === marker && loopOf[end + 1] === loop)))
        end++;
      fold[rows] = loop;
    } else {
      if (
        !filter &&
        columns.fates[i] === marker &&
        columns.ends[i]! - columns.starts[i]! <= SHORT_MARKER &&
        end < n &&
        columns.starts[end]! - columns.ends[i]! <= MARKER_GAP &&
        (loopOf[end]! < 0 || unfolded.has(loopOf[end]!))
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
