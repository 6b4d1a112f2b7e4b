/**
 * Columns: whether the lines of a stretch were broken at one width, and which of them go on in the next. A set page fills
 * each line of a paragraph but its last; letters are not all as wide as each other and marks hang over, so a line is as
 * good as full long before its characters are counted out.
 */
import { BLANK, CLOSE, cellsOf, classOf, INNER, STOP } from '../base/script.ts';

/** A line of the dump, trimmed; `gap` counts the blank lines before it. */
export interface Line {
  start: number;
  end: number;
  gap: number;
  indent: boolean;
  /** Width in cells and in code units, capped: only narrow lines can be wrapped ones. */
  cells: number;
  units: number;
}

/**
 * A column: how wide, and what is counted. Set pages fill cells; text cut by a program counts characters,
 * whatever their width.
 */
export interface Column {
  width: number;
  by: 'cells' | 'units';
  /** Whether its lines tell sentences: those of a list of headlines do not. */
  told: boolean;
}

export const NONE: Column = { width: 0, by: 'cells', told: false };

/** No page sets lines wider than this many cells; wider ones are whole paragraphs. */
export const WIDEST = 140;
/** Narrower than this, equal lengths are lists and verse, not a column. */
const NARROWEST = { cells: 18, units: 14 };

/** Pairs of lines between two yields. */
const TURN = 50_000;

function endsInStop(text: string, end: number): boolean {
  let i = end - 1;
  while (i >= 0 && classOf(text.charCodeAt(i)) & CLOSE) i--;
  return i >= 0 && (classOf(text.charCodeAt(i)) & STOP) !== 0;
}

/** Room the first word of a line would have needed on the line before it. */
function firstWord(text: string, line: Line, by: Column['by']): number {
  let room = 0;
  for (let i = line.start; i < line.end; i++) {
    const code = text.charCodeAt(i);
    if (classOf(code) === BLANK) break;
    room += by === 'cells' ? cellsOf(code) : 1;
    // In scripts without spaces a line can end after any character; closing marks hang on to the one before.
    if (cellsOf(code) === 2) {
      if (!(classOf(text.charCodeAt(i + 1)) & (CLOSE | INNER | STOP))) break;
    }
    if (room > WIDEST) break;
  }
  return room;
}

/** Whether `line` has no room for the first word of `next` in the column. */
export function isFull(text: string, line: Line, next: Line, { width, by }: Column): boolean {
  const space = cellsOf(text.charCodeAt(line.end - 1)) === 2 ? 0 : 1;
  const size = line[by];
  // What goes on is set in the same column.
  return width - size - space < firstWord(text, next, by) && size <= width + 4 && next[by] <= width + 4;
}

/** Share of the column that a line must fill to be one of a paragraph's, whatever letters it is set of. */
const SET = 0.6;
/** The same of one that may as well close a paragraph, or stand by itself. */
const NEAR = { latin: 0.8, cjk: 0.75 };
/** Words and marks after which no line of a text ends but for want of room. */
const LEANS =
  /(?:[,;]|\p{L}-|(?:^|\s)(?:an?|the|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|is|are|was|were|be|has|have|had|will|would|as|its|his|her|their|said|than|into|mr\.|mrs\.|dr\.))$/iu;
/** Marks that stand inside a sentence: a title of the same width has none. */
const INSIDE = /[，、；：,;:]/u;

/** What is known of the place where two lines meet. */
export interface Joint {
  /** A line before the first is of the same paragraph. */
  inside?: boolean;
  /** The dump sets its paragraphs apart by more than a line's end. */
  apart?: boolean;
}

/**
 * Whether `line` goes on in `next` though there seems room left. It has no stop, and what follows could not begin a
 * paragraph, or the line could not end one; where paragraphs are set apart, it only has to be long.
 */
export function isOpen(
  text: string,
  line: Line,
  next: Line,
  { width, by, told }: Column,
  { inside = false, apart = false }: Joint = {},
): boolean {
  const size = line[by];
  if (!told || size < SET * width || size > width + 4 || next[by] > width + 4) return false;
  const last = text.charCodeAt(line.end - 1);
  const first = text.charCodeAt(next.start);
  const cjk = last >= 0x2e80 || first >= 0x2e80;
  const long = size >= (cjk ? NEAR.cjk : NEAR.latin) * width;
  // A title may be as long as the lines under it: only a line of running text is known by its marks.
  const runs = inside || INSIDE.test(text.slice(line.start, line.end)) || endsInStop(text, line.end);
  if (apart && long && runs) return true;
  if (endsInStop(text, line.end)) return false;
  if (inside && long) return true;
  if (cjk) return long && (INSIDE.test(text.slice(line.start, line.end)) || (classOf(first) & INNER) !== 0);
  if (first >= 0x61 && first <= 0x7a) return true;
  return LEANS.test(text.slice(Math.max(line.start, line.end - 12), line.end));
}

/** Whether `lines` of Latin letters each begin with a capital, as the lines of a stanza do. */
export function isVerse(text: string, lines: readonly Line[]): boolean {
  return (
    lines.length >= 3 &&
    lines.every((line) => /^[“"'‘(]?\p{Lu}/u.test(text.slice(line.start, line.start + 3)))
  );
}

/** Short lines with a stop that are looked at, at least, and the share of them that must tell. */
const HABIT = { least: 4, share: 0.9 };

/**
 * Whether paragraphs in `lines` are set apart, by a blank line or a first line set in: told by what follows the lines that
 * surely close one, short ones with a stop.
 */
export function setsApart(text: string, lines: readonly Line[], { width, by }: Column): boolean {
  if (!width) return false;
  let closing = 0;
  let apart = 0;
  for (let k = 0; k + 1 < lines.length; k++) {
    const line = lines[k] as Line;
    if (line[by] >= SET * width || !endsInStop(text, line.end)) continue;
    closing++;
    const next = lines[k + 1] as Line;
    if (next.gap > 0 || next.indent) apart++;
  }
  return closing >= HABIT.least && apart >= HABIT.share * closing;
}

/** Shares of lines that may be wider than the column: heads of a page and titles over several columns. */
const WIDER = [0.04, 0.12, 0.2];

/** How many of `lines[from, to)` that another line follows are how wide, and how many there are. */
function countWidths(
  lines: readonly Line[],
  from: number,
  to: number,
  by: Column['by'],
): { counts: Uint32Array; all: number } {
  const counts = new Uint32Array(WIDEST + 16);
  let all = 0;
  for (let k = from; k + 1 < to; k++) {
    if ((lines[k + 1] as Line).gap !== 0) continue;
    const width = Math.min(counts.length - 1, (lines[k] as Line)[by]);
    counts[width] = (counts[width] as number) + 1;
    all++;
  }
  return { counts, all };
}

/** The width that all but a share of the lines do not exceed. */
function widthBelow({ counts, all }: { counts: Uint32Array; all: number }, share: number): number {
  let left = Math.floor((all - 1) * (1 - share));
  let width = 0;
  while (width < counts.length - 1 && left >= (counts[width] as number)) left -= counts[width++] as number;
  return width;
}

/** Share of the lines that must be full, where they tell sentences and where they do not. */
const FULL = { told: 0.55, other: 0.8 };
/** A sentence's end, and the share of lines in which one must stand. */
const SENTENCE = /[。！？]|[.!?](?:["”’)]|\s|$)/u;
const SENTENCES = 0.12;
/** Share of the lines taken for full that must be so to the letter. */
const STRICT = 0.3;

/**
 * The column that `lines[from, to)` look broken at, in a dump that as a whole looks broken at `within`; its width is 0 if
 * they do not. Generator: yields every so many pairs of lines.
 */
export function* findColumn(
  text: string,
  lines: readonly Line[],
  from: number,
  to: number,
  within?: Column,
): Generator<void, Column> {
  let best = NONE;
  let sentences = 0;
  for (let k = from; k < to; k++) {
    const { start, end } = lines[k] as Line;
    if (SENTENCE.test(text.slice(start, Math.min(end, start + WIDEST)))) sentences++;
    if (k % TURN === TURN - 1) yield;
  }
  // A stretch is as good as the dump it stands in, if it tells a sentence at all.
  const told = sentences >= (within?.told ? 1 : SENTENCES * (to - from));
  let bestShare = told || within?.told ? FULL.told : FULL.other;
  for (const by of ['cells', 'units'] as const) {
    const widths = countWidths(lines, from, to, by);
    if (widths.all === 0) return NONE;
    let last = 0;
    for (const wider of WIDER) {
      const width = widthBelow(widths, wider);
      if (width === last || width > WIDEST - 2 || width < NARROWEST[by]) continue;
      last = width;
      let full = 0;
      let stops = 0;
      let pairs = 0;
      let opened = 0;
      let open = 0;
      for (let k = from; k + 1 < to; k++) {
        if (k % TURN === TURN - 1) yield;
        const line = lines[k] as Line;
        const next = lines[k + 1] as Line;
        if (next.gap > 0) continue;
        pairs++;
        const isSet = isFull(text, line, next, { width, by, told });
        if (!isSet && isOpen(text, line, next, { width, by, told })) open++;
        else if (!isSet) {
          // The line above one that is set in closes its paragraph: it may end anywhere.
          if (next.indent && line[by] <= width + 4) opened++;
          continue;
        }
        full++;
        if (endsInStop(text, line.end)) stops++;
      }
      // Lines that mostly end in a stop are sentences or verse set line by line, whatever their length.
      if (full < bestShare * (pairs - opened) || full < 0.25 * pairs || stops > 0.4 * full) continue;
      // Headlines that are told in phrases are open, too, but hardly one of them is full.
      if (full - open < STRICT * full) continue;
      bestShare = full / (pairs - opened) + 0.001;
      best = { width, by, told };
    }
  }
  return best;
}
