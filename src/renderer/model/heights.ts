/**
 * Heights of many rows with their running sums, as a Fenwick tree: setting one and finding the row at an offset
 * cost O(log n), so half a million rows of text can be measured one by one as they are seen. Pixels.
 */
export class Heights {
  readonly length: number;
  readonly #heights: Float32Array;
  readonly #tree: Float64Array;
  readonly #top: number;
  #total = 0;

  constructor(heights: Float32Array) {
    this.length = heights.length;
    this.#heights = heights;
    this.#tree = new Float64Array(heights.length + 1);
    for (let i = 0; i < heights.length; i++) {
      this.#tree[i + 1] = this.#tree[i + 1]! + heights[i]!;
      this.#total += heights[i]!;
      const parent = i + 1 + ((i + 1) & -(i + 1));
      if (parent <= heights.length) this.#tree[parent] = this.#tree[parent]! + this.#tree[i + 1]!;
    }
    this.#top = heights.length === 0 ? 0 : 2 ** Math.floor(Math.log2(heights.length));
  }

  get total(): number {
    return this.#total;
  }

  get(row: number): number {
    return this.#heights[row] ?? 0;
  }

  set(row: number, height: number): void {
    const delta = height - this.#heights[row]!;
    if (delta === 0) return;
    this.#heights[row] = height;
    this.#total += delta;
    for (let i = row + 1; i <= this.length; i += i & -i) this.#tree[i] = this.#tree[i]! + delta;
  }

  /** Where row `row` begins: the sum of all heights before it. */
  offsetOf(row: number): number {
    let sum = 0;
    for (let i = Math.min(row, this.length); i > 0; i -= i & -i) sum += this.#tree[i]!;
    return sum;
  }

  /** The row that covers offset `y`, clamped to the first and the last. */
  rowAt(y: number): number {
    let row = 0;
    let rest = y;
    for (let step = this.#top; step > 0; step >>= 1) {
      if (row + step <= this.length && this.#tree[row + step]! <= rest) {
        row += step;
        rest -= this.#tree[row]!;
      }
    }
    return Math.max(0, Math.min(row, this.length - 1));
  }
}
