import { create } from 'zustand';
import type { ArticleRow, ArticleStatus, ArticleView } from '../../shared/model/articles.ts';
import type { DumpView } from '../../shared/model/dumps.ts';
import { client } from '../client.ts';
import { mergedRows } from '../model/article-rows.ts';
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
export async function refreshDump(dumpId: string): Promise<DumpView> {
  const dump = await client.dumps.get({ dumpId });
  putDump(dump);
  return dump;
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
  const before = useLibrary.getState().rows[dumpId];
  if (!before) return;
  const next = mergedRows(before, views, removed);
  if (next === before) return;
  useLibrary.setState((state) => ({ rows: { ...state.rows, [dumpId]: next } }));
  recount(dumpId, next);
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
  useLibrary.setState((state) => {
    const known = state.dumps.find((d) => d.id === dumpId);
    if (!known || known.counts.open === open) return state;
    const now = { ...known, counts: { ...known.counts, open } };
    return { dumps: state.dumps.map((d) => (d === known ? now : d)) };
  });
}
