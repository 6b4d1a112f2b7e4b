/** Furniture by its frame: page numbers and running heads, the same line with another number; and what lines are read as. */

import { lettersOf } from '../base/letters.ts';
import type { Block, Layout } from '../base/model.ts';
import { cjkShare } from '../base/script.ts';
import { wholeOf } from '../blocks/pieces.ts';
import { isByline } from '../look/bylines.ts';
import { IMPRINT, isBarMenu, isLabelRow, tellsPage } from '../look/furniture.ts';
import { isJumpLine } from '../look/jumps.ts';
import { endsWithStop, isDateLine } from '../look/look.ts';
import { isPageSection, isRunningHead } from '../look/mastheads.ts';

/** Longest line that can be furniture, in code units. */
const LONGEST = 130;

/** What every rule asks about a block, read once. */
export interface Line {
  /** The line, or '' where the block is longer than furniture ever is. */
  text: string;
  letters: string;
  cjk: boolean;
  /** Running text: long, or a sentence. */
  prose: boolean;
  stops: boolean;
}

/** Whether a line is a row of links or labels, which may be longer than other furniture. */
function isRow(line: string): boolean {
  return isBarMenu(line) || isLabelRow(line);
}

export function readLineOf(text: string, block: Block): Line {
  const size = block.end - block.start;
  const tail = text.slice(Math.max(block.start, block.end - 40), block.end);
  const cjk = cjkShare(text, block.start, Math.min(block.end, block.start + 200)) > 0.3;
  const stops = endsWithStop(tail);
  const row = size <= 3 * LONGEST && isRow(text.slice(block.start, block.end));
  if (size > LONGEST && !row) return { text: '', letters: '', cjk, prose: true, stops };
  // Emphasis on parts of a head is none of its words.
  const line = block.holes
    ? wholeOf(block)
        .map(([a, b]) => text.slice(a, b))
        .join('')
    : text.slice(block.start, block.end);
  const prose =
    !row && (size >= (cjk ? 60 : LONGEST) || (size >= (cjk ? 22 : 50) && stops && !isByline(line)));
  return { text: line, letters: lettersOf(line), cjk, prose, stops };
}

const MONTHS =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/giu;
const DAYS = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:星期|周)[一二三四五六日天]/giu;
/** A year, as sections of a chronicle are headed. */
const YEAR = /^(?:1[89]|20)\d\d年?$/u;
/** A page's number by its word, as it is marked where pages were read one by one. */
const MARKED = /^(?:page\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?|第\s*\d{1,4}\s*页)$/iu;
/** A line that is a page's number and nothing else. */
const PAGE =
  /^[-—–·•.\s|()（）]*(?:(?:page|p\.|第)\s*)?[A-Z]?\d{1,4}\s*(?:(?:of|\/|共)\s*\d{1,4})?\s*[页版]?[-—–·•.\s|()（）]*$/iu;
/**
 * A page's head by its build: its number and a section's name, or a paper's name and the date. A title may be built so,
 * too, so its place must speak for it.
 */
const HEAD =
  /^(?:[A-Z]{0,2}\d{1,3}\s*版?[\s:：·|]*[一-龥·]{2,6}|[一-龥·]{2,6}[\s:：·|]*[A-Z]{0,2}\d{1,3}\s*版?|第\s*[\dA-Z一二三四五六七八九十]{1,4}\s*版.{0,10}|.{0,6}[一-龥]{1,6}(?:日报|晚报|早报|晨报|时报|商报|都市报|周报|导报|青年报|新报)\s*.{0,4}\d{2,4}年\d{1,2}月\d{1,2}日.{0,16}|[A-Z]?\d{1,3}\s+\p{Lu}[\p{Lu}\s’'.]{6,40}|\p{Lu}[\p{Lu}\s’'.]{6,40}\s+[A-Z]?\d{1,3})$/u;

/** A line's frame: its letters with figures, months and weekdays made alike. */
export function frameOf(line: string): string {
  return lettersOf(
    line
      .replace(MONTHS, '8')
      .replace(DAYS, '7')
      .replace(/[\d０-９]+/gu, '9')
      .replace(/第[一二三四五六七八九十百]+(?=[版页期])/gu, '9'),
  );
}

/**
 * Page numbers, running heads and jump lines, with how sure that is. A running head stands again with another number,
 * or word for word, and cuts paragraphs in two; a page's number is one wherever it stands between running text.
 */
export function* findPageFurniture(
  layout: Layout,
  lines: readonly Line[],
): Generator<number, Map<number, number>> {
  const found = new Map<number, number>();
  const frames = new Map<string, number[]>();
  for (let b = 0; b < lines.length; b++) {
    if (b % 4000 === 3999) yield b / lines.length;
    const line = lines[b] as Line;
    if (!line.text || line.prose || line.stops || isDateLine(line.text)) continue;
    const marked = (layout.blocks[b] as Block).mark > 0;
    // A page reader may take the paper's own lines for headings.
    const heads = marked && (isRunningHead(line.text) || MARKED.test(line.text));
    if (isJumpLine(line.text) || isPageSection(line.text) || heads) {
      found.set(b, 0.97);
      continue;
    }
    if (marked) continue;
    if (line.text.length > 90) continue;
    const frame = frameOf(line.text);
    if (frame.length < 1) continue;
    const list = frames.get(frame);
    if (list) list.push(b);
    else frames.set(frame, [b]);
  }
  /** Whether the text right before `b` breaks off there, jump lines and known heads passed over, and goes on after it. */
  const cutAt = (b: number): boolean => {
    let p = b - 1;
    while (p >= 0 && b - p < 4 && found.has(p)) p--;
    let n = b + 1;
    while (n < lines.length && n - b < 4 && found.has(n)) n++;
    const before = lines[p];
    const after = lines[n];
    if (!before || !after || before.stops || (layout.blocks[p] as Block).mark) return false;
    return after.prose || after.stops;
  };
  const isShort = (b: number) => lines[b] !== undefined && !(lines[b] as Line).prose;
  /** Whether running text goes to both sides of `b`, at most three short lines away, and is cut there. */
  const around = (b: number): { between: boolean; cut: boolean } => {
    let p = b - 1;
    while (p >= 0 && b - p < 4 && isShort(p)) p--;
    let n = b + 1;
    while (n < lines.length && n - b < 4 && isShort(n)) n++;
    const before = lines[p];
    const after = lines[n];
    const between = before?.prose === true && after?.prose === true;
    return { between, cut: between && !before.stops };
  };
  const paged = (list: readonly number[]) => {
    const { text } = lines[list[0] as number] as Line;
    return (PAGE.test(text) && !YEAR.test(text)) || tellsPage(text);
  };
  // Page numbers first: what stands beside one is told by it.
  for (const list of [...frames.values()].sort((x, y) => Number(paged(y)) - Number(paged(x)))) {
    const first = lines[list[0] as number] as Line;
    // A year alone heads a section; no paper has so many pages.
    const numbered = PAGE.test(first.text) && !YEAR.test(first.text);
    // A line that stands again word for word is a title told twice, unless it is an imprint by its words or place.
    const imprint = IMPRINT.test(first.text) || list.some((b) => found.has(b - 1) || found.has(b + 1));
    const isPaged = paged(list);
    // Its number closes or opens a page, under the day of the issue perhaps, and a dump of one page.
    const dated = isDateLine((lines[0] as Line).text);
    const edge = list.find((b) => b === 0 || (b === 1 && dated) || b === lines.length - 1);
    if (numbered && edge !== undefined && lines.length > 4 && !isDateLine(first.text)) found.set(edge, 0.95);
    if (list.length < 2 && !isPaged) {
      // Told by its place: a page's head that stands once, in the middle of a sentence or beside a jump line.
      const b = list[0] as number;
      if (
        HEAD.test(first.text) &&
        !isByline(first.text) &&
        (cutAt(b) || found.has(b - 1) || found.has(b + 1))
      )
        found.set(b, 0.96);
      continue;
    }
    // A source told under every title is no page's head.
    if (isByline(first.text)) continue;
    let between = 0;
    let cuts = 0;
    let parted = 0;
    list.forEach((b, i) => {
      const a = around(b);
      if (a.between) between++;
      if (a.cut) cuts++;
      const last = list[i - 1];
      if (last === undefined) return;
      for (let q = last + 1; q < b && q < last + 200; q++) {
        if ((lines[q] as Line).prose) {
          parted++;
          break;
        }
      }
    });
    const n = list.length;
    // Rows of a list or table stand without running text between them.
    if (n > 1 && parted < 0.6 * (n - 1)) continue;
    if (isPaged || HEAD.test(first.text)) {
      const cut = list.filter(cutAt);
      if (cut.length >= 0.5 * n) {
        for (const b of list) found.set(b, 0.97);
        continue;
      }
    }
    if (
      numbered
        ? between >= 0.5 * n
        : isPaged
          ? between >= 0.5 * n && (n > 1 || cuts > 0)
          : imprint && n >= 2 && between >= 0.6 * n && (list.some(cutAt) || IMPRINT.test(first.text))
    ) {
      for (const b of list) found.set(b, 0.97);
    }
  }
  return found;
}
