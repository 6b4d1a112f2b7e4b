/**
 * Where a story goes on on another page of the paper and where it comes from: "(Continued on Page 6)" under its first part,
 * "(Continued from Page 1)" over its second. Such a line is the page's own; what it says ties the two parts.
 */
import type { Block, Layout } from '../base/model.ts';
import { plainOf } from '../base/plain.ts';
import { BLANK, classOf } from '../base/script.ts';

const NUMBER =
  '(?:[A-Z]?-?\\d{1,3}[A-Z]?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|back page|next page)';
const ZH_PAGE = '(?:第|本报|今日|今天)*\\s*[\\dA-Z一二三四五六七八九十]{1,4}\\s*';
/** Any such line, whole; what Chinese ones say behind the page is not looked at. */
const LINE = new RegExp(
  [
    `^[（(【\\[>\\s▶►→◀]*(?:(?:(?:下|全?文)?转|(?:上|全?文)?接)${ZH_PAGE}[版页]|(?:下转|上接)\\s*[A-Z]\\d{1,2}(?![\\d.]))`,
    `^[\\s(\\[]*continued (?:from|on) (?:page )?${NUMBER}[)\\].\\s]*$`,
    `^[\\s(\\[]*(?:continued|cont['’]?d\\.?|see|turn to|please (?:see|turn)|from)\\b.{0,40}\\b(?:page|p\\.)\\s*${NUMBER}[)\\].\\s]*$`,
    `^[\\p{L}'’ -]{2,30},\\s*(?:from|page|continued (?:on|from))\\s.{0,12}(?:[A-Z]?\\d{1,3}|one|two|three)$`,
    `^[\\s(\\[]*see [\\p{L}'’ -]{2,30},? [A-Z]\\d{1,2}[)\\].\\s]*$`,
    `^[\\s(\\[]*from (?:page )?[A-Z]\\d{1,2}[)\\].\\s]*$`,
  ].join('|'),
  'iu',
);
/** The same at the end of a paragraph and at the beginning of one, set off from its words. */
const BEHIND = new RegExp(
  `(?:[（(【\\[]\\s*(?:(?:下|全?文)?转|(?:上|全?文)?接)${ZH_PAGE}[版页]?[^（()）】\\]\\n]{0,12}[)）】\\]]|[▶►→]?\\s*下转${ZH_PAGE}[版页]|[(\\[](?:continued|cont['’]?d\\.?|please turn to|turn to)[^()\\[\\]\\n]{0,30}\\b(?:page|p\\.)\\s*${NUMBER}[)\\]])\\s*$`,
  'iu',
);
const BEFORE = new RegExp(
  `^(?:[（(【\\[]\\s*(?:上|全?文)?接${ZH_PAGE}[版页]?[^（()）】\\]\\n]{0,12}[)）】\\]]|[◀◄←]?\\s*上接${ZH_PAGE}[版页]\\s|[(\\[](?:continued|cont['’]?d\\.?) from[^()\\[\\]\\n]{0,30}\\b(?:page|p\\.)\\s*${NUMBER}[)\\]])\\s*`,
  'iu',
);
/** Longest of them, in code units. */
const LONGEST = 60;

/** Whether a line only says where a story goes on or comes from. */
export function isJumpLine(line: string): boolean {
  if (line.length > LONGEST) return false;
  const text = plainOf(line);
  if (!LINE.test(text)) return false;
  // Words of the story may follow on the same line.
  const before = BEFORE.exec(text);
  return !before || before[0].length >= text.length;
}

/** Parts what says so at the edges of a block off its words; one block where nothing does. */
function partBlock(text: string, block: Block): Block[] {
  if (block.holes || block.field) return [block];
  const parts: Block[] = [];
  let { start, end } = block;
  const before = BEFORE.exec(plainOf(text.slice(start, Math.min(end, start + LONGEST))));
  if (before && start + before[0].length < end) {
    parts.push({ ...block, end: start + before[0].trimEnd().length, lines: 1, field: 'jump' });
    start += before[0].length;
  }
  const near = Math.max(start, end - LONGEST);
  const behind = BEHIND.exec(plainOf(text.slice(near, end)));
  const cut = behind ? near + behind.index : end;
  if (behind && cut > start) {
    const from = cut + (/^\s*/u.exec(text.slice(cut, end))?.[0].length ?? 0);
    const to = end;
    end = cut;
    while (end > start && classOf(text.charCodeAt(end - 1)) === BLANK) end--;
    parts.push({ ...block, start: from, end: to, gap: 0, lines: 1, glued: true, field: 'jump' });
  }
  if (!parts.length) return [block];
  parts.push({ ...block, start, end, gap: before ? 0 : block.gap });
  return parts.sort((x, y) => x.start - y.start);
}

/** Whether a line is the word in capitals under which a story goes on, over or under the line that says so. */
function isCatchword(text: string, { start, end, mark, lines }: Block): boolean {
  if (end - start > 24 || lines > 1) return false;
  const line = text.slice(start, end);
  return /^\p{Lu}{3,}(?:[\s'’-]\p{Lu}+){0,2}$/u.test(line) && mark < 5;
}

/**
 * Parts what says where a story goes on off the paragraphs of a layout, as furniture of its own, and the catchwords of
 * second parts with it. Generator: yields the share done.
 */
export function* readJumps(text: string, layout: Layout): Generator<number, Layout> {
  const blocks: Block[] = [];
  const moved: number[] = [];
  for (let k = 0; k < layout.blocks.length; k++) {
    if (k % 4000 === 3999) yield k / layout.blocks.length;
    moved.push(blocks.length);
    const block = layout.blocks[k] as Block;
    const isFrom = (at: number): boolean => {
      const other = layout.blocks[at];
      if (!other || other.end - other.start > LONGEST) return false;
      const line = text.slice(other.start, other.end);
      return isJumpLine(line) && jumpOf(line)?.kind === 'from';
    };
    if (isCatchword(text, block) && (isFrom(k + 1) || isFrom(k - 1)))
      blocks.push({ ...block, field: 'jump' });
    else blocks.push(...partBlock(text, block));
  }
  moved.push(blocks.length);
  return { blocks, markers: layout.markers.map((m) => ({ ...m, before: moved[m.before] as number })) };
}

/** What a jump line says: to or from, which page, and the word it names the story by. */
export interface Jump {
  kind: 'to' | 'from';
  page: string;
  word: string;
}

const SAYS = new RegExp(
  `(?:((?:下|文)?转)|((?:上|文)?接))(?:第|本报|今日|今天)*\\s*([\\dA-Z一二三四五六七八九十]{1,4})|\\b(${NUMBER})[)\\].\\s]*$`,
  'iu',
);
/** In capitals, the word under which a story goes on: "See RIVER, Page 6", "RIVER, from page 1". */
const WORD = /(?:\b(?:[Ss]ee|SEE)\s+|^[\s([]*)((?:\p{Lu}{3,}[\s'’-]*){1,4})(?=,|\s+[Oo]n\b|\s*\/)/u;

/** What a jump line says, or null where it is none. */
export function jumpOf(line: string): Jump | null {
  const text = plainOf(line);
  const hit = SAYS.exec(text);
  if (!hit || !(isJumpLine(line) || BEHIND.test(text) || BEFORE.test(text))) return null;
  const from = hit[2] !== undefined || /\bfrom\b/iu.test(text);
  return {
    kind: from ? 'from' : 'to',
    page: hit[3] ?? hit[4] ?? '',
    word: (WORD.exec(line)?.[1] ?? '').trim().toLowerCase(),
  };
}
