/**
 * Dumps that tell an article in one line: title, date and paragraphs parted by a tab or by wide blanks. Told by the
 * dump's own habit: most of its text stands in such lines, parted by one and the same run of blanks.
 */
import type { Block, Layout, Marker } from './model.ts';
import { BLANK, classOf } from './script.ts';

/** A line shorter than this, in code units, tells no article. */
const SHORTEST = 80;
/** Of the text of a dump, the share that must stand in such lines. */
const MOST = 0.7;
/** Longest first part of such a line: its title, in code units. */
const TITLE = 140;

/** Runs of blanks inside `[start, end)` that can part it, as offsets. */
function gapsOf(text: string, start: number, end: number): [number, number][] {
  const gaps: [number, number][] = [];
  for (let i = start; i < end; i++) {
    if (classOf(text.charCodeAt(i)) !== BLANK) continue;
    let e = i;
    while (e < end && classOf(text.charCodeAt(e)) === BLANK) e++;
    if (e - i >= 2 || text.charCodeAt(i) === 9 || text.charCodeAt(i) === 0x3000) gaps.push([i, e]);
    i = e;
  }
  return gaps;
}

/** Parts the rows of a layout, if it is one of rows. Markers between the parts are blanks alone, so none are made. Generator: yields the share done. */
export function* readRows(text: string, layout: Layout): Generator<number, Layout> {
  const { blocks } = layout;
  const gaps: ([number, number][] | null)[] = [];
  const kinds = new Map<string, number>();
  let all = 0;
  let told = 0;
  let rows = 0;
  for (let k = 0; k < blocks.length; k++) {
    if (k % 4000 === 3999) yield (0.5 * k) / blocks.length;
    const b = blocks[k] as Block;
    all += b.end - b.start;
    const own = b.lines === 1 && !b.holes && b.end - b.start >= SHORTEST ? gapsOf(text, b.start, b.end) : [];
    const first = own[0];
    const isRow = own.length >= 2 && first !== undefined && first[0] - b.start <= TITLE;
    gaps.push(isRow ? own : null);
    if (!isRow) continue;
    rows++;
    told += b.end - b.start;
    for (const [a, e] of own) {
      const kind = text.slice(a, e);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
  }
  if (rows < 3 || told < MOST * all) return layout;
  const [kind, count] = [...kinds].sort((x, y) => y[1] - x[1])[0] as [string, number];
  if (count < 2 * rows) return layout;
  const out: Block[] = [];
  const markers: Marker[] = [];
  const starts: number[] = [];
  // Numbers that count the rows up are the list's, not the titles'.
  let counted = 0;
  blocks.forEach((b, k) => {
    const number = gaps[k] ? /^\d{1,3}(?=[.、)\s])/u.exec(text.slice(b.start, b.start + 4)) : null;
    if (number && Number(number[0]) === counted + 1) counted++;
  });
  const numbered = counted >= 3 && counted >= 0.8 * rows;
  for (let k = 0; k < blocks.length; k++) {
    if (k % 4000 === 3999) yield k / blocks.length;
    const b = blocks[k] as Block;
    starts.push(out.length);
    const own = gaps[k];
    if (!own) {
      out.push(b);
      continue;
    }
    let from = b.start;
    const number = numbered ? /^\d{1,3}[.、)]?\s*/u.exec(text.slice(b.start, b.start + 8)) : null;
    if (number) {
      markers.push({ start: from, end: from + number[0].trimEnd().length, alone: false, before: out.length });
      from += number[0].length;
    }
    let parts = 0;
    for (const [a, e] of [...own, [b.end, b.end] as const]) {
      if (a < b.end && text.slice(a, e) !== kind) continue;
      if (a <= from) {
        from = Math.max(from, e);
        continue;
      }
      const part: Block = { ...b, start: from, end: a, gap: parts ? 0 : b.gap, indent: false };
      if (parts) part.glued = true;
      else part.row = true;
      out.push(part);
      parts++;
      from = e;
    }
  }
  starts.push(out.length);
  const moved = layout.markers.map((m) => ({ ...m, before: starts[m.before] as number }));
  return { blocks: out, markers: [...moved, ...markers].sort((x, y) => x.start - y.start) };
}
