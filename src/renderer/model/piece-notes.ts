import type { FindingView } from '../../shared/model/findings.ts';
import type { PieceColumns } from './columns.ts';

/** A copy shorter than this is shown as it is: a line that says it is folded would take as much room. */
const FOLDED_FROM = 90;

/**
 * What findings say of single pieces: what the panes draw. Kept up with every answer, at the cost of the pieces
 * it speaks of: a dump of 64 MB has tens of thousands of findings and hundreds of thousands of pieces.
 */
export class PieceNotes {
  /** Number of the finding that folds the piece away (a loop, or a copy word for word); -1 without one. */
  readonly foldOf: Int32Array;
  /** 1 where the piece takes part in a join that stands. */
  readonly joined: Uint8Array;
  /** The copy finding that speaks of a piece, by piece index. */
  readonly copyOf: ReadonlyMap<number, FindingView>;
  /** Pieces with a beginning or an end that is missing. */
  readonly torn: ReadonlyMap<number, 'head' | 'tail'>;
  /** Grows when `foldOf` changes: then rows are to be laid anew. */
  folds = 0;
  readonly #columns: PieceColumns;
  readonly #waiting: Uint8Array;
  readonly #copyOf = new Map<number, FindingView>();
  readonly #torn = new Map<number, 'head' | 'tail'>();
  readonly #findings: FindingView[] = [];
  readonly #numbers = new Map<string, number>();
  /** Numbers of the findings that speak of a piece, in the order they came. */
  readonly #of = new Map<number, number[]>();

  constructor(columns: PieceColumns) {
    this.#columns = columns;
    this.foldOf = new Int32Array(columns.length).fill(-1);
    this.joined = new Uint8Array(columns.length);
    this.#waiting = new Uint8Array(columns.length);
    this.copyOf = this.#copyOf;
    this.torn = this.#torn;
  }

  /** The finding of a number in `foldOf`. */
  finding(number: number): FindingView {
    return this.#findings[number]!;
  }

  /** Number of a finding, or -1 if none of its name is known. */
  numberOf(id: string): number {
    return this.#numbers.get(id) ?? -1;
  }

  /** Takes in findings, new or answered. */
  put(findings: Iterable<FindingView>): void {
    const stirred = new Set<number>();
    for (const finding of findings) {
      let number = this.#numbers.get(finding.id);
      const fresh = number === undefined;
      if (number === undefined) {
        number = this.#findings.length;
        this.#numbers.set(finding.id, number);
      }
      this.#findings[number] = finding;
      for (const span of finding.spans) {
        const [from, to] = this.#columns.covering(span);
        for (let i = from; i < to; i++) {
          if (fresh) this.#enter(i, number);
          stirred.add(i);
        }
      }
    }
    for (const i of stirred) this.#weigh(i);
  }

  /** A piece has another fate. */
  restate(piece: number): void {
    this.#weigh(piece);
  }

  /** All findings that speak of a piece. */
  findingsOf(piece: number): FindingView[] {
    return (this.#of.get(piece) ?? []).map((number) => this.#findings[number]!);
  }

  /** Whether a finding that speaks of the piece waits for an answer. */
  waits(piece: number): boolean {
    return this.#waiting[piece] === 1;
  }

  #enter(piece: number, number: number): void {
    const list = this.#of.get(piece);
    if (!list) this.#of.set(piece, [number]);
    else if (list.at(-1) !== number) list.push(number);
  }

  #weigh(piece: number): void {
    const fate = this.#columns.fateOf(piece);
    let fold = -1;
    let joined = 0;
    let waiting = 0;
    let copy: FindingView | undefined;
    let torn: 'head' | 'tail' | undefined;
    for (const number of this.#of.get(piece) ?? []) {
      const finding = this.#findings[number]!;
      if (finding.state === 'stale') continue;
      const { evidence } = finding;
      if (finding.state === 'open') waiting = 1;
      if (evidence.kind === 'torn' && finding.state !== 'dismissed') torn = evidence.side;
      if (evidence.kind === 'join' && finding.stands) joined = 1;
      if (evidence.kind === 'loop' && finding.stands && fate === 'loop') fold = number;
      if (evidence.kind !== 'duplicate' && evidence.kind !== 'near-duplicate') continue;
      copy = finding;
      if (fate === 'duplicate' && finding.stands && finding.state !== 'open' && isLong(finding))
        fold = number;
    }
    if (this.foldOf[piece] !== fold) {
      this.foldOf[piece] = fold;
      this.folds++;
    }
    this.joined[piece] = joined;
    this.#waiting[piece] = waiting;
    if (copy) this.#copyOf.set(piece, copy);
    else this.#copyOf.delete(piece);
    if (torn) this.#torn.set(piece, torn);
    else this.#torn.delete(piece);
  }
}

function isLong({ spans }: FindingView): boolean {
  return spans.reduce((n, [start, end]) => n + end - start, 0) >= FOLDED_FROM;
}
