/**
 * Parts lines that were glued of many: paragraphs run together with a space, numbered headings and their text.
 * In Chinese no sentence is followed by a space, so one after a stop mark is where a line end was. What sets blanks
 * inside its sentences by habit is left whole.
 */

import type { Block, Range } from '../base/model.ts';
import { Pace } from '../base/pace.ts';
import { BLANK, CJK, CLOSE, classOf, DIGIT, INNER, LATIN, OPEN, STOP } from '../base/script.ts';
import { isByline } from '../look/bylines.ts';
import { isDateline } from '../look/datelines.ts';

/** A part of a block, and whether it is a heading by its number. */
export interface Part {
  start: number;
  end: number;
  heading: boolean;
}

/** Marks inside a sentence that no blank follows in Chinese. */
const COMMAS = '，,；;';
/** A straight quote, which opens and closes. */
const STRAIGHT = 0x22;
/** Longest heading in a glued line, in code units. */
const LONGEST = 48;
const NUMBER =
  /^(?:第[一二三四五六七八九十百\d]{1,3}[章节部条][\s、：:]?|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]\d{1,2}[)）]|\d{1,2}[、.．](?!\d)|[IVX]{1,4}\.\s)/u;

/** Length of a section number at the beginning of `text`, white space after it included; 0 without one. */
export function numberLength(text: string): number {
  const hit = NUMBER.exec(text);
  if (!hit) return 0;
  let i = hit[0].length;
  while (i < text.length && classOf(text.charCodeAt(i)) === BLANK) i++;
  return i;
}

const ORDER = '一二三四五六七八九十';

/** The value of a Chinese or Arabic section number standing at `at`, 0 without one. */
function numberAt(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (!(classOf(first) & DIGIT) && !ORDER.includes(text.charAt(at))) return 0;
  const hit = /^(?:([一二三四五六七八九十])、|(\d{1,2})[、.．](?!\d))/u.exec(text.slice(at, at + 4));
  if (!hit) return 0;
  return hit[1] ? ORDER.indexOf(hit[1]) + 1 : Number(hit[2]);
}

/**
 * Parts one block. `text` is the dump; returns parts in order which together hold every non-blank code unit of
 * the block, or one part, the block itself. Generator: yields every so often.
 */
export function* partBlock(text: string, block: Block): Generator<void, Part[]> {
  const whole: Part[] = [{ start: block.start, end: block.end, heading: false }];
  if (block.lines > 1 || block.end - block.start < 24) return whole;
  const cuts: number[] = [];
  let numbers = 0;
  const bare: number[] = [];
  const loose: number[] = [];
  const pace = new Pace();
  const quoted = setsInQuotes(text.slice(block.start, block.end));
  // Commas since the last stop with a blank behind it, and how many of them have one, the widest how wide.
  let commas = 0;
  let spaced = 0;
  let widest = 0;
  let quotes = 0;
  /** Where the blank before `i` begins. */
  let blank = block.start;
  let code = text.charCodeAt(block.start);
  let bits = classOf(code);
  for (let i = block.start + 1; i < block.end; i++) {
    if (pace.due(2)) yield;
    if (code === STRAIGHT) quotes++;
    const before = bits;
    code = text.charCodeAt(i);
    bits = classOf(code);
    if (bits & INNER && COMMAS.includes(text.charAt(i))) commas++;
    if (bits === BLANK) {
      if (before !== BLANK) blank = i;
      continue;
    }
    // What stands before is looked for last: from every place of a long blank it would be a square of its length.
    if (before === BLANK) {
      if (COMMAS.includes(text.charAt(blank - 1))) {
        spaced++;
        widest = Math.max(widest, i - blank);
      } else if (
        quoted &&
        text.charAt(blank - 1) === '"' &&
        (quotes % 2 > 0 || SAID.test(text.slice(i, i + 16)))
      ) {
        // The blank stands inside a quotation, or between one and who says it.
      } else if (bits & (CJK | OPEN | DIGIT | LATIN) && !stopsBefore(text, i, block.start)) {
        if (bits & CJK && numberAt(text, i) > 0) loose.push(i);
      } else if (bits & (CJK | OPEN | DIGIT | LATIN)) {
        // Where commas are followed by blanks as well, one behind a stop is no more than those.
        const habit = spaced >= 2 && spaced >= 0.3 * commas && i - blank <= widest;
        if (!habit) cuts.push(i);
        commas = 0;
        spaced = 0;
        widest = 0;
      }
    } else if (
      before & (STOP | CLOSE) &&
      numbers < 10 &&
      numberAt(text, i) === numbers + 1 &&
      stopsBefore(text, i, block.start)
    ) {
      numbers++;
      bare.push(i);
    }
  }
  // Numbers right after a stop mark part the line only if they count up.
  if (numbers >= 2) cuts.push(...bare);
  cuts.sort((x, y) => x - y);
  const counted = loose.length ? countedNumbers(text, cuts, loose) : [];
  if (!cuts.length && !counted.length) return whole;
  for (const at of counted) {
    cuts.push(at);
    loose.splice(loose.indexOf(at), 1);
  }
  cuts.sort((x, y) => x - y);
  if (loose.length) cuts.push(...missingNumbers(text, cuts, loose));
  cuts.sort((x, y) => x - y);
  const parts: Part[] = [];
  let from = block.start;
  for (const to of [...cuts, block.end]) {
    const range = trim(text, from, to);
    if (pace.due(100)) yield;
    if (range) parts.push(...partHeads(text, range));
    from = to;
  }
  return parts;
}

/**
 * Of the numbers behind a blank alone (`loose`), those that count up from the first together with the numbers at the cuts: the
 * list of a notice, whose items end in no stop.
 */
function countedNumbers(text: string, cuts: readonly number[], loose: readonly number[]): number[] {
  const set = new Set(loose);
  const out: number[] = [];
  let counted = 0;
  for (const at of [...cuts, ...loose].sort((x, y) => x - y)) {
    if (numberAt(text, at) !== counted + 1) continue;
    counted++;
    if (set.has(at)) out.push(at);
  }
  return counted >= 2 ? out : [];
}

/**
 * Of the numbers behind a blank alone (`loose`), those that the numbers at the cuts lack: the paragraph before them has
 * lost its stop.
 */
function missingNumbers(text: string, cuts: readonly number[], loose: readonly number[]): number[] {
  const told = cuts.map((at) => ({ at, value: numberAt(text, at) })).filter(({ value }) => value > 0);
  const out: number[] = [];
  let k = 0;
  for (const at of loose) {
    while (k < told.length && (told[k]?.at as number) < at) k++;
    const value = numberAt(text, at);
    const follows = value === (told[k - 1]?.value ?? 0) + 1;
    if (follows && (told[k] === undefined ? k > 0 : told[k]?.value === value + 1)) out.push(at);
  }
  return out;
}

function trim(text: string, from: number, to: number): Range | null {
  let start = from;
  let end = to;
  while (start < end && classOf(text.charCodeAt(start)) === BLANK) start++;
  while (end > start && classOf(text.charCodeAt(end - 1)) === BLANK) end--;
  return start < end ? [start, end] : null;
}

/** Who says what was quoted, behind it. */
const SAID = /^[^，,。：:"]{0,8}(?:说|说道|称|道|表示|回答|问|写道)[，,。：:]/u;

/**
 * Whether straight quotation marks stand in pairs and have blanks inside: the first of a pair is followed by one, as no mark
 * that closes a sentence would be told by.
 */
function setsInQuotes(line: string): boolean {
  const parts = line.split('"');
  // Past every odd mark a quotation begins; an even number of parts leaves one mark without its other half.
  return parts.length % 2 === 1 && parts.some((part, k) => k % 2 === 1 && /^\s/u.test(part));
}

/** Code units from here on are of scripts without spaces, their marks among them. */
const WIDE = 0x2e80;

/** Whether a sentence of a script without spaces ends right before `at` (white space passed over). */
function stopsBefore(text: string, at: number, from: number): boolean {
  let i = at - 1;
  while (i >= from && classOf(text.charCodeAt(i)) === BLANK) i--;
  let stops = 0;
  let wide = false;
  // Stops and quotes stand in any order and number; those that all scripts share tell nothing of the sentence's own.
  for (; i >= from && classOf(text.charCodeAt(i)) & (STOP | CLOSE); i--) {
    const code = text.charCodeAt(i);
    if (classOf(code) & STOP) stops++;
    wide ||= code >= WIDE;
  }
  if (i < from || stops === 0) return false;
  return wide || (classOf(text.charCodeAt(i)) & CJK) !== 0;
}

/** Parts the short lines without a stop that stand before a paragraph: headings, numbered or not. */
function partHeads(text: string, [start, end]: Range): Part[] {
  const parts: Part[] = [];
  let from = start;
  for (let heads = 0; heads < 4; heads++) {
    const numbered = numberLength(text.slice(from, Math.min(end, from + 12)));
    const cut = headEnd(text, from + numbered, end, numbered > 0);
    if (cut < 0) break;
    parts.push({ start: from, end: cut, heading: true });
    from = cut;
    while (from < end && classOf(text.charCodeAt(from)) === BLANK) from++;
  }
  if (from < end) {
    const rest = text.slice(from, end);
    // What is left without a stop is a heading too, unless the line itself broke off there, or it is an item: a label and
    // what it says.
    const heading =
      parts.length === 0 &&
      rest.length <= LONGEST &&
      numberLength(rest) > 0 &&
      !stopsAt(text, end) &&
      !/[:\uff1a]\S/u.test(rest);
    parts.push({ start: from, end, heading });
  }
  return oneHeadline(text, parts);
}

/** Makes one heading of two phrases without numbers side by side: so headlines are set. More of them are several lines. */
function oneHeadline(text: string, parts: readonly Part[]): Part[] {
  const isPhrase = (part: Part | undefined): boolean =>
    part !== undefined &&
    (part.heading || (part.end - part.start <= LONGEST && !stopsAt(text, part.end))) &&
    numberLength(text.slice(part.start, Math.min(part.end, part.start + 12))) === 0;
  const out: Part[] = [];
  for (let k = 0; k < parts.length; ) {
    let n = 0;
    while (isPhrase(parts[k + n])) n++;
    if (n === 2) out.push({ ...(parts[k] as Part), end: (parts[k + 1] as Part).end });
    else out.push(...parts.slice(k, k + Math.max(1, n)));
    k += Math.max(1, n);
  }
  return out;
}

function stopsAt(text: string, end: number): boolean {
  let i = end - 1;
  while (i >= 0 && classOf(text.charCodeAt(i)) & CLOSE) i--;
  return i >= 0 && (classOf(text.charCodeAt(i)) & STOP) !== 0;
}

/** Letters after which no heading ends: they lean on what follows. */
const LEANING = '的和与與及在对對从從把被将將为為是而或以向于於';
/** Shortest heading without a number before a Latin word or a figure, in code units. */
const SHORTEST = 6;

/** Code units of a paragraph that show how it sets its blanks. */
const REACH = 600;

/** Whether the sentences of `text[from, end)`, past the first mark, have blanks between letters: its way of setting. */
function setsBlanks(text: string, from: number, end: number): boolean {
  let told = false;
  for (let i = from + 1; i + 1 < end; i++) {
    const bits = classOf(text.charCodeAt(i));
    if (bits & STOP || COMMAS.includes(text.charAt(i))) told = true;
    if (!told || bits !== BLANK || !(classOf(text.charCodeAt(i - 1)) & CJK)) continue;
    if (classOf(text.charCodeAt(i + 1)) & CJK) return true;
  }
  return false;
}

/** Blanks between letters and Latin words or figures in `text[from, end)`. */
function countMixed(text: string, from: number, end: number): number {
  let count = 0;
  for (let i = from + 1; i + 1 < end; i++) {
    if (classOf(text.charCodeAt(i)) !== BLANK) continue;
    const before = classOf(text.charCodeAt(i - 1));
    const after = classOf(text.charCodeAt(i + 1));
    if ((before & CJK && after & (DIGIT | LATIN)) || (before & (DIGIT | LATIN) && after & CJK)) count++;
  }
  return count;
}

/**
 * The blank that ends a heading at the beginning of `text[from, end)`: between two letters before any stop or comma, within
 * a heading's length; -1 without one. A dateline is followed by such a blank, too, and so are Latin words and figures.
 */
function headEnd(text: string, from: number, end: number, numbered: boolean): number {
  let depth = 0;
  let steps = 0;
  let wide = false;
  let quotes = 0;
  for (let i = from; i < Math.min(end, from + LONGEST); i++) {
    const code = text.charCodeAt(i);
    const bits = classOf(code);
    if (bits & STOP) return -1;
    wide ||= (bits & CJK) !== 0;
    if (!numbered && COMMAS.includes(text.charAt(i))) return -1;
    if (text.charAt(i) === '、' && ++steps > 1 && !numbered) return -1;
    if (text.charAt(i) === '"') quotes++;
    if (bits & OPEN && !(bits & CLOSE)) depth++;
    else if (bits & CLOSE && !(bits & OPEN) && depth > 0) depth--;
    // Where words are parted by spaces, one behind a figure or a quote is nothing.
    if (bits !== BLANK || depth > 0 || quotes % 2 > 0 || i - from < 3 || !wide) continue;
    let next = i;
    while (next < end && classOf(text.charCodeAt(next)) === BLANK) next++;
    const before = classOf(text.charCodeAt(i - 1));
    const after = classOf(text.charCodeAt(next));
    if (next >= end || !(before & (CJK | CLOSE | DIGIT)) || !(after & (CJK | OPEN | DIGIT | LATIN))) continue;
    if (numbered) return i;
    if (isOpening(text.slice(from, i)) || REPORTED.test(text.slice(next, next + 16))) return -1;
    if (LEANING.includes(text.charAt(i - 1))) continue;
    if (!((before | after) & (DIGIT | LATIN)))
      return setsBlanks(text, next, Math.min(end, next + REACH)) ? -1 : i;
    if (!((before | after) & (CJK | OPEN | CLOSE))) continue;
    if (i - from >= SHORTEST && countMixed(text, from, Math.min(end, from + REACH)) === 1) return i;
  }
  return -1;
}

/** Where a report comes from, behind the blank after who sends it: "某某网 某地报道：". */
const REPORTED = /^[一-龥]{2,8}(?:报道|报导|消息|[讯电])\s?[:\uff1a]/u;
/** Whose report is told again, before a blank. */
const AFTER = /^据[^，。：:]{2,20}(?:报道|报导|消息|[讯电])$/u;

/** Whether words before a blank open a report rather than head one: a dateline, who wrote it, a bracket. */
function isOpening(words: string): boolean {
  return isDateline(words) || AFTER.test(words) || isByline(words) || /^[（(【[].*[）)】\]]$/u.test(words);
}
