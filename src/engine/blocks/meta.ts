/**
 * Lines about the article rather than of it: when, by whom, from where, how often read. Such a line is parted at
 * wide blanks, bars and boxes, and each part is told by its own label.
 */

import type { Block, Layout, Marker, Range } from '../base/model.ts';
import { plainOf } from '../base/plain.ts';
import { cjkShare } from '../base/script.ts';
import { isByline, isLatinNames, isNamesOnly } from '../look/bylines.ts';
import { furnitureLook, isSectionName } from '../look/furniture.ts';
import { endsWithStop, isDateLine, titleLook } from '../look/look.ts';
import { isMastheadLine, isRunningHead } from '../look/mastheads.ts';

/** What a part of such a line says. */
type Kind = 'date' | 'byline' | 'source' | 'chrome';

interface Part {
  start: number;
  end: number;
  kind: Kind | null;
}

/** Longest line read so, in code units. */
const LONGEST = 170;

/** A paper, agency, station or site by its own name. */
const PRESS =
  /^[一-龥]{2,10}(?:日报|晚报|早报|晨报|午报|时报|商报|都市报|周报|导报|快报|青年报|新报|报社|通讯社|电视台|广播电台|新闻网|在线|网|客户端|杂志|周刊)$/u;
const SOURCE = /^[（(【[]?\s*(?:信息|文章|新闻|稿件)?(?:来源|稿源|出处|转自)\s*[:\uff1a]|^source:\s/iu;
const DATE_LABEL =
  /^(?:发布|发表|更新|刊发|成文|发文|上传)?(?:时间|日期)\s*[:\uff1a]|^(?:published|posted|updated|last updated|date)\b[:\s]/iu;
/** How often read, shown how large, passed on how: the page's own housekeeping beside a date. */
const COUNTS =
  /^[【[（(]?\s*(?:(?:已有?|共有?|共)?\s*\d+\s*(?:人|次|条)?(?:阅读|浏览|评论|跟帖|点击|参与|点赞|收藏)|(?:浏览|阅读|点击|访问|查看|播放|人气|评论|点赞|收藏|分享|热度)(?:次数|人数|量|数|率)?\s*[:\uff1a]?\s*[（(]?\s*\d*\s*[)）]?\s*(?:次|人|条)?|字[体号]?(?:大小)?\s*[:\uff1a]|[大中小](?:\s*[大中小])+|[大中小][】\]]?$|打印|关闭|收藏|分享|投稿|朗读|听全文|纠错|原创$|发表于)/u;
const EN_COUNTS =
  /^(?:\d[\d,.]*k?\s*(?:min(?:ute)?s?\.?\s*(?:read)?|comments?|views?|reads?|shares?|likes?|votes?|replies)|(?:comments?|views?|reads?|shares?|likes?)[:\s(]+\d[\d,.]*k?\)?|(?:updated |posted |published )?(?:an?|\d+) (?:minute|hour|day|week|month)s? ago|(?:no|leave a|add a) comments?|(?:share|print|email|save)(?:\s(?:this|article|story))*)$/iu;
/** What an office's site tells of a document beside its title, and on what page of a paper a text stood. */
const CATALOGUE =
  /^(?:索引号|文号|发文字号|发文号|主题分类|主题词|信息分类|体裁分类|组配分类|服务对象|有效性|公开(?:方式|范围|属性)|发布机构|发文(?:单位|机关|机构)|文章编号|字数|版面|版次|栏目)\s*[:\uff1a]|^[A-Z]?\d{1,3}版?$/u;
/** Labels before which a single blank parts a line. */
const LABEL =
  /(?<=\d:\d\d)[ \u00a0](?=[一-龥]{2,14}$)|[ \u00a0](?=(?:[Bb]y \p{Lu}|\d[\d,.]* (?:views?|comments?|reads?|shares?)\b|\d{1,2} min(?:ute)?s? read\b)|(?:(?:信息|文章|新闻|稿件)?(?:来源|稿源|出处)|作者|撰稿|编辑|责任编辑|责编|审核|校对|(?:发布|发表|更新)?(?:时间|日期)|浏览(?:次数|量)?|阅读(?:次数|量|数)?|点击(?:次数|量|数)?|访问(?:次数|量)?|人气|字体|字号|文号|索引号)\s*[:\uff1a])/gu;
const WIDE =
  /(?<=[\d)）\]】])(?=(?:信息|文章|新闻|稿件)?(?:来源|稿源|作者|编辑|责编|责任编辑|浏览|点击|阅读)[^:\uff1a]{0,3}[:\uff1a])|[ \u00a0]{2,}|[\s]*[\u3000\t]+[\s]*|\s*[|\uff5c·•‖┃]\s*|(?<=[】\]])\s*(?=[【[])|\s+\/\s+/gu;

function kindOf(part: string, dated: boolean): Kind | null {
  if (SOURCE.test(part) || (dated && PRESS.test(part))) return 'source';
  if (isDateLine(part)) return 'date';
  if (COUNTS.test(part) || EN_COUNTS.test(part) || CATALOGUE.test(part) || isSectionName(part))
    return 'chrome';
  if (isByline(part)) return 'byline';
  if (DATE_LABEL.test(part) && /\d/.test(part)) return 'date';
  if (furnitureLook(part) >= 0.5) return 'chrome';
  if (dated && (isNamesOnly(part) || isLatinNames(part))) return 'byline';
  return null;
}

/**
 * Parts one line, or null where it is no such line. `text` is the dump, `[start, end)` the line, `holes` the tags in it;
 * `under` says that it stands right under a line that may be a title.
 */
export function partMeta(
  text: string,
  start: number,
  end: number,
  holes: readonly Range[] = [],
  under = false,
): Part[] | null {
  let line = text.slice(start, Math.min(end, start + 1000));
  // A tag inside parts as a wide blank does.
  for (const [a, b] of holes) line = line.slice(0, a - start) + ' '.repeat(b - a) + line.slice(b - start);
  if (end - start > 1000 || line.replace(/\s+/gu, ' ').length > LONGEST || end - start < 8) return null;
  line = plainOf(line);
  if (isRunningHead(line) || isMastheadLine(line)) return null;
  const cuts: [number, number][] = [];
  const wide = /^原创\s/u.test(line) ? /\s+/gu : WIDE;
  for (const hit of line.matchAll(wide)) cuts.push([hit.index, hit.index + hit[0].length]);
  for (const hit of line.matchAll(LABEL))
    if (!cuts.some(([a, b]) => hit.index >= a && hit.index < b)) cuts.push([hit.index, hit.index + 1]);
  if (!cuts.length) return null;
  cuts.sort((a, b) => a[0] - b[0]);
  const dated = /\d{2,4}\D{1,3}\d{1,2}|\d{1,2},? \d{4}/u.test(line);
  const parts: Part[] = [];
  let from = 0;
  for (const [a, b] of [...cuts, [line.length, line.length] as const]) {
    if (a > from)
      parts.push({ start: start + from, end: start + a, kind: kindOf(line.slice(from, a).trim(), dated) });
    from = b;
  }
  // A weekday or an hour set off from its date belongs to it.
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged[merged.length - 1];
    if (
      last &&
      last.kind === 'date' &&
      part.kind !== 'source' &&
      isDateLine(line.slice(last.start - start, part.end - start))
    )
      last.end = part.end;
    else merged.push(part);
  }
  if (merged.length < 2) return null;
  // One short part among others that are known: a section's name, kept with the author's.
  const unknown = merged.filter((p) => p.kind === null);
  if (unknown.length) {
    const [only] = unknown as [Part];
    const known = new Set(merged.map((p) => p.kind)).size - 1;
    // Before all others it is a title, unless one stands above it: then it is whose the text is.
    const first = only === merged[0];
    if (unknown.length > 1 || only.end - only.start > 24) return null;
    if (first ? !under || known < 2 || !merged.some((p) => p.kind === 'date') : known < 3) return null;
    only.kind = 'byline';
  }
  const said = (part: Part) => line.slice(part.start - start, part.end - start).trim();
  return isMeta(line, merged, said) ? settle(merged) : null;
}

/**
 * Whether parts tell about an article together: a date; whose it is, with more than an author; an author beside the
 * page's own words, where the line as a whole is no byline; or what a catalogue says.
 */
function isMeta(line: string, parts: readonly Part[], said: (part: Part) => string): boolean {
  const has = (kind: Kind) => parts.some((p) => p.kind === kind);
  if (has('date')) return true;
  if (has('source')) return true;
  if (has('byline'))
    return (
      has('chrome') && !isByline(line.trim()) && parts.some((p) => p.kind === 'byline' && isByline(said(p)))
    );
  return parts.every((p) => CATALOGUE.test(said(p)));
}

/** Beside an author the source is told in one breath or is the page's; without one it stands for the author. */
function settle(parts: readonly Part[]): Part[] {
  const named = parts.some((p) => p.kind === 'byline');
  const out: Part[] = [];
  for (const part of parts) {
    const last = out[out.length - 1];
    const kind = part.kind === 'source' && !named ? 'byline' : part.kind;
    if (
      last &&
      last.kind !== 'date' &&
      (last.kind === kind ||
        (last.kind === 'source' && kind === 'byline') ||
        (last.kind === 'byline' && kind === 'source'))
    ) {
      last.end = part.end;
      if (last.kind === 'source') last.kind = kind;
    } else out.push({ ...part, kind });
  }
  for (const part of out) if (part.kind === 'source') part.kind = 'chrome';
  return out;
}

const DATE =
  '(?:\\d{4}\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}\\s*[日号]?|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}|\\d{1,2}[-/.月]\\d{1,2}日?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?\\s+\\d{1,2},?\\s+\\d{4}|\\d{1,2}\\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?,?\\s+\\d{4})(?:\\s+\\d{1,2}:\\d{2}(?::\\d{2})?)?';
/** A title and its date in one line: the date before it in brackets or alone, or after it. */
const BEFORE = new RegExp(`^([[【(（]?\\s*${DATE}\\s*[\\]】)）]?)(?:\\s+|(?<=[\\]】)）]))(?=\\S)`, 'iu');
const AFTER = new RegExp(
  `\\s*([[【(（]\\s*${DATE}\\s*[\\]】)）])$|(?:\\s{2,}|\\t|\\u3000+|\\s*[|…]+\\s*)(${DATE})$`,
  'iu',
);

/** The date told in one line with its title: which range, and which is the title's; null where there is none. */
export function datedTitle(
  text: string,
  start: number,
  end: number,
): { form: string; date: [number, number]; title: [number, number] } | null {
  if (end - start > 150 || end - start < 12) return null;
  const line = text.slice(start, end);
  if (isRunningHead(line) || isMastheadLine(line)) return null;
  const before = BEFORE.exec(line);
  if (before && before[0].length < line.length) {
    const rest = line.slice(before[0].length);
    if (titleLook(rest, cjkShare(rest) > 0.3, 0) < 0.4 || isDateLine(rest)) return null;
    return {
      form: `before ${line.charAt(0).replace(/\d/, '9')}`,
      date: [start, start + (before[1] as string).trimEnd().length],
      title: [start + before[0].length, end],
    };
  }
  const after = AFTER.exec(line);
  if (after && after.index >= 4) {
    const date = (after[1] ?? after[2]) as string;
    const rest = line.slice(0, after.index);
    if (titleLook(rest, cjkShare(rest) > 0.3, 0) < 0.4) return null;
    return {
      form: `after ${date.charAt(0).replace(/\d/, '9')}`,
      date: [end - date.length, end],
      title: [start, start + after.index],
    };
  }
  return null;
}

/** Whether a line names a paper or station alone, right under a date: there it says whose the text is. */
function isSourceUnder(text: string, block: Block, before: Block | undefined): boolean {
  if (!before || block.mark || block.role || block.gap > before.gap || block.end - block.start > 16)
    return false;
  return (
    PRESS.test(plainOf(text.slice(block.start, block.end))) &&
    before.end - before.start <= 40 &&
    isDateLine(text.slice(before.start, before.end))
  );
}

/**
 * Parts the lines of a layout that tell date, author and the like, and those that tell a title and its date. What
 * stood between the parts becomes a marker, so that the layout still holds every non-blank code unit once. Generator: yields the share done.
 */
export function* readMeta(text: string, layout: Layout): Generator<number, Layout> {
  const forms = new Map<string, number>();
  const meta: (Part[] | null)[] = [];
  const dated: ReturnType<typeof datedTitle>[] = [];
  for (let k = 0; k < layout.blocks.length; k++) {
    if (k % 4000 === 3999) yield (0.7 * k) / layout.blocks.length;
    const b = layout.blocks[k] as Block;
    const plain = b.lines === 1 && !b.holes;
    const before = layout.blocks[k - 1];
    const under =
      before !== undefined &&
      before.end - before.start <= 64 &&
      !meta[k - 1] &&
      !endsWithStop(text.slice(before.start, before.end));
    const parts =
      b.lines === 1 && !b.mark && !b.field ? partMeta(text, b.start, b.end, b.holes, under) : null;
    const d = plain && !parts ? datedTitle(text, b.start, b.end) : null;
    if (d) forms.set(d.form, (forms.get(d.form) ?? 0) + 1);
    meta.push(parts);
    dated.push(d);
  }
  const blocks: Block[] = [];
  const markers: Marker[] = [];
  let m = 0;
  const between = (from: number, to: number, holes: readonly Range[] = []) => {
    // Holes are markers already.
    const hole = holes.find(([h, e]) => h < to && e > from);
    if (hole) {
      between(from, hole[0]);
      between(hole[1], to, holes);
      return;
    }
    let a = from;
    let b = to;
    while (a < b && /\s/u.test(text.charAt(a))) a++;
    while (b > a && /\s/u.test(text.charAt(b - 1))) b--;
    if (a < b) markers.push({ start: a, end: b, alone: false, before: blocks.length });
  };
  for (let k = 0; k < layout.blocks.length; k++) {
    if (k % 4000 === 3999) yield 0.7 + (0.3 * k) / layout.blocks.length;
    const block = layout.blocks[k] as Block;
    for (; m < layout.markers.length && (layout.markers[m] as Marker).before <= k; m++) {
      markers.push({ ...(layout.markers[m] as Marker), before: blocks.length });
    }
    const d = dated[k];
    if (d && (forms.get(d.form) as number) >= 2) {
      // The title leads, wherever its date stands: an article begins with it.
      between(Math.min(d.date[1], d.title[1]), Math.max(d.date[0], d.title[0]));
      const bold = /^(\*\*|__)\S[^\n]*\S\1$/u.test(text.slice(d.title[0], d.title[1]));
      if (bold) {
        markers.push(
          { start: d.title[0], end: d.title[0] + 2, alone: false, before: blocks.length },
          { start: d.title[1] - 2, end: d.title[1], alone: false, before: blocks.length },
        );
        d.title = [d.title[0] + 2, d.title[1] - 2];
      }
      blocks.push({ ...block, start: d.title[0], end: d.title[1], ...(bold ? { bold } : {}) });
      blocks.push({ ...block, start: d.date[0], end: d.date[1], mark: 0, gap: 0, row: false, glued: true });
      continue;
    }
    const parts = meta[k];
    if (!parts) {
      blocks.push(isSourceUnder(text, block, layout.blocks[k - 1]) ? { ...block, role: 'byline' } : block);
      continue;
    }
    between(block.start, (parts[0] as Part).start, block.holes);
    parts.forEach((part, i) => {
      if (i) between((parts[i - 1] as Part).end, part.start, block.holes);
      const { holes, ...bare } = block;
      const inside = holes?.filter(([a, e]) => a >= part.start && e <= part.end) ?? [];
      const own: Block = { ...bare, start: part.start, end: part.end, gap: i ? 0 : block.gap };
      if (inside.length) own.holes = inside;
      if (i) own.glued = true;
      if (part.kind === 'chrome') own.field = 'chrome';
      else if (part.kind === 'date' || part.kind === 'byline') own.role = part.kind;
      blocks.push(own);
    });
    between((parts[parts.length - 1] as Part).end, block.end, block.holes);
  }
  for (; m < layout.markers.length; m++)
    markers.push({ ...(layout.markers[m] as Marker), before: blocks.length });
  return { blocks, markers };
}
