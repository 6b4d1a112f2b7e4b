import { applySplices, type Block, invertSplices, type Run, type Splice } from '../../shared/document.ts';
import { inkOf } from '../../shared/span.ts';
import { type ArticleRecord, type Head, headOf } from '../store/articles.ts';
import { type Seal, same, sealOfRow } from '../store/effects.ts';
import { keyOfBlock, runsOfBlock } from './drafts.ts';

/** One article while a decision is being made: what it was, what it is becoming, and the way from one to the other. */
export class Sheet {
  readonly row: ArticleRecord;
  readonly was: { head: Head; seal: Seal; present: boolean; ordinal: number };
  readonly splices: Splice[] = [];
  head: Head;
  seal: Seal;
  present: boolean;
  /** Its place in the reading order of the dump. */
  ordinal: number;
  /** Whether the seal was set on purpose: then a change of the text does not break it. */
  sealed = false;
  readonly #load: () => readonly Block[];
  #blocks: readonly Block[] | null = null;
  #inverse: Splice[] = [];
  #index: Map<string, Set<Block>> | null = null;

  /** `load` gives the document: many decisions touch an article without looking into it. */
  constructor(row: ArticleRecord, load: () => readonly Block[]) {
    this.row = row;
    this.#load = load;
    this.head = headOf(row);
    this.seal = sealOfRow(row);
    this.present = row.present === 1;
    this.ordinal = row.ordinal;
    this.was = { head: this.head, seal: this.seal, present: this.present, ordinal: this.ordinal };
  }

  get id(): string {
    return this.row.id;
  }

  get blocks(): readonly Block[] {
    this.#blocks ??= this.#load();
    return this.#blocks;
  }

  /** What undoes `splices`. */
  get inverse(): readonly Splice[] {
    return this.#inverse;
  }

  /** Whether a new revision is due. */
  get rewritten(): boolean {
    return this.splices.length > 0 || !same(this.head, this.was.head) || this.present !== this.was.present;
  }

  get changed(): boolean {
    return this.rewritten || this.ordinal !== this.was.ordinal || !same(this.seal, this.was.seal);
  }

  /** Changes the document; throws `RangeError` out of bounds. Returns the blocks that went. */
  splice(splice: Splice): readonly Block[] {
    if (splice.remove === 0 && splice.insert.length === 0) return [];
    const gone = this.blocks.slice(splice.at, splice.at + splice.remove);
    if (sameBlocks(gone, splice.insert)) return [];
    const [inverse] = invertSplices(this.blocks, [splice]);
    this.#blocks = applySplices(this.blocks, [splice]);
    this.splices.push(splice);
    if (inverse) this.#inverse.unshift(inverse);
    if (this.#index) {
      for (const block of gone) this.#enter(this.#index, block, false);
      for (const block of splice.insert) this.#enter(this.#index, block, true);
    }
    return gone;
  }

  /** Puts other blocks in the place of one. */
  replace(block: Block, by: readonly Block[]): readonly Block[] {
    return this.splice({ at: this.indexOf(block), remove: 1, insert: [...by] });
  }

  indexOf(block: Block): number {
    const at = this.blocks.indexOf(block);
    if (at < 0) throw new RangeError('the block is not in this article');
    return at;
  }

  /** The top-level blocks a piece stands in, in order. */
  blocksOf(pieceId: string): Block[] {
    const found = [...(this.#pieces().get(pieceId) ?? [])];
    return found.length < 2 ? found : found.toSorted((a, b) => this.indexOf(a) - this.indexOf(b));
  }

  /** The texts of a piece in this document, in order; the fields are not among them. */
  runsOf(pieceId: string): Run[] {
    return this.blocksOf(pieceId).flatMap((b) => runsOfBlock(b).filter((r) => r.piece === pieceId));
  }

  /** Ids of all pieces in the document. */
  pieceIds(): Iterable<string> {
    return this.#pieces().keys();
  }

  /** Ink of the document that has no origin. */
  freeInk(): number {
    let ink = 0;
    for (const block of this.blocks) ink += freeInkOf(block);
    return ink;
  }

  #pieces(): Map<string, Set<Block>> {
    if (!this.#index) {
      this.#index = new Map();
      for (const block of this.blocks) this.#enter(this.#index, block, true);
    }
    return this.#index;
  }

  #enter(index: Map<string, Set<Block>>, block: Block, comes: boolean): void {
    for (const { piece } of runsOfBlock(block)) {
      if (piece === null) continue;
      let blocks = index.get(piece);
      if (comes) {
        if (!blocks) {
          blocks = new Set();
          index.set(piece, blocks);
        }
        blocks.add(block);
      } else if (blocks) {
        blocks.delete(block);
        if (blocks.size === 0) index.delete(piece);
      }
    }
  }
}

function sameBlocks(a: readonly Block[], b: readonly Block[]): boolean {
  return a.length === b.length && a.every((block, i) => keyOfBlock(block) === keyOfBlock(b[i]!));
}

const free = new WeakMap<Block, number>();

function freeInkOf(block: Block): number {
  let ink = free.get(block);
  if (ink === undefined) {
    ink = 0;
    for (const run of runsOfBlock(block)) if (run.piece === null) ink += inkOf(run.text);
    free.set(block, ink);
  }
  return ink;
}

/** Ids of the pieces that stand in some blocks. */
export function piecesIn(blocks: readonly Block[]): Set<string> {
  const ids = new Set<string>();
  for (const block of blocks) for (const { piece } of runsOfBlock(block)) if (piece !== null) ids.add(piece);
  return ids;
}
