/**
 * Titles told once more by the first words of the text under them, as pages come out that print their title in the text as
 * well: the words are set apart, to be known as a copy. So is the page they stood on, where the line begins with it.
 */

import { foldOf } from '../base/letters.ts';
import type { Block, Layout, Marker } from '../base/model.ts';
import { BLANK, classOf } from '../base/script.ts';
import { isByline } from '../look/bylines.ts';
import { opensWithDateline } from '../look/datelines.ts';
import { isDateLine } from '../look/look.ts';

/** Letters of a title that is told again, at least: fewer may begin a sentence about the same. */
const LEAST = { cjk: 6, latin: 16 };
/** Longest title looked at, in code units. */
const LONGEST = 130;
/** Code units that a text goes on for behind its title, at least. */
const REST = 20;
/** Code units of it that show how it begins. */
const PHRASE = 80;

const PAGE = /^第\s?[\dA-Z]{1,3}\s?版[^\s:：]{0,12}[:：]\s*/u;
const NUMBER = /^\d{1,3}[.、．]\s*(?=\S)/u;

/** Where the number before a title ends; its beginning where it has none. */
function numberEnd(text: string, { start, end }: Block): number {
  return start + (NUMBER.exec(text.slice(start, Math.min(end, start + 8)))?.[0].length ?? 0);
}

/** Where the words of `title` end that `block` begins with from `at` on; -1 where it does not. */
function echoEnd(text: string, title: Block, block: Block, at: number): number {
  let told = 0;
  let wide = 0;
  let j = at;
  for (let i = numberEnd(text, title); i < title.end; i++) {
    const letter = foldOf(text.charCodeAt(i));
    if (!letter) continue;
    while (j < block.end && !foldOf(text.charCodeAt(j))) j++;
    if (j >= block.end || foldOf(text.charCodeAt(j)) !== letter) return -1;
    told++;
    if (text.charCodeAt(i) >= 0x2e80) wide++;
    j++;
  }
  if (told < (wide > 0.3 * told ? LEAST.cjk : LEAST.latin)) return -1;
  // Marks that close the title are its own.
  while (j < block.end && !foldOf(text.charCodeAt(j)) && classOf(text.charCodeAt(j)) !== BLANK) j++;
  return j;
}

/**
 * Whether a text begins at `at` behind its title: after a blank, in English with a capital, in Chinese with a sentence or a
 * dateline. More phrases set off by blanks are the rest of a longer headline.
 */
function begins(text: string, at: number, block: Block): boolean {
  if (block.end - at < REST || classOf(text.charCodeAt(at)) !== BLANK) return false;
  const rest = text.slice(at, Math.min(block.end, at + PHRASE)).trimStart();
  if (/^\p{Ll}/u.test(rest)) return false;
  if (!/^[^\s。！？]*\p{Script=Han}/u.test(rest)) return true;
  return (
    !/^[^。！？]{2,}?\s/u.test(rest) || opensWithDateline(rest) || isByline(rest.split(/\s/u)[0] as string)
  );
}

/** Whether a line can be a title that is told again: no field, no dateline. */
function isTitle(text: string, { start, end, lines, field, role, holes }: Block): boolean {
  if (lines > 1 || field || holes || (role && role !== 'title')) return false;
  const line = text.slice(start, end);
  return !isByline(line) && !isDateLine(line) && !opensWithDateline(line);
}

/** Sets the echoes of titles apart in a layout; the marks before them become markers. Generator: yields the share done. */
export function* readEchoes(text: string, layout: Layout): Generator<number, Layout> {
  const blocks: Block[] = [];
  const markers: Marker[] = [];
  let m = 0;
  const mark = (start: number, end: number): void => {
    let to = end;
    while (to > start && classOf(text.charCodeAt(to - 1)) === BLANK) to--;
    if (to > start) markers.push({ start, end: to, alone: false, before: blocks.length });
  };
  for (let k = 0; k < layout.blocks.length; k++) {
    if (k % 4000 === 3999) yield k / layout.blocks.length;
    for (; m < layout.markers.length && (layout.markers[m] as Marker).before <= k; m++)
      markers.push({ ...(layout.markers[m] as Marker), before: blocks.length });
    const block = layout.blocks[k] as Block;
    const title = layout.blocks[k - 1];
    if (
      !title ||
      block.holes ||
      block.field ||
      block.mark ||
      block.role ||
      title.end - title.start > LONGEST
    ) {
      blocks.push(block);
      continue;
    }
    const at =
      block.start +
      (PAGE.exec(text.slice(block.start, Math.min(block.end, block.start + 30)))?.[0].length ?? 0);
    const end = echoEnd(text, title, block, at);
    if (end < 0 || !begins(text, end, block) || !isTitle(text, title)) {
      blocks.push(block);
      continue;
    }
    const own = blocks[blocks.length - 1] as Block;
    const number = numberEnd(text, title);
    if (own.start === title.start && number > title.start) {
      // The number is none of the words that are told again.
      const last = blocks.pop() as Block;
      mark(title.start, number);
      blocks.push({ ...last, start: number });
    }
    mark(block.start, at);
    blocks.push({ ...block, start: at, end, echo: true });
    let rest = end;
    while (classOf(text.charCodeAt(rest)) === BLANK) rest++;
    blocks.push({ ...block, start: rest, gap: 0, row: false, glued: true });
  }
  for (; m < layout.markers.length; m++)
    markers.push({ ...(layout.markers[m] as Marker), before: blocks.length });
  return { blocks, markers };
}
