/**
 * Which pieces stand elsewhere in a draft than in the dump: those that must be taken out for the rest to be in
 * order. The rest is an increasing subsequence of the greatest weight, found with running maxima in a Fenwick
 * tree: O(n log n). Of two ways to tell a move the one that marks fewer pieces is taken, then the one that
 * marks less text.
 *
 * `order` holds piece indices (raw order) as they stand in the draft; `length` gives the size of a piece.
 */
export function movedPieces(order: readonly number[], length: (piece: number) => number): Set<number> {
  const moved = new Set<number>();
  if (isAscending(order)) return moved;
  const sorted = [...order].sort((a, b) => a - b);
  const rankOf = new Map(sorted.map((piece, rank) => [piece, rank]));
  const total = order.reduce((n, piece) => n + length(piece), 1);
  const best = new Best(order.length);
  const before = new Int32Array(order.length);
  order.forEach((piece, i) => {
    const rank = rankOf.get(piece)!;
    const found = best.below(rank);
    before[i] = found.at;
    best.put(rank, found.weight + 1 + length(piece) / total, i);
  });
  const stays = new Uint8Array(order.length);
  for (let i = best.below(order.length).at; i >= 0; i = before[i]!) stays[i] = 1;
  order.forEach((piece, i) => {
    if (stays[i] === 0) moved.add(piece);
  });
  return moved;
}

function isAscending(order: readonly number[]): boolean {
  for (let i = 1; i < order.length; i++) if (order[i - 1]! >= order[i]!) return false;
  return true;
}

/** The heaviest chain that ends at a rank below a bound. */
class Best {
  readonly #weights: Float64Array;
  readonly #at: Int32Array;

  constructor(size: number) {
    this.#weights = new Float64Array(size + 1);
    this.#at = new Int32Array(size + 1).fill(-1);
  }

  below(rank: number): { weight: number; at: number } {
    let weight = 0;
    let at = -1;
    for (let i = rank; i > 0; i -= i & -i)
      if (this.#weights[i]! > weight) {
        weight = this.#weights[i]!;
        at = this.#at[i]!;
      }
    return { weight, at };
  }

  put(rank: number, weight: number, at: number): void {
    for (let i = rank + 1; i < this.#weights.length; i += i & -i)
      if (weight > this.#weights[i]!) {
        this.#weights[i] = weight;
        this.#at[i] = at;
      }
  }
}
