/**
 * Lines to blocks. A dump's lines are paragraphs, or paragraphs broken at a column's width; the second kind is
 * found by its look (every line but a paragraph's last is as long as the line can be) and undone.
 */

import type { Block, Layout, Marker } from '../base/model.ts';
import { BLANK, CLOSE, cellsOf, classOf, LETTER, OPEN, STOP } from '../base/script.ts';
import { isByline, isNamesOnly } from '../look/bylines.ts';
import { isPageLine, isSureFurniture } from '../look/furniture.ts';
import { isCapitals, isDateLine } from '../look/look.ts';
import {
  type Column,
  findColumn,
  isFull,
  isOpen,
  isVerse,
  type Line,
  NONE,
  setsApart,
  WIDEST,
} from './columns.ts';

/** Code units between two yields. */
const TURN = 1 << 19;

/** Lines of a dump without their white space. Generator: yields the share done. */
function* linesOf(text: string): Generator<number, Line[]> {
  const lines: Line[] = [];
  let gap = 0;
  let i = 0;
  let due = TURN;
  while (i < text.length) {
    let e = i;
    let first = -1;
    let last = -1;
    let cells = 0;
    for (; e < text.length; e++) {
      const code = text.charCodeAt(e);
      if (code === 10 || code === 13) break;
      if (classOf(code) !== BLANK) {
        if (first < 0) first = e;
        last = e;
      }
      if (first >= 0 && cells <= WIDEST) cells += cellsOf(code);
      if (e >= due) {
        due = e + TURN;
        yield e / text.length;
      }
    }
    if (first >= 0) {
      const lead = text.slice(i, Math.min(first, i + 9));
      const indent = lead.startsWith('\u3000') || lead.includes('\t') || first - i >= 2;
      // A first line set in is as wide as the others; one set in further stands in the middle of the column.
      const room = lead.length <= 8 && !lead.includes('\t') ? lead.length : 0;
      lines.push({
        start: first,
        end: last + 1,
        gap,
        indent,
        cells: cells + (lead.startsWith('\u3000') ? 2 : 1) * room,
        units: Math.min(last + 1 - first + room, WIDEST),
      });
      gap = 0;
    } else gap++;
    // "\r\n" is one line end.
    i = text.charCodeAt(e) === 13 && text.charCodeAt(e + 1) === 10 ? e + 2 : e + 1;
  }
  return lines;
}

/** Lines of a stretch that tell whether it is verse. */
const VERSE = 12;

const LIST_MARK =
  /^(?:[-*•·●■◆▲△○□★☆◇▶►]\s|\d{1,3}[.、)]\s|[((]?[一二三四五六七八九十]{1,3}[、))]|#{1,6}\s)/u;
/** A row of a table; a bar alone at a line's beginning is the rule between two columns. */
const ROW = /^\|.*\|/u;

function startsAnew(text: string, line: Line): boolean {
  const code = text.charCodeAt(line.start);
  if (code === 0x7c) return ROW.test(text.slice(line.start, Math.min(line.end, line.start + 400)));
  return line.indent || LIST_MARK.test(text.slice(line.start, Math.min(line.end, line.start + 8)));
}

/** Whether what stands so far is a headline in capitals and the next line is not. */
function changesCase(text: string, block: Block, next: Line): boolean {
  if (block.end - block.start > 200) return false;
  return (
    isCapitals(text.slice(block.start, block.end)) &&
    !isCapitals(text.slice(next.start, Math.min(next.end, next.start + 200)))
  );
}

/** Heading depth of a line that begins with `#` marks and the offset of its words, or null. */
function headingMark(text: string, line: Line): { depth: number; at: number } | null {
  let i = line.start;
  while (i < line.end && text.charCodeAt(i) === 35) i++;
  const depth = i - line.start;
  if (depth < 1 || depth > 6 || i === line.end || classOf(text.charCodeAt(i)) !== BLANK) return null;
  while (i < line.end && classOf(text.charCodeAt(i)) === BLANK) i++;
  return i < line.end ? { depth, at: i } : null;
}

/** A printer's rule with a letter in its middle. */
const RULE = /^[-—–=*~·•:]{1,6}\s?(?:[oOxX]|oOo|oo)\s?[-—–=*~·•:]{1,6}$/u;
/** A word that says only that the text is over. */
const OVER = /^[-—–=*~·•#\s（(【[]{0,8}(?:END|End|(?:全文|本文)?完)[-—–=*~·•#\s）)】\]]{0,8}$/u;

/** The line under a title that makes it one in plain text. */
const UNDERLINE = /^={3,}$/u;
/** The fence round a model's answer, and the marks that a model ends it with. */
const FENCE = /^(?:`{3,}\s?[a-z]{0,12}|<\|[\w ]{1,30}\|>|<\/?s>)$/iu;

/**
 * A line without a letter or digit: rules, bullets left alone, rows of stars. Question marks and dots are words; "END"
 * and its like are none.
 */
function isSeparator(text: string, line: Line): boolean {
  if (line.end - line.start > 400) return false;
  if (line.end - line.start <= 16) {
    const words = text.slice(line.start, line.end);
    if (RULE.test(words) || OVER.test(words)) return true;
  }
  if (line.end - line.start <= 40 && FENCE.test(text.slice(line.start, line.end))) return true;
  for (let i = line.start; i < line.end; i++) {
    const code = text.charCodeAt(i);
    const bits = classOf(code);
    if (bits & (LETTER | STOP | OPEN | CLOSE)) return false;
    // Control characters are garbage to look at, not a printer's rule.
    if (code < 0x20 && bits !== BLANK) return false;
  }
  return true;
}

/** Lines that are whole whatever follows: the site's own, a page's head. */
function isOwnLine(line: string): boolean {
  return isSureFurniture(line) || isPageLine(line);
}

/** A day and an hour, as sites stamp their texts before they tell where these are from. */
const STAMP = /^\D{0,6}\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s+\d{1,2}:\d{2}/u;

/**
 * A byline or date alone in its line is no line of a broken paragraph; nor are names behind a byline's mark, or a line that
 * begins with the hour of a day.
 */
function isField(line: string): boolean {
  return (
    isByline(line) || isDateLine(line) || STAMP.test(line) || (/^[■□●◎○▲◆]/u.test(line) && isNamesOnly(line))
  );
}

/**
 * Parts a dump into blocks and markers, in order; together they hold every non-blank code unit once.
 * Generator: yields the share done, about every 20 000 lines.
 */
export function* layBlocks(text: string): Generator<number, Layout> {
  const reading = linesOf(text);
  let read = reading.next();
  for (; !read.done; read = reading.next()) yield 0.4 * read.value;
  const lines = read.value;
  yield 0.4;
  const blocks: Block[] = [];
  const markers: Marker[] = [];
  // One width for the dump, and one for each stretch between blank lines that is long enough to tell.
  const columnOf = function* (from: number, to: number, within?: Column): Generator<number, Column> {
    const search = findColumn(text, lines, from, to, within);
    let step = search.next();
    for (; !step.done; step = search.next()) yield 0.4 + (0.6 * from) / lines.length;
    return step.value;
  };
  const global = yield* columnOf(0, lines.length);
  const apart = setsApart(text, lines, global);
  let regionEnd = 0;
  let column = global;
  let verse = false;
  for (let k = 0; k < lines.length; k++) {
    if (k % 20000 === 19999) yield 0.4 + (0.6 * k) / lines.length;
    const line = lines[k] as Line;
    if (k >= regionEnd) {
      regionEnd = k + 1;
      while (regionEnd < lines.length && (lines[regionEnd] as Line).gap === 0) regionEnd++;
      const own = regionEnd - k >= 6 ? yield* columnOf(k, regionEnd, global) : NONE;
      column = own.width || regionEnd - k >= 6 ? own : global;
      verse = column.width > 0 && isVerse(text, lines.slice(k, Math.min(regionEnd, k + VERSE)));
    }
    if (isSeparator(text, line)) {
      // The rule under a table's head parts no articles, nor does a fence or the end of one that its sources still follow.
      const within = /[|`A-Za-z完]/u.test(text.slice(line.start, Math.min(line.end, line.start + 16)));
      const under = blocks[blocks.length - 1];
      const titled =
        line.gap === 0 &&
        under?.lines === 1 &&
        !under.mark &&
        under.end - under.start <= 100 &&
        UNDERLINE.test(text.slice(line.start, line.end)) &&
        (classOf(text.charCodeAt(under.end - 1)) & STOP) === 0 &&
        markers[markers.length - 1]?.before !== blocks.length - 1;
      if (titled) under.mark = 1;
      const rule = RULE.test(text.slice(line.start, Math.min(line.end, line.start + 16)));
      markers.push({
        start: line.start,
        end: line.end,
        alone: !titled && (rule || !within),
        before: blocks.length,
      });
      continue;
    }
    const head = headingMark(text, line);
    if (head) {
      markers.push({ start: line.start, end: line.start + head.depth, alone: false, before: blocks.length });
      blocks.push({
        start: head.at,
        end: line.end,
        mark: head.depth,
        gap: line.gap,
        indent: false,
        lines: 1,
      });
      continue;
    }
    const block: Block = {
      start: line.start,
      end: line.end,
      mark: 0,
      gap: line.gap,
      indent: line.indent,
      lines: 1,
    };
    while (column.width > 0 && k + 1 < regionEnd) {
      const here = lines[k] as Line;
      const next = lines[k + 1] as Line;
      const open = !verse && isOpen(text, here, next, column, { inside: block.lines > 1, apart });
      if (!open && !isFull(text, here, next, column)) break;
      if (startsAnew(text, next) || isSeparator(text, next)) break;
      const told = text.slice(here.start, Math.min(here.end, here.start + 90));
      if (isOwnLine(told) || STAMP.test(told)) break;
      if (isPageLine(text.slice(next.start, Math.min(next.end, next.start + 91)))) break;
      if (changesCase(text, block, next)) break;
      if (next.end - next.start <= 60 && isField(text.slice(next.start, next.end))) break;
      block.end = next.end;
      block.lines++;
      k++;
    }
    blocks.push(block);
  }
  return { blocks, markers };
}
