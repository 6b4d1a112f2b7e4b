import { match } from './match.ts';

export type EntryKind = 'command' | 'article' | 'dump' | 'text';

/** One thing the palette can bring. */
export interface Entry {
  /** Kind and id: the same thing keeps it. */
  readonly key: string;
  readonly kind: EntryKind;
  readonly label: string;
  /** Other words it goes by, e.g. its name in the other language; they match but are not shown. */
  readonly also?: string;
  /** Said beside it: the group of a command, the dump of an article. */
  readonly aside?: string;
  /** A line of text below, with the hit in it. */
  readonly excerpt?: string;
  readonly chord?: string;
  /** It is there, but there is nothing for it to do now. */
  readonly idle?: boolean;
  readonly run: () => void;
}

export interface Row {
  readonly entry: Entry;
  /** Characters that fit what was typed: of the excerpt where there is one, else of the label. */
  readonly at: readonly number[];
}

export interface Section {
  readonly kind: EntryKind | 'recent';
  readonly rows: readonly Row[];
  /** How many more would have fitted. */
  readonly more: number;
}

const SHOWN: Readonly<Record<EntryKind, number>> = { command: 8, article: 20, dump: 6, text: 20 };
const RECENT = 30;
/** Something that can't be done now stands behind what can. */
const IDLE = 60;
const NONE: readonly number[] = [];

/**
 * What fits the query, in sections, the section of the best first and text found behind them all. With an empty query:
 * what was used last, newest first, and all commands that can be run.
 */
export function arrange(query: string, entries: readonly Entry[], recent: readonly string[]): Section[] {
  const wanted = query.trim();
  if (wanted === '') return unasked(entries, recent);
  const age = new Map(recent.map((key, i) => [key, i]));
  const found = new Map<EntryKind, { row: Row; score: number }[]>();
  for (const entry of entries) {
    const fit = match(wanted, entry.label);
    const other = fit || !entry.also ? null : match(wanted, entry.also);
    const best = fit ?? other;
    if (!best) continue;
    const used = age.get(entry.key);
    const score =
      best.score + (used === undefined ? 0 : RECENT - used) - (entry.idle ? IDLE : 0) - (other ? 5 : 0);
    const rows = found.get(entry.kind) ?? [];
    rows.push({ row: { entry, at: fit?.at ?? NONE }, score });
    found.set(entry.kind, rows);
  }
  return [...found]
    .map(([kind, rows]) => {
      rows.sort((a, b) => b.score - a.score);
      const shown = rows.slice(0, SHOWN[kind]).map(({ row }) => row);
      return { kind, rows: shown, more: rows.length - shown.length, best: rows[0]!.score };
    })
    .sort((a, b) => b.best - a.best)
    .map(({ kind, rows, more }) => ({ kind, rows, more }));
}

function unasked(entries: readonly Entry[], recent: readonly string[]): Section[] {
  const by = new Map(entries.map((entry) => [entry.key, entry]));
  const used = recent.flatMap((key) => by.get(key) ?? []).filter((entry) => !entry.idle);
  const seen = new Set(used);
  const commands = entries.filter((entry) => entry.kind === 'command' && !entry.idle && !seen.has(entry));
  const section = (kind: Section['kind'], list: readonly Entry[]): Section => ({
    kind,
    rows: list.map((entry) => ({ entry, at: NONE })),
    more: 0,
  });
  return [section('recent', used), section('command', commands)].filter(({ rows }) => rows.length > 0);
}

/** How much of an excerpt is shown before what was found, in UTF-16 units. */
const BEFORE = 12;

/** An excerpt cut so that the first of the words stands near its beginning, and where in it the words stand. */
export function around(excerpt: string, query: string): { text: string; at: number[] } {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const places = (text: string): number[] => {
    const lower = text.toLowerCase();
    const at = new Set<number>();
    if (lower.length !== text.length) return [];
    for (const word of words)
      for (let i = lower.indexOf(word); i >= 0; i = lower.indexOf(word, i + word.length))
        for (let k = 0; k < word.length; k++) at.add(i + k);
    return [...at].sort((a, b) => a - b);
  };
  const first = places(excerpt)[0] ?? 0;
  const text = first > BEFORE * 2 ? `…${excerpt.slice(first - BEFORE)}` : excerpt;
  return { text, at: places(text) };
}

/** Puts a key in front of those used before, within the length that settings hold. */
export function remembered(recent: readonly string[], key: string): string[] {
  return [key, ...recent.filter((other) => other !== key)].slice(0, 8);
}
