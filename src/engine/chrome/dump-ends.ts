/**
 * Furniture at a dump's beginning and end: the title of a digest with what it says of itself, and what stands in one run
 * with furniture there.
 */

import type { Block, Layout } from '../base/model.ts';
import { plainOf } from '../base/plain.ts';
import { isByline } from '../look/bylines.ts';
import { isLabelRow, isSectionName } from '../look/furniture.ts';
import { isCaption, isDateLine } from '../look/look.ts';
import type { Line } from './frames.ts';

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

/**
 * Rows of labels with blanks between, above everything the dump tells: the menus of a site's front page. Where no label is
 * the name of a section two rows and more tell them.
 */
export function findLabelRows({ blocks }: Layout, lines: readonly Line[]): number[] {
  const rows: number[] = [];
  let named = false;
  for (let b = 0; b < lines.length && b < RUN; b++) {
    const { text, prose, stops } = lines[b] as Line;
    if (prose || stops || blocks[b]?.mark) break;
    if (!isLabelRow(text)) continue;
    rows.push(b);
    named ||= text.split(/\s+/u).some(isSectionName);
  }
  return named || rows.length > 1 ? rows : [];
}

/** Lines of a run that are looked at, at each end of the dump. */
const RUN = 14;
/** Lines between two of furniture from which on a run ends. */
const FEW = 3;
/** Shortest title that is told by the date or author under it, in code units: the names of sites are shorter. */
const TITLE = { cjk: 10, latin: 30 };

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
  // A line as long as titles are, right over what tells its date or author.
  const headsMeta = (b: number): boolean => {
    const [line, next] = [lines[b] as Line, lines[b + 1]];
    if (!next || line.text.length < (line.cjk ? TITLE.cjk : TITLE.latin)) return false;
    return blocks[b + 1]?.role !== undefined || isDateLine(next.text) || isByline(next.text);
  };
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
      for (let b = 0; b < end; b++) if (!isSure(b) && plain(b) && !headsMeta(b)) more.push(b);
    }
  }
  return more;
}
