import type { Block, Inline, Mark, TextNode } from '../../shared/document.ts';
import { pieceOf } from '../../shared/document.ts';
import { joint, unwrap } from '../../shared/flow.ts';

/** Small operations on the inline content of a textblock. All of them leave what they are given as it is. */

/** A paragraph or heading: a block that holds text itself. */
export type TextBlock = Extract<Block, { type: 'paragraph' | 'heading' }>;

export function isTextBlock(block: Block): block is TextBlock {
  return block.type === 'paragraph' || block.type === 'heading';
}

/** A piece's raw text as it stands in a draft. */
export function pieceText(id: string, raw: string): TextNode {
  return { type: 'text', text: unwrap(raw), marks: [{ type: 'piece', attrs: { id } }] };
}

/** `left` and `right` as one line of text; a space between them, where there must be one, belongs to the right. */
export function joinInline(left: readonly Inline[], right: readonly Inline[]): Inline[] {
  const first = right[0];
  if (first?.type !== 'text' || left.length === 0) return [...left, ...right];
  const last = left.at(-1);
  const space = last?.type === 'text' ? joint(last.text, first.text) : '';
  return space === ''
    ? [...left, ...right]
    : [...left, { ...first, text: space + first.text }, ...right.slice(1)];
}

/** Content without white space at its beginning: what is left when the words before it went. */
export function trimStart(content: readonly Inline[]): Inline[] {
  let i = 0;
  while (i < content.length) {
    const node = content[i]!;
    if (node.type !== 'text') break;
    const text = node.text.trimStart();
    if (text !== '') return [{ ...node, text }, ...content.slice(i + 1)];
    i++;
  }
  return content.slice(i);
}

/** Content without white space at its end. */
export function trimEnd(content: readonly Inline[]): Inline[] {
  let i = content.length;
  while (i > 0) {
    const node = content[i - 1]!;
    if (node.type !== 'text') break;
    const text = node.text.trimEnd();
    if (text !== '') return [...content.slice(0, i - 1), { ...node, text }];
    i--;
  }
  return content.slice(0, i);
}

/** The block with other content; the key is absent where there is none, as ProseMirror writes it. */
export function withContent(block: TextBlock, content: readonly Inline[]): TextBlock {
  const bare: TextBlock =
    block.type === 'heading' ? { type: 'heading', attrs: block.attrs } : { type: 'paragraph' };
  return content.length === 0 ? bare : { ...bare, content: [...content] };
}

export function paragraph(content: readonly Inline[]): TextBlock {
  return withContent({ type: 'paragraph' }, content);
}

/** Text a person wrote, as content. */
export function plain(text: string, marks?: readonly Mark[]): Inline[] {
  if (text === '') return [];
  return [marks && marks.length > 0 ? { type: 'text', text, marks: [...marks] } : { type: 'text', text }];
}

/** Where in `content` the nodes of piece `id` stand: first index and the one after the last, or null. */
export function extentOf(content: readonly Inline[], id: string): { from: number; to: number } | null {
  const from = content.findIndex((n) => pieceOf(n) === id);
  if (from < 0) return null;
  return { from, to: content.findLastIndex((n) => pieceOf(n) === id) + 1 };
}
