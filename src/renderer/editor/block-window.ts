import { Heights } from '../model/heights.ts';
import { readingSize } from '../state/reading.ts';

/** An article of fewer blocks is drawn as a whole. */
export const WINDOWED_FROM = 240;
/** So many pixels beyond the visible part are drawn when the window moves. */
const MARGIN = 1400;
/** It moves when less than this is left. */
const SPARE = 500;
/** A first guess of a block: what a line, a wide and a narrow character take for each pixel of size; room below. */
const LINE = 1.85;
const BELOW = 13;
const WIDE = 1;
const NARROW = 0.48;
/** Width of the text before it has been measured. */
const USUAL = 560;
/** What is drawn of an article that opens, before anything has been measured. */
const FIRST_VIEW = 1600;
/** So many blocks of a long article are drawn while it comes in. */
const FIRST_BLOCKS = 40;

/**
 * Keeps the blocks of a long article that are far out of sight from being laid out: every key would pay for all
 * of them. They stay in the document and in the page, as `display: none`, with room in their place; nothing is
 * written into the editor's own elements. Drawn are the blocks around what is seen, and those of the selection.
 */
export class BlockWindow {
  readonly #root: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #sheet = new CSSStyleSheet();
  #blocks: HTMLElement[] = [];
  /** Those of them that show a block of the document, in its order: notices and the like stand between. */
  #bodies: HTMLElement[] = [];
  #index = new Map<Element, number>();
  #heights = new Heights(new Float32Array(0));
  readonly #seen = new WeakMap<Element, number>();
  #guesses = new WeakMap<Element, number>();
  #first = 0;
  #last = 0;
  #pinned: readonly number[] = [];
  #on = false;
  #width = USUAL;
  #size = readingSize();

  /** `root` holds the blocks as its children, `scroller` is what scrolls them. */
  constructor(root: HTMLElement, scroller: HTMLElement) {
    this.#root = root;
    this.#scroller = scroller;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  destroy(): void {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  /** Whether it hides anything. */
  get on(): boolean {
    return this.#on;
  }

  /** The element of top-level block `index` of the document, as of the last `refresh`; null if it has gone since. */
  element(index: number): HTMLElement | null {
    const el = this.#bodies[index];
    return el?.parentElement === this.#root ? el : null;
  }

  /** Whether a block's element is laid out now. */
  draws(block: Element): boolean {
    if (!this.#on) return true;
    const at = this.#index.get(block);
    return at === undefined || this.#shown(at);
  }

  /** Upper and lower edge of a block that is not laid out, in pixels from the root's upper edge. */
  guess(block: Element): { top: number; bottom: number } {
    const at = this.#index.get(block) ?? 0;
    const top = this.#heights.offsetOf(at);
    return { top, bottom: top + this.#heights.get(at) - BELOW };
  }

  /** Everything is drawn until `refresh`: for a change whose outcome nobody knows yet. */
  open(): void {
    if (!this.#on) return;
    this.#measure();
    this.#on = false;
    this.#write();
  }

  /** Another document of so many blocks is about to come in: setting the caret into it lays out what is drawn. */
  expect(blocks: number): void {
    this.#on = false;
    this.#sheet.replaceSync(
      blocks < WINDOWED_FROM
        ? ''
        : `.draft-scroll .ProseMirror > :nth-child(n + ${FIRST_BLOCKS}) { display: none }`,
    );
  }

  /** Another document, seen from its beginning; nothing is measured, so nothing has to be laid out for it. */
  begin(): void {
    this.#read();
    this.#pinned = [];
    this.#on = this.#blocks.length >= WINDOWED_FROM;
    if (this.#on) {
      this.#guessAll();
      this.#first = 0;
      this.#last = this.#heights.rowAt(FIRST_VIEW) + 1;
    }
    this.#write();
  }

  /** The blocks may be others now; `pinned` are those of the selection, drawn wherever they stand. */
  refresh(pinned: readonly (Element | null)[]): void {
    if (!this.#same()) this.#take();
    const wanted = this.#blocks.length >= WINDOWED_FROM;
    if (!wanted) {
      if (!this.#on) return;
      this.#on = false;
      this.#write();
      return;
    }
    const at = pinned.flatMap((el) => {
      const index = el === null ? undefined : this.#index.get(el);
      return index === undefined ? [] : [index];
    });
    const moved = at.some((index) => !this.#pinned.includes(index) && !this.#inside(index));
    this.#pinned = at;
    if (this.#on && !moved) this.update();
    else this.#move();
  }

  /** Something scrolled, or has another size. */
  update(): void {
    if (this.#blocks.length < WINDOWED_FROM) return;
    const width = this.#root.clientWidth;
    const size = readingSize();
    if (width !== this.#width || size !== this.#size) {
      this.#width = width;
      this.#size = size;
      this.#guesses = new WeakMap();
      if (this.#on) this.#guessAll();
      this.#move();
      return;
    }
    if (!this.#on) return;
    const [top, bottom] = this.#view();
    const from = this.#heights.offsetOf(this.#first);
    const to = this.#heights.offsetOf(this.#last);
    const above = top - from < SPARE && this.#first > 0;
    const below = to - bottom < SPARE && this.#last < this.#blocks.length;
    if (above || below) this.#move();
  }

  /** Height of each child of the root, measured or guessed, with what is below it. */
  heights(): Iterable<[block: Element, height: number]> {
    if (this.#on) return this.#blocks.map((el, i): [Element, number] => [el, this.#heights.get(i)]);
    const children = [...this.#root.children] as HTMLElement[];
    const tops = children.map((el) => el.offsetTop);
    return children.map((el, i): [Element, number] => [
      el,
      (tops[i + 1] ?? tops[i]! + el.offsetHeight) - tops[i]!,
    ]);
  }

  /** Whether a block and its neighbours are drawn where they stand: a change there needs no more room. */
  holds(block: Element): boolean {
    const at = this.#index.get(block);
    return !this.#on || (at !== undefined && at > this.#first && at + 1 < this.#last);
  }

  /** Draws a block before somebody goes there. */
  reveal(block: Element): void {
    const at = this.#index.get(block);
    if (!this.#on || at === undefined || this.#shown(at)) return;
    this.#pinned = [...this.#pinned, at];
    this.#write();
  }

  /** Brings a block's upper edge to `y` pixels below the scroller's, wherever it stands. */
  scrollTo(block: Element, y: number): void {
    const at = this.#index.get(block);
    if (!this.#on || at === undefined || this.#inside(at)) return;
    const origin = this.#root.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top;
    this.#scroller.scrollTop += origin + this.#heights.offsetOf(at) - y;
    this.#move();
  }

  #same(): boolean {
    const { children } = this.#root;
    if (children.length !== this.#blocks.length) return false;
    let el = this.#root.firstElementChild;
    for (const block of this.#blocks) {
      if (el !== block) return false;
      el = el.nextElementSibling;
    }
    return true;
  }

  /** The blocks are others: what was measured of those that stayed is kept. */
  #take(): void {
    if (this.#on) this.#measure();
    const top = this.#blocks[this.#first];
    this.#read();
    if (this.#blocks.length < WINDOWED_FROM) return;
    this.#guessAll();
    const shown = this.#last - this.#first;
    this.#first = Math.max(0, (top && this.#index.get(top)) ?? 0);
    this.#last = Math.min(this.#blocks.length, this.#first + shown);
  }

  #read(): void {
    this.#blocks = [...this.#root.children] as HTMLElement[];
    this.#bodies = this.#blocks.filter((el) => !el.classList.contains('ProseMirror-widget'));
    this.#index = new Map(this.#blocks.map((el, i) => [el, i]));
  }

  #guessAll(): void {
    const heights = new Float32Array(this.#blocks.length);
    const width = Math.max(200, this.#width);
    this.#blocks.forEach((block, i) => {
      let height = this.#seen.get(block) ?? this.#guesses.get(block);
      if (height === undefined) {
        height = guessed(block.textContent ?? '', width, this.#size);
        this.#guesses.set(block, height);
      }
      heights[i] = height;
    });
    this.#heights = new Heights(heights);
  }

  /** Edges of the visible part, in pixels from the root's upper edge. */
  #view(): [top: number, bottom: number] {
    const origin = this.#root.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top;
    return [-origin, -origin + this.#scroller.clientHeight];
  }

  #measure(): void {
    const next = (i: number): number | null => {
      const after = this.#blocks[i + 1];
      return after && i + 1 < this.#last && this.#inside(i + 1) ? after.offsetTop : null;
    };
    for (let i = this.#first; i < this.#last; i++) {
      const block = this.#blocks[i];
      if (!block?.isConnected) continue;
      const below = next(i);
      const height = below === null ? block.offsetHeight + BELOW : below - block.offsetTop;
      if (height <= 0) continue;
      this.#seen.set(block, height);
      if (this.#heights.length === this.#blocks.length) this.#heights.set(i, height);
    }
  }

  /** Draws what is around the visible part, and keeps what is seen where it is. */
  #move(): void {
    const eye = this.#scroller.getBoundingClientRect().top;
    if (this.#on) this.#measure();
    const [top, bottom] = this.#view();
    const seen = this.#on ? this.#heights.rowAt(top) : -1;
    const anchor = seen >= this.#first && seen < this.#last ? this.#blocks[seen] : undefined;
    const before = anchor?.getBoundingClientRect().top ?? 0;
    this.#first = this.#heights.rowAt(Math.max(0, top - MARGIN));
    this.#last = this.#heights.rowAt(bottom + MARGIN) + 1;
    this.#on = true;
    this.#write();
    if (!anchor || before < eye - this.#scroller.clientHeight) return;
    const by = anchor.getBoundingClientRect().top - before;
    if (Math.abs(by) >= 1) this.#scroller.scrollTop += by;
  }

  #inside(at: number): boolean {
    return at >= this.#first && at < this.#last;
  }

  #shown(at: number): boolean {
    return this.#inside(at) || this.#pinned.includes(at);
  }

  #write(): void {
    if (!this.#on) {
      this.#sheet.replaceSync('');
      return;
    }
    const pins = this.#pinned.filter((at) => !this.#inside(at));
    const spared = pins.map((at) => `:not(:nth-child(${at + 1}))`).join('');
    const height = (of: readonly number[]): number => of.reduce((n, at) => n + this.#heights.get(at), 0);
    const above = this.#heights.offsetOf(this.#first) - height(pins.filter((at) => at < this.#first));
    const below =
      this.#heights.total -
      this.#heights.offsetOf(this.#last) -
      height(pins.filter((at) => at >= this.#last));
    this.#sheet.replaceSync(
      `.draft-scroll .ProseMirror { padding-block: ${Math.max(0, above)}px ${Math.max(0, below)}px }
       .draft-scroll .ProseMirror > :nth-child(-n + ${this.#first})${spared},
       .draft-scroll .ProseMirror > :nth-child(n + ${this.#last + 1})${spared} { display: none }`,
    );
  }
}

function guessed(text: string, width: number, size: number): number {
  let wide = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x2e80) wide++;
  const advance = wide * WIDE + (text.length - wide) * NARROW;
  return Math.max(1, Math.ceil((advance * size) / width)) * size * LINE + BELOW;
}
