import type { ArticleRow, ArticleView } from '../../shared/model/articles.ts';

/** The articles of one dump as the library lists them, in reading order. */

/** Up to so many changes are made one by one. */
const FEW = 8;

/**
 * The rows after a mutation that told of `views` and took the articles `removed` away; the same list where no row
 * shows anything else: every save of a draft comes here, and a dump may have ten thousand rows.
 */
export function mergedRows(
  before: readonly ArticleRow[],
  views: readonly ArticleView[],
  removed: readonly string[],
): readonly ArticleRow[] {
  return inPlace(before, views, removed) ?? anew(before, views, removed);
}

/** The rows with some of them changed, the same list if none is; null where any is new, gone or elsewhere in the order. */
function inPlace(
  before: readonly ArticleRow[],
  views: readonly ArticleView[],
  removed: readonly string[],
): readonly ArticleRow[] | null {
  if (removed.length > 0 || views.length > FEW) return null;
  let next: ArticleRow[] | null = null;
  for (const view of views) {
    const at = placeOf(before, view);
    if (at < 0) return null;
    if (looksLike(before[at]!, view)) continue;
    next ??= [...before];
    next[at] = rowOf(view);
  }
  return next ?? before;
}

/** Index of an article's row at its place in the order, or -1. */
function placeOf(rows: readonly ArticleRow[], { id, ordinal }: ArticleView): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (rows[mid]!.ordinal < ordinal) low = mid + 1;
    else high = mid;
  }
  return rows[low]?.id === id ? low : -1;
}

/** Whether a row shows what an article is now. */
function looksLike(row: ArticleRow, view: ArticleView): boolean {
  return (
    row.title === view.title &&
    row.lead === view.lead &&
    row.status === view.status &&
    row.validated === view.validated &&
    row.open === view.open
  );
}

function anew(
  before: readonly ArticleRow[],
  views: readonly ArticleView[],
  removed: readonly string[],
): ArticleRow[] {
  const gone = new Set(removed);
  const fresh = new Map(views.map((v) => [v.id, rowOf(v)]));
  const next = before.filter((r) => !gone.has(r.id)).map((r) => fresh.get(r.id) ?? r);
  const had = new Set(before.map((r) => r.id));
  const added = [...fresh.values()].filter((r) => !had.has(r.id));
  const moved = before.some((r) => fresh.has(r.id) && fresh.get(r.id)?.ordinal !== r.ordinal);
  next.push(...added);
  if (added.length > 0 || moved) next.sort((a, b) => a.ordinal - b.ordinal);
  return next;
}

function rowOf(view: ArticleView): ArticleRow {
  const { id, dumpId, ordinal, title, lead, status, validated, revision, open, updatedAt } = view;
  return { id, dumpId, ordinal, title, lead, status, validated, revision, open, updatedAt };
}
