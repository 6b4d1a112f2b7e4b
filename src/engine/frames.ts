/**
 * Furniture by its frame: page numbers and running heads (the same line with another number), trails and pagers that
 * tell a title told elsewhere, and what stands in one run with furniture at the dump's beginning and end.
 */

import { isByline } from './bylines.ts';
import { IMPRINT, tellsPage } from './furniture.ts';
import { isJumpLine } from './jumps.ts';
import { lettersOf } from './letters.ts';
import { endsWithStop, isCaption, isDateLine } from './look.ts';
import { isPageSection, isRunningHead } from './mastheads.ts';
import type { Block, Layout } from './model.ts';
import { wholeOf } from './pieces.ts';
import { plainOf } from './plain.ts';
import { cjkShare } from './script.ts';

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

export function readLineOf(text: string, block: Block): Line {
  const size = block.end - block.start;
  const tail = text.slice(Math.max(block.start, block.end - 40), block.end);
  const cjk = cjkShare(text, block.start, Math.min(block.end, block.start + 200)) > 0.3;
  const stops = endsWithStop(tail);
  if (size > LONGEST) return { text: '', letters: '', cjk, prose: true, stops };
  // Emphasis on parts of a head is none of its words.
  const line = block.holes
    ? wholeOf(block)
        .map(([a, b]) => text.slice(a, b))
        .join('')
    : text.slice(block.start, block.end);
  const prose = size >= (cjk ? 60 : LONGEST) || (size >= (cjk ? 22 : 50) && stops && !isByline(line));
  return { text: line, letters: lettersOf(line), cjk, prose, stops };
}

const MONTHS =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/giu;
const DAYS = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:星期|周)[一二三四五六日天]/giu;
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
    if (isJumpLine(line.text) || isPageSection(line.text) || (marked && isRunningHead(line.text))) {
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
    return PAGE.test(text) || tellsPage(text);
  };
  // Page numbers first: what stands beside one is told by it.
  for (const list of [...frames.values()].sort((x, y) => Number(paged(y)) - Number(paged(x)))) {
    const first = lines[list[0] as number] as Line;
    const numbered = PAGE.test(first.text);
    // A line that stands again word for word is a title told twice, unless it is an imprint by its words or place.
    const imprint = IMPRINT.test(first.text) || list.some((b) => found.has(b - 1) || found.has(b + 1));
    const isPaged = paged(list);
    // Its number closes or opens a page, and a dump of one page.
    const edge = list.find((b) => b === 0 || b === lines.length - 1);
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

/** Told before a title elsewhere: pagers, trails of places. */
const POINTER =
  /^[\s<«‹>»›•·\-*]*(?:[上下前后]一?[篇条则页章期]|previous|next|prev|older|newer|also|read|related|see also|相关(?:阅读|链接|新闻|报道))[^:\uff1a]{0,16}[:\uff1a]\s*/iu;
/** A trail and what it leads to; an angle bracket that closes a name in brackets parts nothing. */
const TRAIL =
  /^(.{2,80}(?:>>|(?<!<[\p{L}\d.&]{1,8})>|[›»＞→/|\\]))\s*((?:<[\p{L}\d.&]{1,8}>|[^>›»＞→|]){2,})$/u;

/** A line that breaks off, or points on. */
const CUT = /^(.{8,}?)\s*(?:\.{3}|…+|»|>>|›)$/u;

/** An address alone in its line, and how many of them are a dump's links to its texts. */
const ADDRESS = /^(?:🔗|link|url|source|链接|原文链接|网址|来源)?\s*[:：]?\s*https?:\/\/\S+$/iu;
const ADDRESSES = 3;

/** Lines that only lead to a text: pagers, trails that end in a title told elsewhere, links to it, addresses. */
export function* findPointers(
  layout: Layout,
  lines: readonly Line[],
): Generator<number, Map<number, number>> {
  const found = new Map<number, number>();
  const told = new Set<string>();
  /** What lines tell that break off: not told in full by that. */
  const broken = new Set<string>();
  const prefixes = new Map<string, number>();
  const addresses = lines.flatMap((line, b) => (ADDRESS.test(line.text) ? [b] : []));
  if (addresses.length >= ADDRESSES) for (const b of addresses) found.set(b, 0.9);
  for (let b = 0; b < lines.length; b++) {
    if (b % 4000 === 3999) yield b / lines.length;
    const line = lines[b] as Line;
    if (!line.letters || (line.prose && line.stops)) continue;
    (CUT.test(line.text) ? broken : told).add(line.letters);
    const trail = TRAIL.exec(line.text);
    if (trail) prefixes.set(trail[1] as string, (prefixes.get(trail[1] as string) ?? 0) + 1);
  }
  const named = (letters: string) => told.has(letters) || broken.has(letters);
  const sorted = [...told].sort();
  const begins = (part: string): boolean => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((sorted[mid] as string) < part) low = mid + 1;
      else high = mid;
    }
    for (let k = low; k < low + 3 && k < sorted.length; k++)
      if (sorted[k] !== part && (sorted[k] as string).startsWith(part)) return true;
    return false;
  };
  for (let b = 0; b < lines.length; b++) {
    if (b % 4000 === 3999) yield b / lines.length;
    const line = lines[b] as Line;
    if (!line.text || (layout.blocks[b] as Block).mark) continue;
    const pointer = POINTER.exec(line.text);
    if (pointer) {
      const rest = lettersOf(line.text.slice(pointer[0].length));
      // A paragraph may begin so as well; a title told elsewhere, or nothing told, ends the question.
      if (named(rest) || !line.stops) found.set(b, named(rest) ? 0.99 : 0.9);
      continue;
    }
    if (line.prose && line.stops) continue;
    const trail = TRAIL.exec(line.text);
    if (trail && (prefixes.get(trail[1] as string) as number) >= 2 && named(lettersOf(trail[2] as string))) {
      found.set(b, 0.98);
      continue;
    }
    const cut = CUT.exec(line.text.replace(/^[•·*\-\s]+/u, ''));
    if (!cut) continue;
    const part = lettersOf(cut[1] as string);
    if (part.length >= (line.cjk ? 6 : 12) && (told.has(part) || begins(part))) found.set(b, 0.95);
  }
  return found;
}

/** What a digest says of itself under its title: a day, or a label and a few words. */
const OWN = /^[^:：]{2,12}[:：]\s*\S.{0,40}$/u;
/** Lines of that kind, at most. */
const OWNS = 6;

/**
 * The dump's own title: one line with a shallower mark than all others, before anything else, and what it says of itself
 * under it. They head the articles and are none of them. Their blocks, none where there is no such title.
 */
export function findDigestTitle(layout: Layout, lines: readonly Line[]): number[] {
  const first = layout.blocks[0];
  if (!first?.mark) return [];
  let n = 1;
  while (n <= OWNS && layout.blocks[n]?.mark === 0 && isOwn(lines[n] as Line)) n++;
  // A line of another kind may stand between it and the first section.
  const next = layout.blocks[n]?.mark ? layout.blocks[n] : layout.blocks.slice(1, 3).find((b) => b.mark > 0);
  if (!next || next.mark <= first.mark) return [];
  let titles = 0;
  for (let b = 1; b < layout.blocks.length; b++) {
    const { mark } = layout.blocks[b] as Block;
    if (mark && mark <= first.mark) return [];
    if (mark === next.mark) titles++;
  }
  if (titles < 3) return [];
  const own = Array.from({ length: layout.blocks[n] === next ? n : 1 }, (_, b) => b);
  // The day of the issue is the first article's as well.
  return own.filter((b) => b === 0 || !isDateLine((lines[b] as Line).text));
}

function isOwn({ text, stops, prose }: Line): boolean {
  return text !== '' && !prose && !stops && (isDateLine(text) || OWN.test(plainOf(text)));
}

/** Lines of a run that are looked at, at each end of the dump. */
const RUN = 14;
/** Lines between two of furniture from which on a run ends. */
const FEW = 3;

/**
 * Carries furniture on over the run of short lines it stands in, before the first and after the last running text of
 * the dump. The line right before running text, and what a date or byline follows, may be a title and stays.
 */
export function spreadFurniture(
  { blocks }: Layout,
  lines: readonly Line[],
  sure: Float32Array,
  least: number,
): number[] {
  const more: number[] = [];
  // Parts of a line that tells date and author stand in an article's head.
  const ofMeta = (b: number): boolean =>
    blocks[b]?.glued === true || (blocks[b]?.field === 'chrome' && blocks[b + 1]?.glued === true);
  const plain = (b: number): boolean => {
    const line = lines[b] as Line;
    return (
      !line.prose &&
      !line.stops &&
      line.text.length > 0 &&
      !ofMeta(b) &&
      !blocks[b]?.role &&
      !isDateLine(line.text) &&
      !isByline(line.text) &&
      !isCaption(line.text) &&
      line.text.length <= (line.cjk ? 36 : 60)
    );
  };
  const isSure = (b: number) => (sure[b] as number) >= least && !ofMeta(b);
  // From the end backwards, as long as furniture stands every few lines: what stands between is the site's, too.
  let known = 0;
  const open: number[] = [];
  for (let b = lines.length - 1; b >= 0 && lines.length - b <= RUN && open.length < FEW; b--) {
    if (isSure(b)) {
      known++;
      more.push(...open.splice(0));
    } else if (plain(b)) open.push(b);
    else break;
  }
  // What is known must outweigh what is not: a list that closes the last article is the article's.
  if (more.length > 2 * known) more.length = 0;
  let first = 0;
  while (first < lines.length && first < RUN && !(lines[first] as Line).prose) first++;
  if (first < lines.length && (lines[first] as Line).prose) {
    // The head of the first article: what stands from its last plain line on.
    let head = first - 1;
    while (head >= 0 && (isSure(head) || !plain(head))) head--;
    known = 0;
    for (let b = 0; b < head; b++) if (isSure(b)) known++;
    if (known >= 1 && known >= 0.15 * head) {
      let end = head;
      // Two or three lines may make up a headline; they follow the last of the furniture.
      while (end > 0 && !isSure(end - 1)) end--;
      for (let b = 0; b < end; b++) if (!isSure(b) && plain(b)) more.push(b);
    }
  }
  return more;
}
