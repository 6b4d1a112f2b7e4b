import { Heights } from '../model/heights.ts';
import type { Rows } from '../model/rows.ts';

/** Chromium draws no element higher than 33 million pixels; a page of text stays well below. */
const TALLEST = 12_000_000;
/** Rows this many pixels beyond the visible part are drawn, too. */
const OVERSCAN = 500;
/** A scroll further than this many screens was a drag of the scroll bar, not a turn of the wheel. */
const LEAP = 4;
const IDLE = 140;

/**
 * Scrolls rows of text whose heights are guessed until they are seen. Two coordinates: `virtual`, pixels from the
 * top of all rows, and the scroller's own `scrollTop`; `shift` is their difference, zero as long as all rows fit
 * on one page. When a guess turns out wrong, only `shift` changes, so nothing jumps under the reader's eye.
 */
export class RawScroller {
  readonly el: HTMLElement;
  /** Elements of the rows that are drawn, by row. */
  readonly drawn = new Map<number, HTMLElement>();
  heights = new Heights(new Float32Array(0));
  /** The rows it scrolls, and the width their heights were guessed for. */
  rows: Rows | null = null;
  width = 0;
  /** Size of the visible part, read when it changes: asking the page for it would have it laid out. */
  viewWidth: number;
  #view: number;
  /** Counts the resets: rows that stay as they are have to be measured against the new heights, too. */
  epoch = 0;
  readonly #stirred = new Set<number>();
  #virtual = 0;
  #shift = 0;
  #last = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;
  readonly #redraw: () => void;

  /** `redraw` is called when other rows have come into sight, or rows have moved. */
  constructor(el: HTMLElement, redraw: () => void) {
    this.el = el;
    this.#redraw = redraw;
    this.viewWidth = el.clientWidth;
    this.#view = el.clientHeight;
  }

  /** The pane has another size. */
  resized(): void {
    this.viewWidth = this.el.clientWidth;
    this.#view = this.el.clientHeight;
    this.#redraw();
  }

  get viewHeight(): number {
    return this.#view;
  }

  /** Height of the page the rows stand on. */
  get pageHeight(): number {
    return Math.max(1, Math.min(this.heights.total, TALLEST));
  }

  get #maxVirtual(): number {
    return Math.max(0, this.heights.total - this.#view);
  }

  get #maxScroll(): number {
    return Math.max(0, this.pageHeight - this.#view);
  }

  /** Other rows, or other heights; `row` at `y` pixels below the upper edge stays where it is. */
  reset(rows: Rows, heights: Heights, row: number, y: number): void {
    this.rows = rows;
    this.width = this.viewWidth;
    this.heights = heights;
    this.drawn.clear();
    this.epoch++;
    this.#moveTo(heights.offsetOf(row) - y);
    this.#align();
    this.#redraw();
  }

  /** Where the reader is: pixels above the visible part, its height, and that of all rows. */
  place(): { top: number; view: number; total: number } {
    return { top: this.#virtual, view: this.#view, total: this.heights.total };
  }

  /** Goes to so many pixels from the top of all rows. */
  go(top: number): void {
    this.#moveTo(top);
    this.#align();
    this.#redraw();
  }

  /** First and last row to draw, half-open. */
  range(): [first: number, last: number] {
    if (this.heights.length === 0) return [0, 0];
    const first = this.heights.rowAt(Math.max(0, this.#virtual - OVERSCAN));
    const last = this.heights.rowAt(this.#virtual + this.#view + OVERSCAN);
    return [first, last + 1];
  }

  /** Where a row is drawn on the page. */
  pageY(row: number): number {
    return this.heights.offsetOf(row) - this.#shift;
  }

  /** Where a row stands, from the upper edge of what is seen; a guess for rows far off. */
  screenY(row: number): number {
    return this.heights.offsetOf(row) - this.#virtual;
  }

  /** The row at a height of the visible part, and how far into it that is (0 to 1). */
  at(y: number): { row: number; within: number } {
    const row = this.heights.rowAt(this.#virtual + y);
    const height = this.heights.get(row) || 1;
    return { row, within: Math.max(0, Math.min(1, (y - this.screenY(row)) / height)) };
  }

  /** A row was drawn anew: its height may be another. */
  stir(row: number): void {
    this.#stirred.add(row);
  }

  /** Measures what was drawn anew; has it drawn again if rows have moved. */
  measure(): void {
    if (this.#stirred.size === 0) return;
    const stirred = [...this.#stirred];
    this.#stirred.clear();
    const anchor = this.at(1);
    const before = this.screenY(anchor.row);
    let changed = false;
    for (const row of stirred) {
      const height = this.drawn.get(row)?.getBoundingClientRect().height ?? 0;
      if (height > 0 && Math.abs(height - this.heights.get(row)) > 0.4) {
        this.heights.set(row, height);
        changed = true;
      }
    }
    if (!changed) return;
    this.#virtual = this.#clamp(this.heights.offsetOf(anchor.row) - before);
    this.#shift = this.#virtual - this.#last;
    this.#settleSoon();
    this.#redraw();
  }

  /** The reader scrolled. */
  scrolled(): void {
    const now = this.el.scrollTop;
    const by = now - this.#last;
    if (by === 0) return;
    this.#last = now;
    const [first, last] = this.range();
    const paged = this.heights.total > TALLEST;
    if (paged && Math.abs(by) > LEAP * this.#view)
      this.#virtual = (now / (this.#maxScroll || 1)) * this.#maxVirtual;
    else this.#virtual = this.#clamp(now + this.#shift);
    this.#shift = this.#virtual - now;
    const stuck =
      (now <= 0 && this.#virtual > 0) || (now >= this.#maxScroll && this.#virtual < this.#maxVirtual - 1);
    if (stuck) this.#align();
    this.#settleSoon();
    const [nextFirst, nextLast] = this.range();
    if (stuck || nextFirst !== first || nextLast !== last) this.#redraw();
  }

  /** Brings a row to `y` pixels below the upper edge. */
  scrollTo(row: number, y: number, smooth: boolean): void {
    const target = this.#clamp(this.heights.offsetOf(row) - y);
    if (smooth && Math.abs(target - this.#virtual) < 2.5 * this.#view) {
      this.el.scrollTo({ top: target - this.#shift, behavior: 'smooth' });
      return;
    }
    this.#moveTo(target);
    this.#align();
    this.#redraw();
  }

  /** Moves by pixels, as the other pane moves. */
  nudge(by: number): void {
    if (Math.abs(by) >= 0.5) this.el.scrollTop += by;
  }

  destroy(): void {
    clearTimeout(this.#idle);
  }

  #clamp(virtual: number): number {
    return Math.max(0, Math.min(virtual, this.#maxVirtual));
  }

  #moveTo(virtual: number): void {
    this.#virtual = this.#clamp(virtual);
    this.#shift = this.#virtual - this.#last;
  }

  /** Puts the scroll bar where it belongs without moving what is seen. */
  #align(): void {
    const paged = this.heights.total > TALLEST;
    const ideal = paged ? (this.#virtual / (this.#maxVirtual || 1)) * this.#maxScroll : this.#virtual;
    // The page must have its new height before it can be scrolled that far.
    const page = this.el.firstElementChild;
    if (page instanceof HTMLElement) page.style.height = `${this.pageHeight}px`;
    this.el.scrollTop = ideal;
    this.#last = this.el.scrollTop;
    this.#shift = this.#virtual - this.#last;
  }

  #settleSoon(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      const paged = this.heights.total > TALLEST;
      const ideal = paged ? (this.#virtual / (this.#maxVirtual || 1)) * this.#maxScroll : this.#virtual;
      if (Math.abs(ideal - this.el.scrollTop) < 1) return;
      this.#align();
      this.#redraw();
    }, IDLE);
  }
}
