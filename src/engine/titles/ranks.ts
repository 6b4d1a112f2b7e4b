/**
 * Which short lines head a section and no article: marks deeper than the titles', and numbers that count up inside
 * an article. Told by the dump's own habit, before any line is weighed by itself.
 */

import type { Piece } from '../base/model.ts';
import { nameLook } from '../look/bylines.ts';
import { isField, saysByline } from '../look/fields.ts';
import { opensDispatch } from '../look/leads.ts';
import { endsWithColon, endsWithStop, titleLook } from '../look/look.ts';
import { isProse } from './titles.ts';

/** Whether what follows piece `p` is a byline or date, as after a title; a subtitle may stand between. */
export function introduces(pieces: readonly Piece[], p: number): boolean {
  const next = pieces[p + 1];
  if (next === undefined) return false;
  if (isField(next)) return true;
  const below = pieces[p + 2];
  if (next.cjk && !next.mark && nameLook(next.text) === 2 && below !== undefined && isProse(below))
    return true;
  return (
    below !== undefined && !isProse(next) && next.text.length < (next.cjk ? 40 : 80) && saysByline(below)
  );
}

/** Length from which a line without a stop is a text that was cut, in code units. */
const CUT = { cjk: 40, latin: 90 };

/** Whether nothing that `p` could head a section of stands before it: the dump begins with it, or a text was cut there. */
function standsFirst(pieces: readonly Piece[], p: number): boolean {
  const before = pieces[p - 1];
  if (!before) return true;
  const { text, cjk, mark } = before;
  return !mark && text.length >= (cjk ? CUT.cjk : CUT.latin) && !endsWithStop(text) && !endsWithColon(text);
}

/** Share of the lines of one mark that open articles, from which on the mark is a title's. */
const OPENING = 0.4;

/**
 * The depth of mark that titles have in this dump: the one after which bylines, dates and dispatches stand, else the
 * shallowest that more than one line has; 0 without marks. Deeper marks head sections.
 */
export function titleDepth(pieces: readonly Piece[]): number {
  const count = new Uint32Array(8);
  const leads = new Uint32Array(8);
  const opens = new Uint32Array(8);
  pieces.forEach((piece, p) => {
    const { mark } = piece;
    if (!mark) return;
    const next = pieces[p + 1];
    const leading = introduces(pieces, p);
    count[mark] = (count[mark] as number) + 1;
    if (leading) leads[mark] = (leads[mark] as number) + 1;
    if (leading || (next && opensDispatch(next.text, next.cjk)) || (!next?.mark && standsFirst(pieces, p)))
      opens[mark] = (opens[mark] as number) + 1;
  });
  let depth = 0;
  for (let d = 6; d >= 1; d--)
    if ((leads[d] as number) >= 2 && (leads[d] as number) >= 0.3 * (count[d] as number))
      depth = Math.max(depth, d);
  if (!depth) {
    for (let d = 1; d <= 6; d++) if ((count[d] as number) >= 2) return Math.max(d, 2);
    return 6;
  }
  // Sections seldom open like articles: where deeper marks do, the dump marks its titles as it comes.
  for (let d = 6; d > depth; d--)
    if (opens[d] && (opens[d] as number) >= OPENING * (count[d] as number)) return d;
  return depth;
}

type Counting = 'han' | 'boxed' | 'arabic' | 'roman';
const NUMBERED =
  /^(?:([一二三四五六七八九十]{1,3})[、.．]|[(（]([一二三四五六七八九十]{1,3})[)）]|(\d{1,2})[.、．)](?!\d)|([IVX]{1,5})[.、．]\s)/u;
const HAN = '一二三四五六七八九十';

/** The number a line begins with, and how it is written; null without one. */
export function numberOf(text: string): { kind: Counting; value: number } | null {
  const hit = NUMBERED.exec(text);
  if (!hit) return null;
  const han = hit[1] ?? hit[2];
  if (han) {
    const ten = han.indexOf('十');
    const digit = (c: string) => HAN.indexOf(c) + 1;
    const value =
      ten < 0
        ? digit(han)
        : (ten > 0 ? digit(han.charAt(0)) : 1) * 10 + (ten < han.length - 1 ? digit(han.slice(ten + 1)) : 0);
    return { kind: hit[1] ? 'han' : 'boxed', value };
  }
  if (hit[3]) return { kind: 'arabic', value: Number(hit[3]) };
  const roman: Record<string, number> = { I: 1, V: 5, X: 10 };
  let value = 0;
  const letters = (hit[4] as string).split('').map((c) => roman[c] as number);
  letters.forEach((v, i) => {
    value += v < (letters[i + 1] ?? 0) ? -v : v;
  });
  return { kind: 'roman', value };
}

/** Longest numbered heading, in code units. */
const LONGEST = { cjk: 45, latin: 90 };

/**
 * Lines that are emphasised from end to end are titles where a byline, a date or a wider gap tells so for many of
 * them; else they head sections. They are given the mark that titles have, or are made headings.
 */
function rankBold(pieces: readonly Piece[], depth: number): void {
  const lines: number[] = [];
  let titled = 0;
  pieces.forEach((piece, p) => {
    if (!piece.bold || piece.mark || isProse(piece) || titleLook(piece.text, piece.cjk, 0, 1.4) <= 0) return;
    lines.push(p);
    if (p === 0 || piece.breakBefore || introduces(pieces, p)) titled++;
  });
  if (!lines.length) return;
  const isTitle = titled >= 0.4 * lines.length;
  for (const p of lines) {
    const piece = pieces[p] as Piece;
    if (isTitle) piece.mark = Math.min(depth, 2) || 2;
    else piece.heading = true;
  }
}

/**
 * Marks shallower than the titles' that stand right above some of them name sections of the paper: each is the kicker of
 * the title below, and given a mark that says so. Above every title they are titles, and the deeper ones subtitles.
 */
function rankSections(pieces: readonly Piece[], depth: number): void {
  const above: number[] = [];
  let titles = 0;
  pieces.forEach((piece, p) => {
    if (piece.mark !== depth) return;
    titles++;
    const before = pieces[p - 1];
    if (before?.mark && before.mark < depth) above.push(p - 1);
  });
  if (!above.length || above.length === titles) return;
  for (const p of above) (pieces[p] as Piece).mark = Math.min(6, depth + 1);
}

/** Numerals alone in their lines that count up from one head the parts of an essay. */
function markNumerals(pieces: readonly Piece[]): void {
  for (const [pattern, dot] of [
    [/^[一二三四五六七八九十]{1,3}$/u, '、'],
    [/^[IVX]{1,5}$/u, '. '],
  ] as const) {
    const found = pieces.filter((piece, p) => {
      const next = pieces[p + 1];
      return pattern.test(piece.text) && !piece.mark && next !== undefined && isProse(next);
    });
    if (found.length < 2) continue;
    if (found.every((piece, k) => numberOf(piece.text + dot)?.value === k + 1))
      for (const piece of found) piece.heading = true;
  }
}

const CHAPTER = /^第([一二三四五六七八九十]{1,3})[章编部](?=\s|[：:])\s*\S/u;

/** Whether a line heads a chapter of rules or of a book by its number. */
export function isChapter({ text, cjk, mark }: Piece): boolean {
  return cjk && !mark && text.length <= LONGEST.cjk && !endsWithStop(text) && CHAPTER.test(text);
}

/** Chapters that count up from the first head the parts of what is titled above them. */
function markChapters(pieces: readonly Piece[]): void {
  const chapters = pieces.filter(isChapter);
  const first = chapters[0];
  if (chapters.length < 2 || !first || first === pieces[0]) return;
  const counts = chapters.every((c, k) => numberOf(`${CHAPTER.exec(c.text)?.[1]}、`)?.value === k + 1);
  if (counts) for (const chapter of chapters) chapter.heading = true;
}

/** Marks pieces that head sections: `heading` is set on them. */
export function markHeadings(pieces: readonly Piece[]): void {
  markChapters(pieces);
  const depth = titleDepth(pieces);
  rankBold(pieces, depth);
  rankSections(pieces, depth);
  markNumerals(pieces);
  const lists: Record<Counting, { p: number; value: number }[]> = {
    han: [],
    boxed: [],
    arabic: [],
    roman: [],
  };
  pieces.forEach((piece, p) => {
    // A deep mark right above a title is the title's kicker: a department, a column.
    const below = pieces[p + 1]?.mark ?? 0;
    if (piece.mark > depth && !(below > 0 && below <= depth)) piece.heading = true;
    if (piece.heading || piece.text.length > (piece.cjk ? LONGEST.cjk : LONGEST.latin)) return;
    if (/[.。；;，,、：:]["”’]?$/u.test(piece.text)) return;
    const number = numberOf(piece.text);
    // A heading heads something: rows of a list follow each other.
    const next = pieces[p + 1];
    if (number && next && !(numberOf(next.text) && !isProse(next)))
      lists[number.kind].push({ p, value: number.value });
  });
  for (const list of Object.values(lists)) {
    if (list.length < 2) continue;
    const titled = list.filter(({ p }) => introduces(pieces, p)).length;
    if (titled >= 0.4 * list.length) continue;
    const first = list[0] as { p: number };
    const restarts = list.some((x, i) => i > 0 && x.value <= (list[i - 1] as { value: number }).value);
    let proseBefore = false;
    for (let q = first.p - 1; q >= 0 && !proseBefore; q--) proseBefore = isProse(pieces[q] as Piece);
    if (!restarts && !proseBefore) continue;
    list.forEach((x, i) => {
      const before = list[i - 1];
      const after = list[i + 1];
      const counts =
        (before && x.value === before.value + 1) ||
        (after && after.value === x.value + 1) ||
        (x.value === 1 && restarts);
      if (counts) (pieces[x.p] as Piece).heading = true;
    });
  }
}
