import type { Block, Inline, ListItem, Mark } from './document.ts';
import { pieceOf } from './document.ts';

/**
 * The textblocks of a document: its paragraphs and headings, those inside lists and quotes as well, numbered in
 * reading order. Offsets in one are UTF-16 code units of its text, a hard break counting as one line end: so an
 * offset here is an offset in the editor's textblock, too.
 */

/** A paragraph or heading. */
export type Textblock = Extract<Block, { type: 'paragraph' | 'heading' }>;

/** All textblocks in reading order. */
export function textblocksOf(blocks: readonly Block[]): Textblock[] {
  const out: Textblock[] = [];
  const walk = (block: Block | ListItem): void => {
    if (block.type === 'horizontalRule') return;
    if (block.type === 'paragraph' || block.type === 'heading') out.push(block);
    else for (const child of block.content) walk(child);
  };
  for (const block of blocks) walk(block);
  return out;
}

/** How many textblocks a block holds. */
export function countTextblocks(block: Block | ListItem): number {
  if (block.type === 'horizontalRule') return 0;
  if (block.type === 'paragraph' || block.type === 'heading') return 1;
  return block.content.reduce((n, child) => n + countTextblocks(child), 0);
}

/** The text of inline content. */
export function inlineText(content: readonly Inline[] | undefined): string {
  return (content ?? []).map((n) => (n.type === 'text' ? n.text : '\n')).join('');
}

/** `[start, end)` of a text becomes `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Inline content with edits made, in order and disjoint (`RangeError` otherwise). What comes in has the marks, and so
 * the origin, of what it takes the place of; of what stands before it where it takes the place of nothing.
 */
export function editInline(content: readonly Inline[], edits: readonly TextEdit[]): Inline[] {
  const length = inlineText(content).length;
  let at = 0;
  const out: Inline[] = [];
  for (const edit of edits) {
    if (edit.start < at || edit.end < edit.start || edit.end > length)
      throw new RangeError(`an edit of ${edit.start}–${edit.end} in a text of ${length} read up to ${at}`);
    push(out, sliceInline(content, at, edit.start));
    if (edit.text !== '') push(out, [written(edit.text, marksAt(content, edit.start, edit.end))]);
    at = edit.end;
  }
  push(out, sliceInline(content, at, length));
  return out;
}

function written(text: string, marks: readonly Mark[]): Inline {
  return marks.length > 0 ? { type: 'text', text, marks: [...marks] } : { type: 'text', text };
}

function marksAt(content: readonly Inline[], start: number, end: number): readonly Mark[] {
  const taken = sliceInline(content, start, end).find((n) => n.type === 'text');
  if (taken) return taken.marks ?? [];
  const before = sliceInline(content, Math.max(0, start - 1), start).at(-1);
  return before?.type === 'text' ? (before.marks ?? []) : [];
}

/** `[from, to)` of inline content. */
function sliceInline(content: readonly Inline[], from: number, to: number): Inline[] {
  const out: Inline[] = [];
  let at = 0;
  for (const node of content) {
    const size = node.type === 'text' ? node.text.length : 1;
    const a = Math.max(from, at) - at;
    const b = Math.min(to, at + size) - at;
    if (a < b) out.push(node.type === 'text' ? { ...node, text: node.text.slice(a, b) } : node);
    at += size;
  }
  return out;
}

/** Adds nodes; neighbours of one origin and look become one. */
function push(out: Inline[], nodes: readonly Inline[]): void {
  for (const node of nodes) {
    const last = out.at(-1);
    if (
      last?.type === 'text' &&
      node.type === 'text' &&
      pieceOf(last) === pieceOf(node) &&
      JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? [])
    )
      out[out.length - 1] = { ...last, text: last.text + node.text };
    else out.push(node);
  }
}

/** A block with some of its textblocks, numbered from its first, in other content; the block itself if none is. */
export function withTextblocks(block: Block, contentOf: ReadonlyMap<number, readonly Inline[]>): Block {
  let no = 0;
  const walk = <T extends Block | ListItem>(b: T): T => {
    if (b.type === 'horizontalRule') return b;
    if (b.type === 'paragraph' || b.type === 'heading') {
      const content = contentOf.get(no++);
      if (!content) return b;
      const { content: _, ...bare } = b;
      return (content.length === 0 ? bare : { ...bare, content: [...content] }) as T;
    }
    return { ...b, content: b.content.map((child) => walk(child)) } as T;
  };
  return contentOf.size === 0 ? block : walk(block);
}
