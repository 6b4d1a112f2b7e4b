/**
 * Dumps that tell an article in one line: title, date and paragraphs parted by a tab, by wide blanks, by a bar or dash
 * between blanks, or by commas between quotes. Told by the
 * dump's own habit: most of its text stands in such lines, parted by one and the same run of blanks.
 */
import type { Block, Layout, Marker } from '../base/model.ts';
import { BLANK, classOf } from '../base/script.ts';

/** A line shorter than this, in code units, tells no article. */
const SHORTEST = 80;
/** Of the text of a dump, the share that must stand in such lines. */
const MOST = 0.7;
/** Longest first part of such a line: its title, in code units. */
const TITLE = 140;

/** What parts a line with ink: a bar or dash between blanks, a comma between quotes. */
const INKED = /\s[|｜—–]{1,2}\s|"\s?,\s?"/gu;

/**
 * What can part `[start, end)`, as offsets: runs of blanks, or what parts with ink where the line has it. Of a line
 * with none where the title of a row ends, none at all.
 */
function gapsOf(text: string, start: number, end: number): [number, number][] {
  const gaps: [number, number][] = [];
  // Only what stands before the text proper parts it: dashes and bars stand in sentences, too.
  let from = start;
  for (const hit of text.slice(start, end).matchAll(INKED)) {
    if (start + hit.index - from > TITLE) break;
    from = start + hit.index + hit[0].length;
    gaps.push([start + hit.index, from]);
  }
  if (gaps.length >= 2) return gaps;
  gaps.length = 0;
  for (let i = start; i < end; i++) {
    if (!gaps.length && i - start > TITLE) break;
    if (classOf(text.charCodeAt(i)) !== BLANK) continue;
    let e = i;
    while (e < end && classOf(text.charCodeAt(e)) === BLANK) e++;
    if (e - i >= 2 || text.charCodeAt(i) === 9 || text.charCodeAt(i) === 0x3000) gaps.push([i, e]);
    i = e;
  }
  return gaps;
}

/** The span of what is no blank in `[start, end)`. */
function inkOf(text: string, start: number, end: number): { start: number; end: number } {
  let [a, e] = [start, end];
  while (a < e && classOf(text.charCodeAt(a)) === BLANK) a++;
  while (e > a && classOf(text.charCodeAt(e - 1)) === BLANK) e--;
  return { start: a, end: e };
}

/** Parts the rows of a layout, if it is one of rows. Blanks between the parts need no markers. Generator: yields the share done. */
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
  const cutsOf = (own: readonly [number, number][]) => own.filter(([a, e]) => text.slice(a, e) === kind);
  const inked = kind.trim() !== '';
  // With ink between them all rows have as many parts: what is more stands in a sentence.
  let least = Number.POSITIVE_INFINITY;
  if (inked) for (const own of gaps) if (own) least = Math.min(least, cutsOf(own).length);
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
    let end = b.end;
    if (kind.includes('"')) {
      // The quotes at the ends of a row are its own.
      if (text.charAt(from) === '"')
        markers.push({ start: from, end: ++from, alone: false, before: out.length });
      if (end - from > 2 && text.charAt(end - 1) === '"')
        markers.push({ start: --end, end: end + 1, alone: false, before: out.length });
    }
    for (const [a, e] of [...cutsOf(own).slice(0, least), [end, end] as const]) {
      if (inked && a < end) markers.push({ ...inkOf(text, a, e), alone: false, before: out.length });
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
