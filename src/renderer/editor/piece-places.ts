import type { Node } from '@tiptap/pm/model';
import { runsIn } from './pieces.ts';

/** Top-level blocks a piece stands in, first and last. */
export interface PiecePlace {
  readonly first: number;
  readonly last: number;
}

/**
 * Where each piece stands in a document, and the order they stand in. Documents share their unchanged blocks, so
 * what a keystroke costs is one look at each block, and nothing is made anew unless a piece came or went.
 */
export class PiecePlaces {
  readonly #blocks = new WeakMap<Node, readonly string[]>();
  #doc: Node | null = null;
  #places = new Map<string, PiecePlace>();
  #order: readonly string[] = [];

  /** Ids in the order of their first stretch, each once. The same list as long as nothing came, went or moved. */
  order(doc: Node): readonly string[] {
    this.#read(doc);
    return this.#order;
  }

  place(doc: Node, pieceId: string): PiecePlace | null {
    this.#read(doc);
    return this.#places.get(pieceId) ?? null;
  }

  /** Ids in top-level block `index`, in order, each once. */
  inBlock(doc: Node, index: number): readonly string[] {
    const block = doc.maybeChild(index);
    return block ? this.#idsOf(block) : [];
  }

  #read(doc: Node): void {
    const before = this.#doc;
    if (doc === before) return;
    this.#doc = doc;
    if (before && this.#alike(before, doc)) return;
    const places = new Map<string, PiecePlace>();
    doc.forEach((block, _pos, index) => {
      for (const id of this.#idsOf(block))
        places.set(id, { first: places.get(id)?.first ?? index, last: index });
    });
    this.#places = places;
    this.#order = [...places.keys()];
  }

  #alike(a: Node, b: Node): boolean {
    if (a.childCount !== b.childCount) return false;
    for (let i = 0; i < b.childCount; i++) {
      const x = a.child(i);
      const y = b.child(i);
      if (x === y) continue;
      const idsX = this.#idsOf(x);
      const idsY = this.#idsOf(y);
      if (idsX.length !== idsY.length || idsX.some((id, k) => id !== idsY[k])) return false;
    }
    return true;
  }

  #idsOf(block: Node): readonly string[] {
    const known = this.#blocks.get(block);
    if (known) return known;
    const ids = new Set<string>();
    const walk = (node: Node): void => {
      if (node.isTextblock) for (const run of runsIn(node)) ids.add(run.id);
      else node.forEach(walk);
    };
    walk(block);
    const list = [...ids];
    this.#blocks.set(block, list);
    return list;
  }
}
