/** Ends of lines and pairs of lines: links glued to a paragraph, names and the office under them. */

import type { Block, Layout } from '../base/model.ts';
import { BLANK, classOf } from '../base/script.ts';
import { isByline } from '../look/bylines.ts';

/** A link that opens the rest, at the end of a line. */
const MORE =
  /(?:[[【(（<]\s*(?:详细|详情|全文|更多|阅读全文|查看全文|查看详情|点击查看|展开全文|more|full (?:story|text)|read more|continued|permalink)\s*[\]】)）>]|(?:阅读全文|查看全文|查看详情|查看更多|查看原文|阅读原文|点击查看)\s*[>›»→]*|\b(?:Continue [Rr]eading|Read (?:[Mm]ore|the (?:full|rest)[\w ]{0,20})|(?:Full|More) (?:[Ss]tory|[Aa]rticle))\s*(?:\.{3}|…|[>›»→]+)?|[>›»→]{2,})$/u;

/** Longest such link, in code units. */
const LINK = 40;

/** Parts links off the ends of paragraphs, as furniture of their own. */
function partLinks(text: string, block: Block): Block[] {
  if (block.holes || block.field || block.mark) return [block];
  const from = Math.max(block.start, block.end - LINK);
  const hit = MORE.exec(text.slice(from, block.end));
  if (!hit || from + hit.index <= block.start + 6) return [block];
  let end = from + hit.index;
  const start = end;
  while (end > block.start && classOf(text.charCodeAt(end - 1)) === BLANK) end--;
  return [
    { ...block, end },
    { ...block, start, gap: 0, lines: 1, row: false, glued: true, field: 'chrome' },
  ];
}

const NAME = /^\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,3}$/u;
const OFFICE =
  /^(?:(?:Staff|Senior|Special|Chief|Contributing|News|Sports|City|Foreign|Business|Political|Associated Press|AP|Reuters)\s){0,3}(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Cc]olumnist|[Cc]ontributor|STAFF WRITER|STAFF REPORTER)s?$/u;

/** Whether `next` tells the office of whom `block` names: the two lines are one byline. */
function isOffice(text: string, block: Block, next: Block | undefined): boolean {
  if (!next || next.gap > 1 || next.mark || block.mark || block.glued) return false;
  if (block.end - block.start > 60 || next.end - next.start > 40) return false;
  return OFFICE.test(text.slice(next.start, next.end)) && NAME.test(text.slice(block.start, block.end));
}

/** Whether `next` goes on with the headline in `block`: it begins small, and a byline follows. */
function continuesTitle(
  text: string,
  block: Block,
  next: Block | undefined,
  over: Block | undefined,
): boolean {
  if (
    !next ||
    !over ||
    next.gap > 0 ||
    next.mark ||
    block.mark ||
    block.glued ||
    block.lines + next.lines > 2
  )
    return false;
  if (block.end - block.start > 70 || next.end - next.start > 70 || over.end - over.start > 90) return false;
  const [a, b] = [text.slice(block.start, block.end), text.slice(next.start, next.end)];
  return (
    /^\p{Lu}.*[\p{L}\d]$/u.test(a) &&
    /^\p{Ll}[\p{L}\s’'-]*$/u.test(b) &&
    !/^by\b/u.test(b) &&
    isByline(text.slice(over.start, over.end))
  );
}

/** Reads the ends of a layout's lines; the markers stay where they stand. Generator: yields the share done. */
export function* readTails(text: string, layout: Layout): Generator<number, Layout> {
  const blocks: Block[] = [];
  const moved: number[] = [];
  const marked = new Set(layout.markers.map((m) => m.before));
  for (let k = 0; k < layout.blocks.length; k++) {
    if (k % 4000 === 3999) yield k / layout.blocks.length;
    const block = layout.blocks[k] as Block;
    const next = layout.blocks[k + 1];
    moved.push(blocks.length);
    if (
      next &&
      !marked.has(k + 1) &&
      (isOffice(text, block, next) || continuesTitle(text, block, next, layout.blocks[k + 2]))
    ) {
      blocks.push({ ...block, end: next.end, lines: block.lines + next.lines });
      moved.push(blocks.length);
      k++;
    } else blocks.push(...partLinks(text, block));
  }
  moved.push(blocks.length);
  return { blocks, markers: layout.markers.map((m) => ({ ...m, before: moved[m.before] as number })) };
}
