/**
 * Menus as they come out when a whole page is copied: one label to a line, many lines under each other. Most of their words
 * are anybody's (a team, a town, a programme), so they are known by their company: labels alone between lines of the site's
 * own, and no text among them.
 */

import type { Layout } from '../base/model.ts';
import { isByline } from '../look/bylines.ts';
import { isControl, isSectionName } from '../look/furniture.ts';
import { isCaption, isDateLine } from '../look/look.ts';
import type { Line } from './frames.ts';

/** Longest label: code units of Chinese; words and code units of other letters. */
const LABEL = { cjk: 8, words: 4, latin: 32 };
/** Longest sentence that a site asks or says in its menus, in code units. */
const ASKED = { cjk: 14, latin: 36 };
/** Lines of the site's own that a run of short lines has, at least, to hold a menu. */
const KNOWN = 4;
/** Lines between two of them: the more of a run is known, the more, and most before and behind all text of a dump. */
const BETWEEN = { least: 3, most: 24, outer: 60 };
/** Labels under each other that are no title and its kicker. */
const MENU = 3;
/** Labels before the first and behind the last line of the site's own, at most, at the beginning and end of a dump. */
const EDGE = 3;
/** Lines before a text in which its title may stand, whatever else stands there. */
const HEAD = 30;

/** Whether a line is short and no running text, so that a menu may go on over it. */
function isSmall({ text, cjk, prose, stops }: Line): boolean {
  return text !== '' && !prose && (!stops || text.length <= (cjk ? ASKED.cjk : ASKED.latin));
}

/** Whether a line could be a label: a few words without a mark of a sentence. */
function isLabel({ text, cjk }: Line): boolean {
  if (/[，。、；：;“”"](?!$)|[.?!]\s/u.test(text)) return false;
  if (cjk) return text.length <= LABEL.cjk;
  return text.length <= LABEL.latin && text.split(/\s+/u).length <= LABEL.words;
}

/** Short lines under each other: which, and which of them are the site's own or could be. */
interface Run {
  from: number;
  to: number;
  known: number[];
}

/**
 * Blocks that are lines of menus; `isOwn` tells those that are the site's by themselves. A line before a text that may be its
 * title is none. Generator: yields the share done.
 */
export function* findMenus(
  { blocks }: Layout,
  lines: readonly Line[],
  isOwn: (b: number) => boolean,
): Generator<number, number[]> {
  const found: number[] = [];
  const textOf = (b: number) => (lines[b] as Line).text;
  const isField = (b: number): boolean => {
    const text = textOf(b);
    return isDateLine(text) || isByline(text) || isCaption(text) || blocks[b]?.role !== undefined;
  };
  const isShort = (b: number) => isSmall(lines[b] as Line) && blocks[b]?.mark === 0;
  const readRun = ({ from, to, known }: Run): void => {
    const opens = from === 0;
    const ends = to === lines.length;
    // The last line over a text that is none of the site's own.
    let title = ends ? to : to - 1;
    while (title >= from && !ends && (isOwn(title) || isField(title) || isControl(textOf(title)))) title--;
    // Where only a label stands there, the title may be a label further up.
    const clear = ends || title < from || !isLabel(lines[title] as Line);
    const isFar = (b: number) => b < to - HEAD;
    const mayGo = (b: number): boolean => {
      if (b === title || isField(b)) return false;
      // A dump without any text may be a list of titles.
      return isLabel(lines[b] as Line) || (!(opens && ends) && (ends || isFar(b)));
    };
    const most =
      opens || ends
        ? Math.min(BETWEEN.outer, 2 * known.length)
        : Math.min(BETWEEN.most, Math.max(BETWEEN.least, known.length));
    const take = (start: number, end: number, limit: number): void => {
      if (end - start > limit) return;
      const between = Array.from({ length: end - start }, (_, i) => start + i);
      if (between.every(mayGo)) found.push(...between);
    };
    const [first, last] = [known[0] as number, known[known.length - 1] as number];
    if (opens && (clear || isFar(first))) take(from, first, EDGE);
    if (ends) take(last + 1, to, EDGE);
    known.forEach((at, k) => {
      if (!isOwn(at) && at !== title && !isField(at)) found.push(at);
      const next = known[k + 1];
      if (next === undefined || (!clear && next - at - 1 < MENU && !isFar(next))) return;
      take(at + 1, next, most);
    });
  };
  for (let from = 0, to = 0; from < lines.length; from = Math.max(to, from + 1)) {
    const known: number[] = [];
    let own = 0;
    for (to = from; to < lines.length && isShort(to); to++) {
      if (to % 4000 === 3999) yield to / lines.length;
      if (isOwn(to)) own++;
      if (isOwn(to) || isSectionName(textOf(to)) || isControl(textOf(to))) known.push(to);
    }
    if (known.length >= KNOWN && own) readRun({ from, to, known });
  }
  return found;
}
