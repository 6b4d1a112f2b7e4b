/**
 * What is left of markup in a dump: HTML tags and entities, Markdown emphasis and quote marks. Edges of a line are
 * freed of them before anything is read there; tags inside a line part it or fall out of it.
 */
import type { Block, Layout, Marker, Range } from '../base/model.ts';
import { BLANK, classOf } from '../base/script.ts';

/** Elements of HTML that may be left over; those after which a line ends in a browser, and those within a line. */
const PARTING =
  'p|br|hr|div|details|summary|h[1-6]|ul|ol|li|dl|dt|dd|table|tbody|thead|tr|td|th|blockquote|section|article|header|footer|nav|main|figure|figcaption|center|form|html|body|head|title';
const INLINE =
  'a|b|i|u|s|em|strong|span|font|img|small|big|sub|sup|strike|code|pre|cite|mark|label|button|input|select|option|script|style|meta|link|iframe|video|source|time';
const TAG = new RegExp(
  `<!DOCTYPE[^<>\\n]{0,200}>|<!--[^\\n]{0,200}?-->|</?(?:${PARTING}|${INLINE})(?:\\s[^<>\\n]{0,400})?/?>`,
  'iuy',
);
const ENTITY = /&(?:nbsp|emsp|ensp|thinsp|zwnj|zwj|#160|#8203|#12288|#x[aA]0);/uy;
/** Tags that need no closing partner in the dump to be believed. */
const SINGLE = /^<(?:!|\/?(?:br|hr|p|img|meta|link|input|html|body)\b)|^<\/|\s\w+=|\/>$/iu;

/** A tag or blank entity at `at`, or null. `<C>` and its like, in capitals and without a partner, are words. */
function tagAt(text: string, at: number, partners: ReadonlySet<string>): string | null {
  const code = text.charCodeAt(at);
  if (code === 0x26) {
    ENTITY.lastIndex = at;
    return ENTITY.exec(text)?.[0] ?? null;
  }
  if (code !== 0x3c) return null;
  TAG.lastIndex = at;
  const hit = TAG.exec(text)?.[0];
  if (!hit) return null;
  const name = /^<\/?([a-z][a-z\d]*)/iu.exec(hit)?.[1];
  if (!name) return hit;
  if (!partners.has(name) && (name !== name.toLowerCase() || !SINGLE.test(hit))) return null;
  return hit;
}

/** Names of elements that are closed somewhere in the dump, as they are written there. */
function closedNames(text: string): Set<string> {
  const names = new Set<string>();
  for (const hit of text.matchAll(/<\/([a-z][a-z\d]{0,10})\s{0,4}>/giu)) names.add(hit[1] as string);
  return names;
}

/** A link or picture of Markdown: what stands before its words, they, and what stands behind. */
const LINK = /(!?\[)([^\]\n]{0,200})(\]\((?:[^()\s]|\([^()\s]*\)){0,500}(?:\s"[^"\n]{0,100}")?\))/uy;
/** A picture that leads somewhere. */
const LINKED_PICTURE = /\[!\[[^\]\n]{0,200}\]\([^()\s]{0,500}\)\]\((?:[^()\s]|\([^()\s]*\)){0,500}\)/uy;
/** Words emphasised inside a line. */
const STRONG = /(\*\*|__)((?![\s*_])[^*_\n]{1,120}(?<![\s*_]))(\*\*|__)/uy;

/** The marks of Markdown's links and emphasis in `[start, end)`, ascending. Linear: what matched is passed over. */
function markdownIn(text: string, start: number, end: number): Range[] {
  const found: Range[] = [];
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code !== 0x5b && code !== 0x21 && code !== 0x2a && code !== 0x5f) continue;
    LINKED_PICTURE.lastIndex = i;
    const picture = code === 0x5b ? LINKED_PICTURE.exec(text)?.[0] : undefined;
    if (picture && i + picture.length <= end) {
      found.push([i, i + picture.length]);
      i += picture.length - 1;
      continue;
    }
    for (const pattern of [LINK, STRONG]) {
      pattern.lastIndex = i;
      const hit = pattern.exec(text);
      if (!hit || i + hit[0].length > end) continue;
      const from = i + (hit[1] as string).length;
      const to = from + (hit[2] as string).length;
      found.push([i, from], ...markdownIn(text, from, to), [to, i + hit[0].length]);
      i += hit[0].length - 1;
      break;
    }
  }
  return found;
}

/** A line that is a picture and nothing else. */
function isPicture(text: string, { start, end }: Block): boolean {
  const line = text.slice(start, Math.min(end, start + 1240));
  if (line.startsWith('![')) return /^!\[[^\]\n]{0,200}\]\(\S{0,500}\)$/u.test(line);
  LINKED_PICTURE.lastIndex = 0;
  return line.startsWith('[![') && LINKED_PICTURE.exec(line)?.[0].length === line.length;
}

/** Links of Markdown in a line, wherever they stand. */
const LINKS = /\[[^\]\n]{1,200}\]\((?:[^()\s]|\([^()\s]*\)){0,500}(?:\s"[^"\n]{0,100}")?\)/gu;

/** Whether a line is links of Markdown and what stands before and between links. */
function isLinks(text: string, { start, end }: Block): boolean {
  if (end - start > 2000) return false;
  const line = text.slice(start, end);
  return line.includes('](') && !/[^\s*+\-•·|>/»›\d.]/u.test(line.replace(LINKS, ''));
}

/** What the edges of a block give up, and what is left of it. */
interface Freed {
  start: number;
  end: number;
  mark: number;
  quoted: boolean;
  bold: boolean;
  /** Named as the title of the page, not of a text. */
  paged: boolean;
  off: Range[];
}

const EMPHASIS = /^(\*{1,3}|_{1,3})(?=\S)/u;

/** Takes tags, entities, emphasis and a quote mark off the edges of `[start, end)`. */
function freeEdges(text: string, block: Block, partners: ReadonlySet<string>): Freed {
  const freed: Freed = {
    start: block.start,
    end: block.end,
    mark: block.mark,
    quoted: false,
    bold: false,
    paged: false,
    off: [],
  };
  const trim = () => {
    while (freed.start < freed.end && classOf(text.charCodeAt(freed.start)) === BLANK) freed.start++;
    while (freed.end > freed.start && classOf(text.charCodeAt(freed.end - 1)) === BLANK) freed.end--;
  };
  for (let turns = 0; turns < 40; turns++) {
    trim();
    const { start, end } = freed;
    if (start >= end) break;
    const tag = tagAt(text, start, partners);
    if (tag && start + tag.length <= end) {
      const depth = /^<h([1-6])\b/iu.exec(tag);
      if (depth) freed.mark = Number(depth[1]);
      if (/^<title\b/iu.test(tag)) freed.paged = true;
      freed.off.push([start, start + tag.length]);
      freed.start += tag.length;
      continue;
    }
    const last = text.charCodeAt(end - 1);
    if (last === 0x3e || last === 0x3b) {
      const near = Math.max(start, end - 420);
      const from = near + text.slice(near, end).lastIndexOf(last === 0x3e ? '<' : '&');
      const closing = from >= near ? tagAt(text, from, partners) : null;
      if (closing && from + closing.length === end) {
        freed.off.push([from, end]);
        freed.end = from;
        continue;
      }
    }
    if (text.charCodeAt(start) === 0x3e && classOf(text.charCodeAt(start + 1)) === BLANK) {
      freed.off.push([start, start + 1]);
      freed.start++;
      freed.quoted = true;
      continue;
    }
    const stars = EMPHASIS.exec(text.slice(start, Math.min(end, start + 4)))?.[1];
    if (stars && end - start > 2 * stars.length && end - start < 240 && text.endsWith(stars, end)) {
      const inner = text.slice(start + stars.length, end - stars.length);
      // Emphasis round the whole line, not two emphasised words at its ends.
      if (!inner.includes(stars) && /\S$/u.test(inner)) {
        freed.off.push([start, start + stars.length], [end - stars.length, end]);
        freed.start += stars.length;
        freed.end -= stars.length;
        freed.bold = stars.length > 1;
        continue;
      }
    }
    break;
  }
  trim();
  return freed;
}

/** A line that is links and nothing else but what parts them. */
function isLinkRow(text: string, { start, end }: Block): boolean {
  if (end - start > 2000 || text.charCodeAt(start) !== 0x3c) return false;
  const line = text.slice(start, end);
  const links = line.match(/<a\s[^<>]*>[^<>]{0,60}<\/a>/giu)?.length ?? 0;
  return (
    links >= 2 &&
    line.replace(/<a\s[^<>]*>[^<>]{0,60}<\/a>/giu, '').replace(/&(?:gt|raquo|nbsp|rsaquo);|[\s>|/·-]/gu, '')
      .length <= 12
  );
}

/** Tags inside a block: parts at tags that end lines, with holes where inline tags stand. */
function partInside(
  text: string,
  block: Block,
  partners: ReadonlySet<string>,
): { parts: Block[]; off: Range[] } {
  const parts: Block[] = [];
  const off: Range[] = [];
  let holes: Range[] = [];
  let from = block.start;
  const close = (to: number) => {
    let start = from;
    let end = to;
    let first = 0;
    let last = holes.length - 1;
    // Holes at the edges are none of its own.
    for (let moved = true; moved; ) {
      moved = false;
      while (start < end && classOf(text.charCodeAt(start)) === BLANK) start++;
      while (end > start && classOf(text.charCodeAt(end - 1)) === BLANK) end--;
      while (first <= last && (holes[first] as Range)[0] <= start) {
        start = Math.max(start, (holes[first++] as Range)[1]);
        moved = true;
      }
      while (last >= first && (holes[last] as Range)[1] >= end) {
        end = Math.min(end, (holes[last--] as Range)[0]);
        moved = true;
      }
    }
    if (start < end) {
      const inside = holes.filter(([a, b]) => a >= start && b <= end);
      const part: Block = { ...block, start, end, gap: parts.length ? 0 : block.gap };
      if (inside.length) part.holes = inside;
      if (parts.length) {
        part.glued = true;
        delete part.row;
      }
      parts.push(part);
    }
    holes = [];
  };
  const marks = markdownIn(text, block.start, block.end);
  let m = 0;
  for (let i = block.start; i < block.end; i++) {
    const mark = marks[m];
    if (mark && mark[0] === i) {
      m++;
      if (mark[1] === mark[0]) continue;
      off.push(mark);
      holes.push(mark);
      i = mark[1] - 1;
      continue;
    }
    const code = text.charCodeAt(i);
    if (code !== 0x3c && code !== 0x26) continue;
    const tag = tagAt(text, i, partners);
    if (!tag || i + tag.length > block.end) continue;
    off.push([i, i + tag.length]);
    if (new RegExp(`^</?(?:${PARTING})\\b`, 'iu').test(tag)) {
      close(i);
      from = i + tag.length;
    } else holes.push([i, i + tag.length]);
    i += tag.length - 1;
  }
  close(block.end);
  return { parts, off };
}

/**
 * Frees the blocks of a layout of left-over markup; what is taken off becomes markers, so that the layout still
 * holds every non-blank code unit once. Linear: every code unit is looked at a bounded number of times.
 * Generator: yields the share done.
 */
export function* readMarkup(text: string, layout: Layout): Generator<number, Layout> {
  const partners = closedNames(text);
  const blocks: Block[] = [];
  const markers: Marker[] = [];
  let m = 0;
  for (let b = 0; b < layout.blocks.length; b++) {
    if (b % 4000 === 3999) yield b / layout.blocks.length;
    const block = layout.blocks[b] as Block;
    for (; m < layout.markers.length && (layout.markers[m] as Marker).before <= b; m++) {
      markers.push({ ...(layout.markers[m] as Marker), before: blocks.length });
    }
    if (isLinkRow(text, block) || isPicture(text, block)) {
      blocks.push({ ...block, field: 'chrome' });
      continue;
    }
    const first = text.charCodeAt(block.start);
    const last = text.charCodeAt(block.end - 1);
    const marked =
      first === 0x3c ||
      first === 0x26 ||
      first === 0x2a ||
      first === 0x5f ||
      first === 0x3e ||
      last === 0x3e ||
      last === 0x3b;
    const line = text.slice(block.start, block.end);
    const tagged =
      marked || line.includes('<') || line.includes('&nbsp') || line.includes('](') || line.includes('**');
    if (!tagged) {
      blocks.push(block);
      continue;
    }
    const links = isLinks(text, block);
    const { start, end, mark, quoted, bold, paged, off } = freeEdges(text, block, partners);
    if (start >= end) {
      // A line of tags alone: a rule parts articles, the others are only in the way.
      markers.push({
        start: block.start,
        end: block.end,
        alone: /^<hr\b/iu.test(text.slice(block.start, block.start + 4)),
        before: blocks.length,
      });
      continue;
    }
    const inside = partInside(text, { ...block, start, end, mark }, partners);
    for (const [a, e] of [...off, ...inside.off])
      markers.push({ start: a, end: e, alone: false, before: blocks.length });
    if (bold && inside.parts.length === 1) (inside.parts[0] as Block).bold = true;
    if (quoted && inside.parts.length === 1) (inside.parts[0] as Block).quoted = true;
    if (links) for (const part of inside.parts) part.links = true;
    if (paged && inside.parts.length === 1) (inside.parts[0] as Block).field = 'chrome';
    for (const part of inside.parts) blocks.push(part);
  }
  for (; m < layout.markers.length; m++)
    markers.push({ ...(layout.markers[m] as Marker), before: blocks.length });
  return { blocks, markers };
}
