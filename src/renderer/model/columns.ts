import { FATES, type Fate } from '../../shared/ledger.ts';
import type { PieceTable, PieceView } from '../../shared/model/pieces.ts';
import { pieceId, type Span } from '../../shared/span.ts';

const FATE_INDEX = new Map<Fate, number>(FATES.map((fate, i) => [fate, i]));

/** The number a fate is stored as in a column. */
export function fateIndex(fate: Fate): number {
  return FATE_INDEX.get(fate)!;
}

/**
 * All pieces of one dump, a typed array a column: a dump of 64 MB has hundreds of thousands, and none of them
 * may cost an object. Piece `i` is `[starts[i], ends[i])`, in raw order. `update` changes them in place.
 */
export class PieceColumns {
  readonly length: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly fates: Uint8Array;
  readonly articles: Int32Array;
  readonly articleIds: string[];
  /** How many pieces have each fate, by `FATES` index; kept up with every update. */
  readonly census: number[];
  readonly #articleIndex: Map<string, number>;

  constructor(table: PieceTable) {
    this.length = table.starts.length;
    this.starts = Uint32Array.from(table.starts);
    this.ends = Uint32Array.from(table.ends);
    this.fates = Uint8Array.from(table.fates);
    this.articles = Int32Array.from(table.articles);
    this.articleIds = [...table.articleIds];
    this.#articleIndex = new Map(this.articleIds.map((id, i) => [id, i]));
    this.census = FATES.map(() => 0);
    for (const fate of this.fates) this.census[fate] = this.census[fate]! + 1;
  }

  idOf(i: number): string {
    return pieceId([this.starts[i]!, this.ends[i]!]);
  }

  spanOf(i: number): Span {
    return [this.starts[i]!, this.ends[i]!];
  }

  fateOf(i: number): Fate {
    return FATES[this.fates[i]!]!;
  }

  articleOf(i: number): string | null {
    const at = this.articles[i]!;
    return at < 0 ? null : (this.articleIds[at] ?? null);
  }

  /** The first piece that ends after `offset`; `length` if there is none. */
  at(offset: number): number {
    let lo = 0;
    let hi = this.length;
    while (lo < hi) {
      const mid = (lo + hi) >>> 1;
      if (this.ends[mid]! <= offset) lo = mid + 1;
      else hi = mid;
    }
    return lo;
  }

  /** Index of the piece an id names, or -1 where the dump is cut otherwise. */
  indexOf(id: string): number {
    const dash = id.indexOf('-');
    const start = Number(id.slice(0, dash));
    const i = this.at(start);
    return i < this.length && this.starts[i] === start && this.ends[i] === Number(id.slice(dash + 1))
      ? i
      : -1;
  }

  /** The pieces a span covers, as a half-open range of indices. */
  covering([start, end]: Span): [from: number, to: number] {
    const from = this.at(start);
    let to = from;
    while (to < this.length && this.starts[to]! < end) to++;
    return [from, to];
  }

  /** Takes in what a mutation says of one piece. False if no such piece is known: the table must be read anew. */
  update(view: PieceView): boolean {
    const i = this.indexOf(view.id);
    if (i < 0) return false;
    const fate = fateIndex(view.fate);
    this.census[this.fates[i]!] = this.census[this.fates[i]!]! - 1;
    this.census[fate] = this.census[fate]! + 1;
    this.fates[i] = fate;
    if (view.articleId === null) this.articles[i] = -1;
    else {
      let at = this.#articleIndex.get(view.articleId);
      if (at === undefined) {
        at = this.articleIds.push(view.articleId) - 1;
        this.#articleIndex.set(view.articleId, at);
      }
      this.articles[i] = at;
    }
    return true;
  }
}
