import type { Node } from '@tiptap/pm/model';

/** A stretch of one textblock that came from one piece; offsets into the textblock's content. */
export interface PieceRun {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

const cache = new WeakMap<Node, readonly PieceRun[]>();

/** Id of the piece a text node came from, or null. */
export function pieceIdOf(node: Node): string | null {
  for (const mark of node.marks) if (mark.type.name === 'piece') return mark.attrs.id as string;
  return null;
}

/** The pieces a textblock is made of, in order. Remembered by node: nodes never change. */
export function runsIn(block: Node): readonly PieceRun[] {
  const known = cache.get(block);
  if (known) return known;
  const runs: PieceRun[] = [];
  let open: { id: string; from: number; to: number } | null = null;
  block.forEach((child, offset) => {
    const id = pieceIdOf(child);
    if (id !== null && open && open.id === id && open.to === offset) open.to = offset + child.nodeSize;
    else {
      open = id === null ? null : { id, from: offset, to: offset + child.nodeSize };
      if (open) runs.push(open);
    }
  });
  cache.set(block, runs);
  return runs;
}

/** Calls `visit` with each piece run of the document and its absolute positions, until it returns true. */
export function eachRun(
  doc: Node,
  visit: (id: string, from: number, to: number, top: number, block: Node, blockPos: number) => boolean | void,
): void {
  let done = false;
  doc.forEach((top, topPos, index) => {
    if (done) return;
    const walk = (node: Node, pos: number): void => {
      if (done) return;
      if (node.isTextblock) {
        for (const run of runsIn(node))
          if (visit(run.id, pos + 1 + run.from, pos + 1 + run.to, index, node, pos) === true) {
            done = true;
            return;
          }
      } else node.forEach((child, offset) => walk(child, pos + 1 + offset));
    };
    walk(top, topPos);
  });
}

/** Calls `visit` with each piece run in one block, and the textblock it stands in. */
export function eachRunIn(top: Node, visit: (run: PieceRun, block: Node) => void): void {
  if (top.isTextblock) for (const run of runsIn(top)) visit(run, top);
  else top.forEach((child) => eachRunIn(child, visit));
}

/** Ids of the pieces in top-level block `index`, in order, each once. */
export function piecesInBlock(doc: Node, index: number): string[] {
  const ids = new Set<string>();
  const block = doc.maybeChild(index);
  if (!block) return [];
  const walk = (node: Node): void => {
    if (node.isTextblock) for (const run of runsIn(node)) ids.add(run.id);
    else node.forEach(walk);
  };
  walk(block);
  return [...ids];
}

/** Index of the top-level block a position is in. */
export function blockIndexAt(doc: Node, pos: number): number {
  return doc.resolve(Math.max(0, Math.min(pos, doc.content.size))).index(0);
}
