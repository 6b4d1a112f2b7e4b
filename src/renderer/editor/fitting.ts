import { Fragment, type Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { MAX_DEPTH } from '../../shared/document.ts';

/**
 * The editor's own schema lets through what the store refuses: lists in lists without end, and attributes that a
 * pasted slice names itself. A draft with one of them could not be saved any more, so it is mended as it comes in.
 */

const LEVELS: readonly unknown[] = [2, 3, 4];

/** Blocks known to fit; nodes never change. */
const fitting = new WeakSet<Node>();

/** Mends every top-level block that a transaction brought and the store would refuse. */
export function fittingPlugin(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, { doc, tr }) {
      if (!transactions.some((t) => t.docChanged)) return null;
      const wrong: { pos: number; block: Node }[] = [];
      doc.forEach((block, pos) => {
        if (fitting.has(block)) return;
        if (fits(block, MAX_DEPTH)) fitting.add(block);
        else wrong.push({ pos, block });
      });
      for (const { pos, block } of wrong.toReversed())
        tr.replaceWith(pos, pos + block.nodeSize, fitted(block, MAX_DEPTH));
      return wrong.length > 0 ? tr : null;
    },
  });
}

/** Whether a block is as `shared/document.ts` has it; `depth` lists and quotes may stand in each other. */
function fits(node: Node, depth: number): boolean {
  switch (node.type.name) {
    case 'heading':
      return LEVELS.includes(node.attrs.level);
    case 'orderedList':
      return depth > 0 && isStart(node.attrs.start) && isKind(node.attrs.type) && all(node, depth - 1);
    case 'bulletList':
    case 'blockquote':
      return depth > 0 && all(node, depth - 1);
    case 'listItem':
      return all(node, depth);
    default:
      return true;
  }
}

function all(node: Node, depth: number): boolean {
  for (let i = 0; i < node.childCount; i++) if (!fits(node.child(i), depth)) return false;
  return true;
}

const isStart = (value: unknown): boolean => Number.isSafeInteger(value);
const isKind = (value: unknown): boolean =>
  value === null || value === undefined || typeof value === 'string';

/** A block as the store takes it: what is nested too deep stands in the innermost list or quote that may be. */
function fitted(node: Node, depth: number): Node[] {
  const { name } = node.type;
  if (name === 'heading')
    return [LEVELS.includes(node.attrs.level) ? node : node.type.create({ level: 2 }, node.content)];
  if (name === 'listItem') return [node.copy(children(node, depth))];
  if (name !== 'orderedList' && name !== 'bulletList' && name !== 'blockquote') return [node];
  if (depth === 0) return flat(node);
  if (name !== 'orderedList') return [node.copy(children(node, depth - 1))];
  const { start, type } = node.attrs as Record<string, unknown>;
  const attrs = { start: isStart(start) ? start : 1, type: isKind(type) ? type : null };
  return [node.type.create(attrs, children(node, depth - 1))];
}

function children(node: Node, depth: number): Fragment {
  const out: Node[] = [];
  node.forEach((child) => out.push(...fitted(child, depth)));
  return Fragment.fromArray(out);
}

/** The blocks of a list or quote without it and all that is in it. */
function flat(node: Node): Node[] {
  const out: Node[] = [];
  node.forEach((child) => out.push(...(child.isTextblock || child.isLeaf ? fitted(child, 0) : flat(child))));
  return out;
}
