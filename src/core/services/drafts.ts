import { type Block, type Run, runsOf } from '../../shared/document.ts';
import { type ArticleRecord, blocksAt } from '../store/articles.ts';
import type { Store } from '../store/handle.ts';

/** How many documents are kept in memory. */
const KEPT = 64;

const runs = new WeakMap<Block, readonly Run[]>();
const keys = new WeakMap<Block, string>();

/** The runs of one block, worked out once: blocks are never changed in place. */
export function runsOfBlock(block: Block): readonly Run[] {
  let known = runs.get(block);
  if (!known) {
    known = runsOf([block]);
    runs.set(block, known);
  }
  return known;
}

/** A block as JSON, worked out once: two blocks with one key say the same. */
export function keyOfBlock(block: Block): string {
  let known = keys.get(block);
  if (known === undefined) {
    known = JSON.stringify(block);
    keys.set(block, known);
  }
  return known;
}

/** The documents in hand. What is kept is known by its revision, so another process's change is noticed. */
export class Drafts {
  readonly #store: Store;
  readonly #kept = new Map<string, { revision: number; blocks: readonly Block[] }>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The current document of an article. */
  blocks(row: Pick<ArticleRecord, 'id' | 'revision'>): readonly Block[] {
    const known = this.#kept.get(row.id);
    if (known?.revision === row.revision) {
      this.#kept.delete(row.id);
      this.#kept.set(row.id, known);
      return known.blocks;
    }
    const blocks = blocksAt(this.#store, row.id, row.revision);
    this.keep(row.id, row.revision, blocks);
    return blocks;
  }

  keep(id: string, revision: number, blocks: readonly Block[]): void {
    this.#kept.delete(id);
    this.#kept.set(id, { revision, blocks });
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value as string);
  }

  /** Forgets what was kept: after a transaction that did not come to its end. */
  forget(id: string): void {
    this.#kept.delete(id);
  }
}
