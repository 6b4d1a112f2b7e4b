/**
 * What another paragraph tells in full: a sentence of it set apart on the page, or its beginning told before the
 * article, as front pages and lists of links do. The paragraph stays; the part of it goes.
 */

import { cjkOf, type Letters, sameLetters, sizeOf } from '../base/letters.ts';
import type { Block } from '../base/model.ts';
import { Pace } from '../base/pace.ts';
import { BLANK, CLOSE, classOf, OPEN, STOP } from '../base/script.ts';
import { type Copy, newCopy } from './copy.ts';
import { formulaSize, isNoise, type Match } from './twins.ts';

/** How far around a sentence its paragraph may stand, in blocks. */
const NEAR = 5;
/** Lines of the site's own behind an article, at most, that are looked past. */
const LINES = 12;
/** Letters of a sentence that is looked for so, at least. */
const LEAST = { cjk: 14, latin: 40 };
/** Lines between a paragraph and the title of its article, at most. */
const HEAD = 5;

/** Whether a block ends as a sentence does. */
export function endsInStop(text: string, { start, end }: Block): boolean {
  let i = end - 1;
  while (i > start && classOf(text.charCodeAt(i)) & (CLOSE | BLANK) && !(classOf(text.charCodeAt(i)) & STOP))
    i--;
  return (classOf(text.charCodeAt(i)) & STOP) !== 0;
}

/** The last marks and letters of a block. */
function endOf(text: string, { start, end }: Block): string {
  return text.slice(Math.max(start, end - 4), end);
}

/** Whether block `b` breaks off on purpose: an ellipsis, or no stop at all. */
function breaksOff(text: string, block: Block): boolean {
  return /(?:\.{3}|…|···|。。。)["”’」)]?$/u.test(endOf(text, block)) || !endsInStop(text, block);
}

/** Whether a sentence begins at raw offset `at` of a block, or ends there. */
function isEdge(text: string, block: Block, at: number, side: 'start' | 'end'): boolean {
  if (side === 'start') {
    let i = at - 1;
    while (
      i >= block.start &&
      classOf(text.charCodeAt(i)) & (BLANK | OPEN) &&
      !(classOf(text.charCodeAt(i)) & STOP)
    )
      i--;
    while (
      i >= block.start &&
      classOf(text.charCodeAt(i)) & (CLOSE | BLANK) &&
      !(classOf(text.charCodeAt(i)) & STOP)
    )
      i--;
    return i < block.start || (classOf(text.charCodeAt(i)) & STOP) !== 0;
  }
  let i = at;
  while (i < block.end && classOf(text.charCodeAt(i)) & CLOSE && !(classOf(text.charCodeAt(i)) & STOP)) i++;
  return i >= block.end || (classOf(text.charCodeAt(i)) & STOP) !== 0;
}

/**
 * Marks sentences set apart from a paragraph near by. No title may stand between the two, nor anything that parts
 * articles: a formula that two articles tell is told once in each. Generator: yields every so often.
 */
export function* markQuotes(
  text: string,
  blocks: readonly Block[],
  letters: Letters,
  of: (Copy | undefined)[],
  breaks: Uint8Array,
): Generator<void, void> {
  const { units, from, raw } = letters;
  const pace = new Pace();
  const isLine = (b: number): boolean => {
    const block = blocks[b] as Block;
    return block.mark > 0 || sizeOf(letters, b) < 12 || !(endsInStop(text, block) || sizeOf(letters, b) > 60);
  };
  // What closes its article was set apart from nothing: the article says it again.
  const closes = (b: number): boolean => {
    let u = b + 1;
    while (u < blocks.length && breaks[u] !== 1 && u - b <= LINES && isLine(u)) u++;
    return u >= blocks.length || breaks[u] === 1;
  };
  for (let b = 0; b < blocks.length; b++) {
    const size = sizeOf(letters, b);
    const block = blocks[b] as Block;
    const own = of[b];
    if (pace.due(10)) yield;
    if (size > 200 || block.mark || (own && !own.doubtful && (!own.torn || own.inRun || of[b + 1]?.inRun)))
      continue;
    if (size < (cjkOf(letters, b) > 0.3 ? LEAST.cjk : LEAST.latin) || !endsInStop(text, block)) continue;
    if (closes(b)) continue;
    const start = from[b] as number;
    const look = (u: number): boolean => {
      const whole = sizeOf(letters, u);
      if (whole < 1.2 * size + 6 || of[u]) return false;
      const first = units[start] as number;
      for (let i = from[u] as number, last = (from[u + 1] as number) - size; i <= last; i++) {
        if (units[i] !== first || !sameLetters(units, i, start, size)) continue;
        const twin = blocks[u] as Block;
        return (
          isEdge(text, twin, raw[i] as number, 'start') &&
          isEdge(text, twin, (raw[i + size - 1] as number) + 1, 'end')
        );
      }
      return false;
    };
    for (const step of [-1, 1] as const) {
      for (let k = 1, u = b + step; k <= NEAR && u >= 0 && u < blocks.length; k++, u += step) {
        if (breaks[step < 0 ? u + 1 : u] === 1) break;
        if (pace.due(sizeOf(letters, u))) yield;
        if (look(u)) {
          of[b] = newCopy(b, u, { torn: true, passage: true });
          break;
        }
        if (isLine(u)) break;
      }
      if (of[b]?.passage) break;
    }
  }
}

/** Letters beside names in book-title marks from which on a line tells something of its own. */
const OWN = 14;

/** Whether a block is names in book-title marks and hardly a word beside them: whoever tells of the works says them. */
export function isNames(text: string, { start, end }: Block): boolean {
  const line = text.slice(start, end);
  const rest = line.replace(/《[^《》]*》?/gu, '');
  return rest.length < line.length && rest.replace(/[^\p{L}\p{N}]/gu, '').length < OWN;
}

/** Whether a block tells figures of its own, two and more: no sentence that is said in every article. */
export function countsFigures(text: string, { start, end }: Block): boolean {
  return (text.slice(start, Math.min(end, start + 400)).match(/\d+(?:[.,/]\d+)*/gu)?.length ?? 0) >= 2;
}

/** A block that a later one tells in full, as the search for copies met it. */
export interface Told {
  part: number;
  whole: number;
  match: Match;
}

/**
 * Marks beginnings told before their article, with the title that stands over both. Sure where the part breaks off,
 * or stands under the same title.
 */
export function markTeasers(
  text: string,
  blocks: readonly Block[],
  letters: Letters,
  of: (Copy | undefined)[],
  same: Int32Array,
  told: readonly Told[],
  isTitle: (b: number) => boolean,
): void {
  // A title is often told again by the first sentence of what it heads.
  const heads = (part: number, whole: number): boolean => {
    if (
      !isTitle(part) ||
      whole - part > HEAD ||
      /(?:\.{3}|…|···)["”’」)]?$/u.test(endOf(text, blocks[part] as Block))
    )
      return false;
    for (let b = part + 1; b < whole; b++) if (sizeOf(letters, b) > 90) return false;
    return true;
  };
  for (const { part, whole, match } of told) {
    if ((of[part] && !of[part]?.doubtful) || of[whole] || !isNoise(match)) continue;
    const block = blocks[part] as Block;
    if (heads(part, whole) || isNames(text, block)) continue;
    // `match` is told from the whole's side: where the part stands in it.
    const begins = match.from <= 2;
    const titles = titlesOver(blocks, letters, same, part, whole);
    const long = sizeOf(letters, part) >= 1.5 * formulaSize(letters, part);
    if (!begins && !long) continue;
    const sure =
      (begins && (titles.length > 0 || breaksOff(text, block))) || (long && !endsInStop(text, block));
    of[part] = newCopy(part, whole, { distance: match.distance, torn: true, passage: sure, alone: !sure });
    if (!sure) continue;
    for (const [line, twin] of titles)
      if (!of[line] && (!of[twin] || of[twin]?.twin === line)) {
        of[twin] = undefined;
        of[line] = newCopy(line, twin, { inRun: true, passage: true });
      }
  }
}

/** Lines right over the part that stand over the whole as well: its title, its date. */
function titlesOver(
  blocks: readonly Block[],
  letters: Letters,
  same: Int32Array,
  part: number,
  whole: number,
): [line: number, twin: number][] {
  const pairs: [number, number][] = [];
  for (let p = part - 1; p >= 0 && part - p <= 3; p--) {
    if (sizeOf(letters, p) > 90) break;
    let met = false;
    for (let w = whole - 1; w > part && whole - w <= HEAD && !met; w--) {
      if (sizeOf(letters, w) > 90) break;
      if (same[w] !== same[p] || sizeOf(letters, p) < 4) continue;
      pairs.push([p, w]);
      met = true;
    }
    if (!met) break;
  }
  return pairs;
}
