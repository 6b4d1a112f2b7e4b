/**
 * Records: dumps whose lines say by a label what they are, "标题：" before a title or "（副题）" behind a subtitle. Labels are
 * taken off as markers; what stands at them is known by them and need not be guessed.
 */
import { lettersOf } from '../base/letters.ts';
import type { Block, Layout, Marker, Role } from '../base/model.ts';
import { plainOf } from '../base/plain.ts';

type Kind = Role | 'body' | 'source' | 'chrome';

const BEFORE: readonly (readonly [Kind, RegExp])[] = [
  ['title', /^[【[]?(?:标题|题目|篇名|主标题|新闻标题|headline|title)[】\]]?\s*[:：]\s*(?=\S)/iu],
  [
    'subtitle',
    /^[【[]?(?:副标题|副题|肩题|引题|眉题|subtitle|sub-?head(?:line)?|kicker|deck|standfirst)[】\]]?\s*[:：]\s*(?=\S)/iu,
  ],
  [
    'body',
    /^[【[]?(?:正文|内容|全文|摘要|新闻内容|body|contents?|markdown content|text|full text|summary|abstract|description|excerpt)[】\]]?\s*[:：]\s*/iu,
  ],
  ['byline', /^[【[]?(?:作者|记者|撰稿|author|byline|by|writer)[】\]]?\s*[:：]\s*(?=\S)/iu],
  [
    'date',
    /^[【[]?(?:日期|时间|发布时间|发表时间|发布日期|date|published(?: time)?|publication date|time)[】\]]?\s*[:：]\s*(?=.*\d)/iu,
  ],
  ['source', /^[【[]?(?:来源|source)[】\]]?\s*[:：]/iu],
  [
    'chrome',
    /^[【[]?(?:版面|版次|版名|栏目|频道|分类|类别|关键词|标签|字数|编号|文章编号|序号|网址|链接|原文链接|url(?: source)?|link|id|section|length|dateline|load-date|publication(?:-type)?|category|categories|keywords?|tags?|page|language|document type|accession number|word count|host(?:name)?|site ?name|image|fingerprint|license|filedate|语言|语种|地区|归档日期)[】\]]?\s*[:：]/iu,
  ],
];
/** The same in brackets behind a line. */
const AFTER: readonly (readonly [Kind, RegExp])[] = [
  ['title', /\s*[（(【[](?:主题|正题|主标题|标题)[)）】\]]$/u],
  ['subtitle', /\s*[（(【[](?:引题|眉题|肩题|副题|副标题)[)）】\]]$/u],
];
/** Longest line that is a title by its label, in code units. */
const TITLE = 160;
/** Lines behind a title in which a record goes on. */
const NEAR = 8;

interface Label {
  kind: Kind;
  /** The label's own words. */
  name: string;
  /** Where the label stands. */
  at: [number, number];
}

function labelOf(text: string, block: Block): Label | null {
  if (block.field) return null;
  // Emphasis may close behind a label: what stands for it is read as a blank.
  let head = plainOf(text.slice(block.start, Math.min(block.end, block.start + 24)));
  for (const [a, e] of block.holes ?? []) {
    const [from, to] = [a - block.start, Math.min(e - block.start, head.length)];
    if (from < head.length) head = head.slice(0, from) + ' '.repeat(to - from) + head.slice(to);
  }
  for (const [kind, pattern] of BEFORE) {
    const hit = pattern.exec(head);
    if (!hit) continue;
    if (kind !== 'body' && block.end - block.start > TITLE) return null;
    return { kind, name: hit[0].trim().toLowerCase(), at: [block.start, block.start + hit[0].length] };
  }
  if (block.holes || block.end - block.start > TITLE) return null;
  const line = plainOf(text.slice(block.start, block.end));
  for (const [kind, pattern] of AFTER) {
    const hit = pattern.exec(line);
    if (hit && hit.index > 1) return { kind, name: hit[0].trim(), at: [block.start + hit.index, block.end] };
  }
  return null;
}

/** Between two rules, by whatever name a program called it. */
const ANY = /^[\w-]{2,24}\s*[:：](?=\s|$)/u;
/** Most lines between the rules. */
const MATTER = 40;

/**
 * Labels of the lines that stand between two rules at a dump's beginning or an article's, each a name and what it is: what
 * no label is known for is the program's own.
 */
function readMatter(text: string, { blocks, markers }: Layout, labels: (Label | null)[]): void {
  const rules = markers.filter((m) => m.alone && /^-{3,}$/u.test(text.slice(m.start, m.end)));
  for (let r = 0; r + 1 < rules.length; r++) {
    const [from, to] = [(rules[r] as Marker).before, (rules[r + 1] as Marker).before];
    if (to - from < 2 || to - from > MATTER || !labels.slice(from, to).some((l) => l?.kind === 'title'))
      continue;
    const own = blocks.slice(from, to).map((b) => ANY.exec(text.slice(b.start, b.start + 30)));
    if (!own.every((hit, k) => hit || labels[from + k])) continue;
    own.forEach((hit, k) => {
      const { start } = blocks[from + k] as Block;
      if (hit) labels[from + k] ??= { kind: 'chrome', name: hit[0], at: [start, start + hit[0].length] };
    });
  }
}

/** Whether a dump without labelled titles is one of records: several labels that each stand again and again. */
function isCatalogue(labels: readonly (Label | null)[]): boolean {
  const count = new Map<string, number>();
  for (const label of labels) if (label) count.set(label.name, (count.get(label.name) ?? 0) + 1);
  return [...count.values()].filter((n) => n >= 2).length >= 3;
}

/** Reads the labels of a layout, if it is one of records. Generator: yields the share done. */
export function* readLabels(text: string, layout: Layout): Generator<number, Layout> {
  const labels: (Label | null)[] = [];
  for (let k = 0; k < layout.blocks.length; k++) {
    if (k % 4000 === 3999) yield (0.6 * k) / layout.blocks.length;
    labels.push(labelOf(text, layout.blocks[k] as Block));
  }
  readMatter(text, layout, labels);
  const titles = labels.flatMap((l, k) => (l?.kind === 'title' ? [k] : []));
  const isRecord = (k: number) =>
    labels.slice(k + 1, k + 1 + NEAR).some((l) => l && l.kind !== 'title' && l.kind !== 'chrome');
  if (titles.length ? titles.filter(isRecord).length < 0.5 * titles.length : !isCatalogue(labels))
    return layout;
  const again = toldAgain(text, layout, labels);
  const blocks: Block[] = [];
  const markers: Marker[] = [];
  let m = 0;
  let openedAt = -1;
  for (let k = 0; k < layout.blocks.length; k++) {
    if (k % 4000 === 3999) yield 0.6 + (0.4 * k) / layout.blocks.length;
    for (; m < layout.markers.length && (layout.markers[m] as Marker).before <= k; m++)
      markers.push({ ...(layout.markers[m] as Marker), before: blocks.length });
    const block = layout.blocks[k] as Block;
    const label = labels[k];
    if (!label || label.kind === 'source') {
      blocks.push(again.has(k) ? { ...block, field: 'chrome' } : block);
      continue;
    }
    if (label.kind === 'chrome') {
      blocks.push({ ...block, field: 'chrome' });
      continue;
    }
    const [a, e] = label.at;
    const { holes, ...bare } = block;
    // Holes are markers already.
    const inside = holes?.find(([h]) => h >= a && h < e);
    markers.push({ start: a, end: trimmed(text, a, inside?.[0] ?? e), alone: false, before: blocks.length });
    const own: Block = {
      ...bare,
      start: a > block.start ? block.start : e,
      end: a > block.start ? a : block.end,
    };
    const left = holes?.filter(([h]) => h >= own.start);
    if (left?.length) own.holes = left;
    if (own.start >= own.end) continue;
    if (label.kind !== 'body') own.role = label.kind;
    // A record opens with its title, or with the kicker right before it.
    const opens =
      label.kind === 'title'
        ? openedAt !== k - 1
        : label.kind === 'subtitle' && labels[k + 1]?.kind === 'title';
    if (opens) own.row = true;
    if (label.kind === 'subtitle' && opens) openedAt = k;
    blocks.push(own);
  }
  for (; m < layout.markers.length; m++)
    markers.push({ ...(layout.markers[m] as Marker), before: blocks.length });
  return { blocks, markers };
}

/** Lines behind a title by its label in which its page may tell it again, over the text. */
const AGAIN = 60;

/** Lines that tell again, word for word, the title that a label has told before. */
function toldAgain(text: string, { blocks }: Layout, labels: readonly (Label | null)[]): Set<number> {
  const again = new Set<number>();
  labels.forEach((label, k) => {
    if (label?.kind !== 'title') return;
    const title = lettersOf(text.slice(label.at[1], (blocks[k] as Block).end));
    for (let b = k + 1; b < Math.min(blocks.length, k + AGAIN) && labels[b]?.kind !== 'title'; b++) {
      const { start, end } = blocks[b] as Block;
      if (end - start > TITLE || labels[b] || lettersOf(text.slice(start, end)) !== title) continue;
      again.add(b);
      break;
    }
  });
  return again;
}

/** The end of `[start, end)` without the white space before it. */
function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/u.test(text.charAt(at - 1))) at--;
  return at;
}
