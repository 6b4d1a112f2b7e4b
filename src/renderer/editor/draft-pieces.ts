import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { BlockWindow } from './block-window.ts';
import { type PiecePlace, PiecePlaces } from './piece-places.ts';
import { eachRun, eachRunIn } from './pieces.ts';

/** Where the pieces of a dump stand in the draft that an editor shows, and on the screen. */
export class DraftPieces {
  readonly #editor: Editor;
  readonly #window: BlockWindow;
  readonly #elementOf: (index: number) => HTMLElement | null;
  readonly #places = new PiecePlaces();

  /** `window` says which blocks are drawn, `elementOf` which element shows top-level block `index`. */
  constructor(editor: Editor, window: BlockWindow, elementOf: (index: number) => HTMLElement | null) {
    this.#editor = editor;
    this.#window = window;
    this.#elementOf = elementOf;
  }

  get #doc(): Node {
    return this.#editor.state.doc;
  }

  /** Ids of all pieces in the draft, some more than once. */
  ids(): string[] {
    const ids: string[] = [];
    eachRun(this.#doc, (id) => {
      ids.push(id);
    });
    return ids;
  }

  /** First stretch of the document that came from a piece, or null. */
  rangeOf(pieceId: string): { from: number; to: number; block: number } | null {
    let found: { from: number; to: number; block: number } | null = null;
    eachRun(this.#doc, (id, from, to, block) => {
      if (id !== pieceId) return false;
      found = { from, to, block };
      return true;
    });
    return found;
  }

  /** Ids of the pieces in the draft, in the order of their first stretch, each once. */
  order(): readonly string[] {
    return this.#places.order(this.#doc);
  }

  /** Ids of the pieces in top-level block `index`. */
  inBlock(index: number): readonly string[] {
    return this.#places.inBlock(this.#doc, index);
  }

  /** First and last top-level block a piece stands in, or null. */
  placeOf(pieceId: string): PiecePlace | null {
    return this.#places.place(this.#doc, pieceId);
  }

  /** What the draft makes of a piece: its text, a line end between paragraphs. Null if it stands nowhere. */
  textOf(pieceId: string): string | null {
    const place = this.placeOf(pieceId);
    if (!place) return null;
    const parts: string[] = [];
    for (let i = place.first; i <= place.last; i++) {
      let text = '';
      eachRunIn(this.#doc.child(i), (run, block) => {
        if (run.id === pieceId) text += block.textBetween(run.from, run.to, '\n', '\n');
      });
      if (text !== '') parts.push(text);
    }
    return parts.join('\n');
  }

  /** Upper and lower edge of a piece on the screen; a guess for one far out of sight. Null if it is not here. */
  extentOf(pieceId: string): { top: number; bottom: number } | null {
    const place = this.placeOf(pieceId);
    if (!place) return null;
    const first = this.#edges(place.first, pieceId);
    const last = place.last === place.first ? first : this.#edges(place.last, pieceId);
    return first && last && { top: first.top, bottom: last.bottom };
  }

  /** The elements that show a piece, of those that are drawn. */
  elementsOf(pieceId: string): HTMLElement[] {
    const place = this.placeOf(pieceId);
    const found: HTMLElement[] = [];
    for (let i = place?.first ?? 0; place && i <= place.last; i++) {
      const block = this.#elementOf(i);
      if (block && this.#window.draws(block))
        found.push(...block.querySelectorAll<HTMLElement>(`[data-piece="${pieceId}"]`));
    }
    return found;
  }

  #edges(index: number, pieceId: string): { top: number; bottom: number } | null {
    const block = this.#elementOf(index);
    if (!block) return null;
    if (!this.#window.draws(block)) {
      const origin = this.#editor.view.dom.getBoundingClientRect().top;
      const { top, bottom } = this.#window.guess(block);
      return { top: origin + top, bottom: origin + bottom };
    }
    if (this.inBlock(index).length === 1) return block.getBoundingClientRect();
    const parts = block.querySelectorAll(`[data-piece="${pieceId}"]`);
    const first = parts[0];
    if (!first) return null;
    return {
      top: first.getBoundingClientRect().top,
      bottom: parts[parts.length - 1]!.getBoundingClientRect().bottom,
    };
  }

  /** Brings a piece to `y` pixels below the pane's upper edge if it is too far off to be drawn. */
  bringNear(pieceId: string, y: number): void {
    const place = this.placeOf(pieceId);
    const block = place && this.#elementOf(place.first);
    if (block && !this.#window.draws(block)) this.#window.scrollTo(block, y);
  }
}
