import type { FindingView } from '../../shared/model.ts';
import type { FindingKind } from '../../shared/plan.ts';
import type { PieceColumns } from './columns.ts';

export type Order = 'risk' | 'reading';
export type StateFacet = 'open' | 'auto' | 'done' | 'all';

/** Whether a finding is listed under a facet of states. */
export function inFacet(finding: FindingView, facet: StateFacet): boolean {
  switch (facet) {
    case 'open':
      return finding.state === 'open';
    case 'auto':
      return finding.state === 'auto';
    case 'done':
      return finding.state === 'accepted' || finding.state === 'dismissed';
    case 'all':
      return true;
  }
}

/** Least sure first; equal ones and `reading` as they stand in the dump. */
export function compare(a: FindingView, b: FindingView, order: Order): number {
  const place = (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0) || (a.id < b.id ? -1 : 1);
  return order === 'risk' ? a.confidence - b.confidence || place : place;
}

/** All findings of a dump, changed in place; `version` grows with every change, for views to follow. */
export class FindingBook {
  readonly #by = new Map<string, FindingView>();
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
    for (const f of findings) this.#by.set(f.id, f);
    if (findings.length > 0) this.version++;
  }

  /** Findings under a facet and of a kind (or any), in order. */
  list(facet: StateFacet, kind: FindingKind | null, order: Order): FindingView[] {
    const out: FindingView[] = [];
    for (const f of this.#by.values()) if (inFacet(f, facet) && (!kind || f.kind === kind)) out.push(f);
    return out.sort((a, b) => compare(a, b, order));
  }

  /** Counts by kind under a facet, and by facet. */
  counts(facet: StateFacet): { kinds: Map<FindingKind, number>; states: Record<StateFacet, number> } {
    const kinds = new Map<FindingKind, number>();
    const states = { open: 0, auto: 0, done: 0, all: 0 };
    for (const f of this.#by.values()) {
      for (const s of ['open', 'auto', 'done', 'all'] as const) if (inFacet(f, s)) states[s]++;
      if (inFacet(f, facet)) kinds.set(f.kind, (kinds.get(f.kind) ?? 0) + 1);
    }
    return { kinds, states };
  }
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
