import type { Evidence } from '../../shared/plan.ts';
import type { Span } from '../../shared/span.ts';
import { notFound } from '../errors.ts';
import { type Library, plannedDump } from '../library.ts';
import { type FindingRecord, inkOfFindings, listFindings } from '../store/findings.ts';
import { parse } from '../store/handle.ts';

/** Of each span so many code units are searched: a finding may speak of half a dump. */
const SEARCHED = 4_000;
/** Of each finding so many spans are searched. */
const SPANS = 64;

/** Every text a finding shows: its own, what stays in its place, and its other readings. */
function shownSpans(row: FindingRecord): Span[] {
  const evidence = parse<Evidence>(row.evidence);
  const own = parse<Span[]>(row.spans).slice(0, SPANS);
  switch (evidence.kind) {
    case 'duplicate':
    case 'near-duplicate':
      return [...own, ...evidence.twin.slice(0, SPANS)];
    case 'loop':
      return [...own, ...evidence.first.slice(0, SPANS)];
    case 'join':
    case 'torn':
      return [...own, ...evidence.rivals.map((r) => r.span)];
    case 'split':
    case 'chrome':
    case 'field':
    case 'stray':
      return own;
  }
}

/** Ids of the findings that speak of `query`, case and line ends aside, in reading order. */
export function searchFindings(library: Library, dumpId: string, query: string): string[] {
  const { plan } = plannedDump(library, dumpId);
  const wanted = plain(query).trim();
  if (wanted === '') return [];
  const rows = listFindings(library.store, { plan, order: 'reading' }, 0, Number.MAX_SAFE_INTEGER);
  return rows.filter((row) => speaksOf(library, dumpId, row, wanted)).map((row) => row.id);
}

/** Whether a finding shows words that `plain` has made. */
export function speaksOf(library: Library, dumpId: string, row: FindingRecord, wanted: string): boolean {
  return shownSpans(row).some(([start, end]) =>
    plain(library.texts.slice(dumpId, start, Math.min(end, start + SEARCHED))).includes(wanted),
  );
}

/** A text as it is searched: a line end inside a Chinese sentence parts no word. */
export function plain(text: string): string {
  const low = text.toLowerCase();
  if (!/\s/u.test(low)) return low;
  return low.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').replace(/\s+/gu, ' ');
}

/** Ink of the pieces each finding would take out or bring back, in the order of `ids`. */
export function weighFindings(library: Library, dumpId: string, ids: readonly string[]): number[] {
  const { plan } = plannedDump(library, dumpId);
  const ink = inkOfFindings(library.store, plan, ids);
  return ids.map((id) => {
    const own = ink.get(id);
    if (own === undefined) throw notFound('finding', id);
    return own;
  });
}
