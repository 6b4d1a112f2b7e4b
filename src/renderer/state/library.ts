import { create } from 'zustand';
import type { ArticleRow, ArticleStatus, ArticleView } from '../../shared/model/articles.ts';
import type { DumpView } from '../../shared/model/dumps.ts';
import { client } from '../client.ts';
import { tellError } from './notices.ts';

interface LibraryState {
  loaded: boolean;
  dumps: readonly DumpView[];
  /** Articles by dump, in reading order; absent until the dump is unfolded. */
  rows: Readonly<Record<string, readonly ArticleRow[]>>;
  unfolded: ReadonlySet<string>;
  status: ArticleStatus | null;
  query: string;
}

/** Dumps and their articles as the library lists them. */
export const useLibrary = create<LibraryState>(() => ({
  loaded: false,
  dumps: [],
  rows: {},
  unfolded: new Set(),
  status: null,
  query: '',
}));

export async function loadDumps(): Promise<void> {
  const dumps = await client.dumps.list({});
  useLibrary.setState({ dumps, loaded: true });
}

/** Reads one dump's line again. */
export async function refreshDump(dumpId: string): Promise<void> {
  putDump(await client.dumps.get({ dumpId }));
}

export function putDump(dump: DumpView): void {
  useLibrary.setState(({ dumps }) => ({
    dumps: dumps.some((d) => d.id === dump.id)
      ? dumps.map((d) => (d.id === dump.id ? dump : d))
      : [dump, ...dumps],
  }));
}

export function forgetDump(dumpId: string): void {
  useLibrary.setState(({ dumps, rows }) => {
    const { [dumpId]: _gone, ...rest } = rows;
    return { dumps: dumps.filter((d) => d.id !== dumpId), rows: rest };
  });
}

export async function loadRows(dumpId: string): Promise<readonly ArticleRow[]> {
  const rows = await client.articles.list({ dumpId });
  useLibrary.setState((state) => ({ rows: { ...state.rows, [dumpId]: rows } }));
  return rows;
}

export function unfoldDump(dumpId: string, open: boolean): void {
  useLibrary.setState(({ unfolded }) => {
    const next = new Set(unfolded);
    if (open) next.add(dumpId);
    else next.delete(dumpId);
    return { unfolded: next };
  });
  if (open && !useLibrary.getState().rows[dumpId])
    loadRows(dumpId).catch((error: unknown) => tellError(error));
}

/** Takes over what a mutation says of articles: rows changed, new and gone; the dump's counts follow from them. */
export function mergeRows(dumpId: string, views: readonly ArticleView[], removed: readonly string[]): void {
  const { rows } = useLibrary.getState();
  const before = rows[dumpId];
  if (!before || (views.length === 0 && removed.length === 0)) return;
  const next = inPlace(before, views, removed) ?? merged(before, views, removed);
  useLibrary.setState((state) => ({ rows: { ...state.rows, [dumpId]: next } }));
  recount(dumpId, next);
}

/** The rows with some of them changed; null where any is new, gone or elsewhere in the order. */
function inPlace(
  before: readonly ArticleRow[],
  views: readonly ArticleView[],
  removed: readonly string[],
): ArticleRow[] | null {
  if (removed.length > 0 || views.length > 8) return null;
  const next = [...before];
  for (const view of views) {
    const at = before.findIndex((r) => r.id === view.id);
    if (at < 0 || before[at]!.ordinal !== view.ordinal) return null;
    next[at] = rowOf(view);
  }
  return next;
}

function merged(
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

function recount(dumpId: string, rows: readonly ArticleRow[]): void {
  const by = { new: 0, review: 0, approved: 0, validated: 0, exported: 0 };
  for (const row of rows) by[row.status]++;
  useLibrary.setState(({ dumps }) => ({
    dumps: dumps.map((d) =>
      d.id === dumpId ? { ...d, counts: { ...d.counts, ...by, articles: rows.length } } : d,
    ),
  }));
}

/** How many findings of a dump are open, told by whoever knows. */
export function setOpenCount(dumpId: string, open: number): void {
  useLibrary.setState(({ dumps }) => ({
    dumps: dumps.map((d) =>
      d.id === dumpId && d.counts.open !== open ? { ...d, counts: { ...d.counts, open } } : d,
    ),
  }));
}

function rowOf(view: ArticleView): ArticleRow {
  const { id, dumpId, ordinal, title, lead, status, validated, revision, open, updatedAt } = view;
  return { id, dumpId, ordinal, title, lead, status, validated, revision, open, updatedAt };
}
