import { useMemo } from 'react';
import type { PieceColumns } from '../model/columns.ts';
import { fateIndex } from '../model/columns.ts';
import { type FindingBook, notePieces, type PieceNotes } from '../model/findings.ts';
import { Heights } from '../model/heights.ts';
import { layRows, type RawFilter, type Rows } from '../model/rows.ts';
import { type RawFilterName, useSession } from '../state/session.ts';

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

/** Several panes ask for the same notes: they are read once a version. */
let known: { columns: PieceColumns; book: FindingBook; notes: PieceNotes } | null = null;

function notesOf(columns: PieceColumns, book: FindingBook, version: string): PieceNotes {
  const same = known?.columns === columns && known.book === book ? known.notes : null;
  if (same?.version === version) return same;
  const notes = notePieces(columns, book, version, same);
  known = { columns, book, notes };
  return notes;
}

/** What findings say of the pieces of the open dump. */
export function usePieceNotes(): PieceNotes | null {
  const columns = useSession((s) => s.columns);
  // Columns and book change in place: their versions say when.
  const version = useSession((s) => `${s.shapeVersion}/${s.findingsVersion}`);
  const book = useSession((s) => s.book);
  return useMemo(() => (columns ? notesOf(columns, book, version) : null), [columns, book, version]);
}

/** The rows of the raw pane under the filter in force. */
export function useRows(notes: PieceNotes | null): Rows | null {
  const columns = useSession((s) => s.columns);
  const loopOf = notes?.loopOf;
  const loops = notes?.loops;
  const filter = useSession((s) => s.rawFilter);
  const unfolded = useSession((s) => s.unfolded);
  const articleId = useSession((s) => (s.rawFilter === 'article' ? s.articleId : null));
  // Under a filter any change of fate may add or take a row; without one only the notes say so.
  const filtered = useSession((s) => (s.rawFilter === 'all' ? 0 : s.piecesVersion));
  return useMemo(() => {
    if (!columns || !loopOf || !loops || filtered < 0) return null;
    const open = new Set<number>();
    loops.forEach((f, i) => {
      // Where only loops are shown there is nothing above to fold them into.
      if (filter === 'loop' || unfolded.has(f.id)) open.add(i);
    });
    return layRows(columns, loopOf, fateIndex('marker'), open, filterOf(filter, columns, articleId));
  }, [columns, loopOf, loops, filter, unfolded, articleId, filtered]);
}

const LINE = 23.6;
const PADDING = 15;
const FOLD = 36;

/** Heights as they are likely to be, from lengths alone. `width`: pixels a line has; `advance`: of a character. */
export function guessHeights(
  columns: PieceColumns,
  rows: Rows,
  width: number,
  advance: number,
  limit: number,
): Heights {
  const perLine = Math.max(6, width / advance);
  const out = new Float32Array(rows.length);
  for (let r = 0; r < rows.length; r++) {
    if (rows.fold[r]! >= 0) {
      out[r] = FOLD;
      continue;
    }
    const length = Math.min(limit, columns.ends[rows.last[r]! - 1]! - columns.starts[rows.first[r]!]!);
    out[r] = Math.max(1, Math.ceil(length / perLine)) * LINE + PADDING;
  }
  return new Heights(out);
}
