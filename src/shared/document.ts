import { z } from 'zod';

/**
 * The document of an article as ProseMirror JSON. One schema for what the editor sends, what the store keeps
 * and what the exporters read. Text carries a `piece` mark naming the raw span it came from (`pieceId`); text
 * without one was written by a person.
 */

export const PieceMark = z.strictObject({
  type: z.literal('piece'),
  attrs: z.strictObject({ id: z.string().regex(/^\d{1,10}-\d{1,10}$/) }),
});
const Href = z
  .string()
  .max(2048)
  .regex(/^(https?:|mailto:)/i);
const LinkMark = z.strictObject({ type: z.literal('link'), attrs: z.looseObject({ href: Href }) });
/** Whether an address may stand in a document's link. */
export const isHref = (href: unknown): boolean => Href.safeParse(href).success;
const PlainMark = z.strictObject({ type: z.enum(['bold', 'italic', 'strike', 'underline', 'code']) });
export const Mark = z.union([PieceMark, LinkMark, PlainMark]);
export type Mark = z.infer<typeof Mark>;

export const TextNode = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z.array(Mark).max(16).optional(),
});
export type TextNode = z.infer<typeof TextNode>;

export const HardBreak = z.strictObject({
  type: z.literal('hardBreak'),
  marks: z.array(Mark).max(16).optional(),
});
export const Inline = z.union([TextNode, HardBreak]);
export type Inline = z.infer<typeof Inline>;

const inlineContent = z.array(Inline).max(100_000).optional();

export interface Paragraph {
  type: 'paragraph';
  content?: Inline[] | undefined;
}
export interface Heading {
  type: 'heading';
  attrs: { level: 2 | 3 | 4 };
  content?: Inline[] | undefined;
}
export interface Quote {
  type: 'blockquote';
  content: Block[];
}
export interface ListItem {
  type: 'listItem';
  content: Block[];
}
export interface BulletList {
  type: 'bulletList';
  content: ListItem[];
}
export interface OrderedList {
  type: 'orderedList';
  attrs?: { start?: number | undefined; type?: string | null | undefined } | undefined;
  content: ListItem[];
}
export interface Rule {
  type: 'horizontalRule';
}
export type Block = Paragraph | Heading | Quote | BulletList | OrderedList | Rule;

const Paragraph = z.strictObject({ type: z.literal('paragraph'), content: inlineContent });
const Heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3), z.literal(4)]) }),
  content: inlineContent,
});
const Rule = z.strictObject({ type: z.literal('horizontalRule') });

/** Lists and quotes nest at most this deep: deeper input is refused, not recursed into. */
export const MAX_DEPTH = 6;

function blockSchema(depth: number): z.ZodType<Block> {
  const flat: z.ZodType<Block>[] = [Paragraph, Heading, Rule];
  if (depth === 0) return z.union(flat);
  const inner = blockSchema(depth - 1);
  const item: z.ZodType<ListItem> = z.strictObject({
    type: z.literal('listItem'),
    content: z.array(inner).min(1),
  });
  return z.union([
    ...flat,
    z.strictObject({ type: z.literal('blockquote'), content: z.array(inner).min(1) }),
    z.strictObject({ type: z.literal('bulletList'), content: z.array(item).min(1) }),
    z.strictObject({
      type: z.literal('orderedList'),
      attrs: z
        .strictObject({ start: z.number().int().optional(), type: z.string().nullable().optional() })
        .optional(),
      content: z.array(item).min(1),
    }),
  ]);
}

export const Block: z.ZodType<Block> = blockSchema(MAX_DEPTH);
export const Doc = z.strictObject({ type: z.literal('doc'), content: z.array(Block).max(200_000) });
export type Doc = z.infer<typeof Doc>;

/** A change of a document's top-level blocks: at index `at`, `remove` blocks go and `insert` come. */
export const Splice = z.strictObject({
  at: z.number().int().min(0),
  remove: z.number().int().min(0),
  insert: z.array(Block).max(200_000),
});
export type Splice = z.infer<typeof Splice>;

/** Applies splices one after the other; each speaks of the result of the one before. Throws `RangeError` out of bounds. */
export function applySplices(blocks: readonly Block[], splices: readonly Splice[]): Block[] {
  let out = [...blocks];
  for (const { at, remove, insert } of splices) {
    if (at + remove > out.length) throw new RangeError(`splice ${at}+${remove} beyond ${out.length} blocks`);
    // A hundred thousand blocks are more than a call takes as arguments.
    if (insert.length < 1_000) out.splice(at, remove, ...insert);
    else out = out.slice(0, at).concat(insert, out.slice(at + remove));
  }
  return out;
}

/** The splices that undo `splices` on the result of applying them to `blocks`. */
export function invertSplices(blocks: readonly Block[], splices: readonly Splice[]): Splice[] {
  const inverse: Splice[] = [];
  let now: readonly Block[] = blocks;
  for (const splice of splices) {
    inverse.unshift({
      at: splice.at,
      remove: splice.insert.length,
      insert: now.slice(splice.at, splice.at + splice.remove),
    });
    now = applySplices(now, [splice]);
  }
  return inverse;
}

/** A run of text that has one piece (or none) as its origin, in document order. */
export interface Run {
  piece: string | null;
  text: string;
  /** Index of the top-level block it stands in. */
  block: number;
}

/** All text of a document, in order, by origin; neighbours of one piece within one textblock are merged. */
export function runsOf(blocks: readonly Block[]): Run[] {
  const runs: Run[] = [];
  const walk = (block: Block | ListItem, index: number): void => {
    if (block.type === 'horizontalRule') return;
    if (block.type === 'paragraph' || block.type === 'heading') {
      let open: Run | null = null;
      for (const node of block.content ?? []) {
        if (node.type !== 'text') continue;
        const piece = pieceOf(node);
        if (open && open.piece === piece) open.text += node.text;
        else {
          open = { piece, text: node.text, block: index };
          runs.push(open);
        }
      }
      return;
    }
    for (const child of block.content) walk(child, index);
  };
  blocks.forEach(walk);
  return runs;
}

/** The piece a text node came from, or null if a person wrote it. */
export function pieceOf(node: Inline): string | null {
  const mark = node.marks?.find((m) => m.type === 'piece');
  return mark?.type === 'piece' ? mark.attrs.id : null;
}

/** A block's text without marks; list items and hard breaks become line ends. */
export function plainText(block: Block | ListItem): string {
  if (block.type === 'horizontalRule') return '';
  if (block.type === 'paragraph' || block.type === 'heading')
    return (block.content ?? []).map((n) => (n.type === 'text' ? n.text : '\n')).join('');
  return block.content.map(plainText).join('\n');
}
