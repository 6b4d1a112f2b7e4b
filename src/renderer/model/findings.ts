import type { FindingView } from '../../shared/model.ts';
import type { PieceColumns } from './columns.ts';
import { passes, type Sieve, type Tally, tally } from './facets.ts';

export type Order = 'risk' | 'reading';

/** Least sure first; equal ones and `reading` as they stand in the dump. */
export function compare(a: FindingView, b: FindingView, order: Order): number {
  const place = (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0) || (a.id < b.id ? -1 : 1);
  return order === 'risk' ? a.confidence - b.confidence || place : place;
}

/** All findings of a dump, changed in place; `version` grows with every change, for views to follow. */
export class FindingBook {
  readonly #by = new Map<string, FindingView>();
  /** Ids in order: an answer never changes it, so it is sorted once. */
  readonly #sorted: Record<Order, string[] | null> = { risk: null, reading: null };
  #last: { version: number; sieve: Sieve; order: Order; list: readonly FindingView[] } | null = null;
  version = 0;

  get size(): number {
    return this.#by.size;
  }

  get(id: string): FindingView | undefined {
    return this.#by.get(id);
  }

  all(): IterableIterator<FindingView> {
    return this.#by.values();
  }

  put(findings: readonly FindingView[]): void {
    const before = this.#by.size;
    for (const f of findings) this.#by.set(f.id, f);
    if (this.#by.size !== before) this.#sorted.risk = this.#sorted.reading = null;
    if (findings.length > 0) this.version++;
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) this.#by.delete(id);
    if (ids.length === 0) return;
    this.#sorted.risk = this.#sorted.reading = null;
    this.version++;
  }

  /** The findings that pass, in order. The list is the same one until something changes. */
  list(sieve: Sieve, order: Order): readonly FindingView[] {
    const last = this.#last;
    if (last?.version === this.version && last.sieve === sieve && last.order === order) return last.list;
    const list: FindingView[] = [];
    for (const id of this.#inOrder(order)) {
      const finding = this.#by.get(id)!;
      if (passes(finding, sieve)) list.push(finding);
    }
    this.#last = { version: this.version, sieve, order, list };
    return list;
  }

  tally(sieve: Sieve): Tally {
    return tally(this.#by.values(), sieve);
  }

  /** How many wait for an answer. */
  get open(): number {
    let open = 0;
    for (const f of this.#by.values()) if (f.state === 'open') open++;
    return open;
  }

  #inOrder(order: Order): readonly string[] {
    return (this.#sorted[order] ??= [...this.#by.values()]
      .sort((a, b) => compare(a, b, order))
      .map((f) => f.id));
  }
}

/**
 * The finding to take in hand once the one at `at` was answered: where it has left the list, the one that moved up
 * into its place, else the one after it. Null at the end of the list: nobody is sent round in circles.
 */
export function after(list: readonly FindingView[], at: number, id: string): FindingView | null {
  const stays = list.findIndex((f) => f.id === id);
  return list[stays >= 0 ? stays + 1 : Math.max(0, at)] ?? null;
}

/** What findings say of single pieces, a column each; made anew when findings change. */
export interface PieceNotes {
  /** Number of the loop finding that dropped the piece, into `loops`; -1 without one. */
  readonly loopOf: Int32Array;
  readonly loops: readonly FindingView[];
  /** The copy finding of a dropped piece, by piece index. */
  readonly copyOf: ReadonlyMap<number, FindingView>;
  /** 1 where the piece takes part in a join that stands. */
  readonly joined: Uint8Array;
  /** Pieces with a beginning or an end that is missing. */
  readonly torn: ReadonlyMap<number, 'head' | 'tail'>;
  /** The versions of columns and findings these notes were read from. */
  readonly version: string;
}

/**
 * Reads out of the findings what the panes draw. Where the loops are those of `before`, its columns are used
 * again: rows are laid by them, and need not be laid anew for an answer to another finding.
 */
export function notePieces(
  columns: PieceColumns,
  book: FindingBook,
  version: string,
  before: PieceNotes | null = null,
): PieceNotes {
  const loopOf = new Int32Array(columns.length).fill(-1);
  const loops: FindingView[] = [];
  const copyOf = new Map<number, FindingView>();
  const joined = new Uint8Array(columns.length);
  const torn = new Map<number, 'head' | 'tail'>();
  for (const f of book.all()) {
    if (f.state === 'stale') continue;
    const { evidence } = f;
    if (evidence.kind === 'torn') {
      const side = evidence.side;
      if (f.state !== 'dismissed') eachPiece(columns, f, (i) => torn.set(i, side));
    } else if (f.stands && evidence.kind === 'loop') {
      const number = loops.push(f) - 1;
      eachPiece(columns, f, (i) => {
        if (columns.fateOf(i) === 'loop') loopOf[i] = number;
      });
    } else if (evidence.kind === 'duplicate' || evidence.kind === 'near-duplicate') {
      eachPiece(columns, f, (i) => copyOf.set(i, f));
    } else if (f.stands && evidence.kind === 'join') {
      eachPiece(columns, f, (i) => {
        joined[i] = 1;
      });
    }
  }
  const reuse = before !== null && before.loops.length === loops.length && same(before.loopOf, loopOf);
  if (reuse) return { loopOf: before.loopOf, loops: before.loops, copyOf, joined, torn, version };
  return { loopOf, loops, copyOf, joined, torn, version };
}

function same(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function eachPiece(columns: PieceColumns, finding: FindingView, visit: (piece: number) => void): void {
  for (const span of finding.spans) {
    const [from, to] = columns.covering(span);
    for (let i = from; i < to; i++) visit(i);
  }
}
