import { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Block } from '../../shared/document.ts';
import type { DraftSurface } from '../model/draft-sync.ts';
import type { Patch } from '../model/splices.ts';
import { BlockWindow, WINDOWED_FROM } from './block-window.ts';
import { type GapNotes, seamKey, seamPlugin } from './decorate.ts';
import { DraftPieces } from './draft-pieces.ts';
import { documentExtensions } from './extensions.ts';
import { fittingPlugin } from './fitting.ts';
import { strangersOut, takePaste } from './pasting.ts';
import { replaceBlocks } from './patching.ts';
import { blockIndexAt, eachRun } from './pieces.ts';

const REMOTE = 'galley:remote';

export interface DraftEditorEvents {
  /** The person changed the document. */
  changed(): void;
  /** Anything was redrawn: positions may have moved. */
  drawn(): void;
  composed(): void;
  blurred(): void;
  /** The caret came into another block, or a piece was clicked. */
  caret(block: number): void;
  /** True if a piece of this id belongs to the dump: others lose their mark when pasted. */
  knows(pieceId: string): boolean;
  undo(): void;
  redo(): void;
}

/** The Tiptap editor of the cleaned pane: one for the window's life, its document changed with the article. */
export class DraftEditor implements DraftSurface<Node> {
  readonly editor: Editor;
  /** Where pieces stand in the document, and on the screen. */
  readonly pieces: DraftPieces;
  readonly #keys = new WeakMap<Node, string>();
  readonly #window: BlockWindow;
  readonly #scroller: HTMLElement;
  #composing = false;
  #waiting: GapNotes | null = null;
  #caret = -1;

  /** `scroller` is what scrolls the document. */
  constructor(
    element: HTMLElement,
    scroller: HTMLElement,
    events: DraftEditorEvents,
    attributes: Record<string, string>,
  ) {
    this.#scroller = scroller;
    this.editor = new Editor({
      element,
      extensions: documentExtensions(),
      injectCSS: false,
      // Signs typed at the start of a line are an editor's text, not commands to the editor.
      enableInputRules: false,
      enablePasteRules: false,
      editorProps: {
        attributes,
        handleDOMEvents: {
          // ProseMirror swallows every Enter; with a modifier it is one of the window's own commands.
          keydown: (_view, event) =>
            event.key === 'Enter' &&
            !event.isComposing &&
            (event.altKey || ((event.ctrlKey || event.metaKey) && event.shiftKey)),
          paste: takePaste,
          compositionstart: () => {
            this.#composing = true;
            return false;
          },
          compositionend: () => {
            // ProseMirror takes the composed text in after this event.
            setTimeout(() => {
              this.#composing = false;
              if (this.#waiting) this.note(this.#waiting);
              events.composed();
            }, 30);
            return false;
          },
          blur: () => {
            events.blurred();
            return false;
          },
        },
        handleKeyDown: (_view, event) => {
          if (event.isComposing || event.keyCode === 229) return false;
          if (this.#goesToEnd(event)) return true;
          if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z')
            return false;
          if (event.shiftKey) events.redo();
          else events.undo();
          event.preventDefault();
          event.stopPropagation();
          return true;
        },
        transformPasted: (slice) => strangersOut(slice, (id) => events.knows(id)),
      },
      onTransaction: ({ transaction }) => {
        if (transaction.docChanged && !transaction.getMeta(REMOTE)) events.changed();
        this.#window.refresh(this.#selected());
        events.drawn();
        const block = blockIndexAt(transaction.doc, transaction.selection.from);
        // A caret nobody has set yet is not a place.
        if (this.editor.view.hasFocus() && block !== this.#caret) {
          this.#caret = block;
          events.caret(block);
        }
      },
    });
    this.editor.registerPlugin(fittingPlugin());
    this.editor.registerPlugin(seamPlugin());
    this.#window = new BlockWindow(this.editor.view.dom, scroller);
    this.pieces = new DraftPieces(this.editor, this.#window, (index) => this.blockElement(index));
    hideFromReact(this.editor.view.dom);
    this.editor.on('beforeTransaction', ({ transaction, nextState }) =>
      this.#makeRoom(transaction, nextState),
    );
  }

  get view(): EditorView {
    return this.editor.view;
  }

  get doc(): Node {
    return this.editor.state.doc;
  }

  /** Shows another article. */
  show(blocks: readonly Block[]): void {
    const { schema, plugins } = this.editor.state;
    const doc = schema.topNodeType.create(null, this.#filled(this.decode(blocks)));
    this.#window.expect(doc.childCount);
    this.editor.view.updateState(
      EditorState.create({ schema, plugins, doc, selection: Selection.atStart(doc) }),
    );
    this.#window.begin();
    this.#caret = -1;
  }

  /** The pane scrolled, or has another size. */
  scrolled(): void {
    this.#window.update();
  }

  setEditable(on: boolean): void {
    if (this.editor.isEditable !== on) this.editor.setEditable(on, false);
  }

  blocks(): readonly Node[] {
    return this.doc.content.content;
  }

  key(node: Node): string {
    let key = this.#keys.get(node);
    if (key === undefined) {
      key = JSON.stringify(node.toJSON());
      this.#keys.set(node, key);
    }
    return key;
  }

  encode(node: Node): Block {
    return node.toJSON() as Block;
  }

  decode(blocks: readonly Block[]): readonly Node[] {
    const { schema } = this.editor.state;
    return blocks.map((b) => schema.nodeFromJSON(b));
  }

  composing(): boolean {
    return this.#composing || this.editor.view.composing;
  }

  /** Replaces block ranges; selection and scroll stay. */
  patch(patches: readonly Patch<Node>[]): void {
    const { tr } = this.editor.state;
    replaceBlocks(tr, patches);
    if (tr.doc.childCount === 0) tr.insert(0, this.#filled([]));
    this.editor.view.dispatch(tr.setMeta(REMOTE, true));
  }

  #filled(nodes: readonly Node[]): readonly Node[] {
    return nodes.length > 0 ? nodes : [this.editor.schema.nodes.paragraph!.create()];
  }

  /** Marks gaps and edited pieces; an input method that composes is not disturbed. */
  note(notes: GapNotes): void {
    this.#waiting = null;
    if (this.composing()) {
      this.#waiting = notes;
      return;
    }
    this.editor.view.dispatch(this.editor.state.tr.setMeta(seamKey, notes).setMeta(REMOTE, true));
  }

  /** Puts the caret to where a piece begins or ends in the draft. False if it does not stand there. */
  caretAt(pieceId: string, side: 'start' | 'end'): boolean {
    let at = -1;
    eachRun(this.doc, (id, from, to) => {
      if (id === pieceId && (at < 0 || side === 'end')) at = side === 'start' ? from : to;
    });
    if (at < 0) return false;
    this.editor.view.focus();
    this.editor.view.dispatch(
      this.editor.state.tr.setSelection(TextSelection.create(this.doc, at)).scrollIntoView(),
    );
    return true;
  }

  /** Heights of the top-level blocks in order, notices beside them counted in. */
  blockHeights(): number[] {
    const out: number[] = [];
    let extra = 0;
    for (const [el, height] of this.#window.heights()) {
      if (el.classList.contains('gap')) extra += height;
      else {
        out.push(height + extra);
        extra = 0;
      }
    }
    return out;
  }

  /** The element of top-level block `index`. */
  blockElement(index: number): HTMLElement | null {
    const { doc } = this;
    if (index < 0 || index >= doc.childCount) return null;
    const known = this.#window.element(index);
    if (known) return known;
    let pos = 0;
    for (let i = 0; i < index; i++) pos += doc.child(i).nodeSize;
    const dom = this.editor.view.nodeDOM(pos);
    return dom instanceof HTMLElement ? dom : null;
  }

  /** The blocks the selection begins and ends in. */
  #selected(): readonly (HTMLElement | null)[] {
    if (this.doc.childCount < WINDOWED_FROM) return [];
    const { anchor, head } = this.editor.state.selection;
    return [anchor, head].map((pos) => this.blockElement(blockIndexAt(this.doc, pos)));
  }

  /** Sees to it that what a transaction will select is drawn: a caret can't be set into what is not. */
  #makeRoom(transaction: Transaction, next: EditorState): void {
    if (!this.#window.on) return;
    const { head, anchor } = next.selection;
    const last = this.doc.childCount - 1;
    const at = [anchor, head].map((pos) => this.blockElement(Math.min(last, blockIndexAt(next.doc, pos))));
    if (next.doc.childCount !== this.doc.childCount) {
      // A caret that nobody has set is not put into the page: what changes elsewhere need not be laid out for it.
      if (this.editor.view.hasFocus() && at.some((block) => block && !this.#window.holds(block)))
        this.#window.open();
      return;
    }
    const block = at[1];
    if (block && transaction.scrolledIntoView) this.#window.scrollTo(block, this.#third());
    for (const each of at) if (each) this.#window.reveal(each);
  }

  #third(): number {
    return this.#scroller.clientHeight / 3;
  }

  /** The keys for the document's ends: a browser knows only the ends of what is drawn. */
  #goesToEnd(event: KeyboardEvent): boolean {
    if (!this.#window.on || event.altKey || !(event.ctrlKey || event.metaKey)) return false;
    const end = event.key === 'End' || (event.metaKey && event.key === 'ArrowDown');
    const start = event.key === 'Home' || (event.metaKey && event.key === 'ArrowUp');
    if (!end && !start) return false;
    const { state, view } = this.editor;
    const to = end ? Selection.atEnd(state.doc) : Selection.atStart(state.doc);
    const selection = event.shiftKey ? TextSelection.between(state.selection.$anchor, to.$head) : to;
    view.dispatch(state.tr.setSelection(selection).scrollIntoView());
    event.preventDefault();
    return true;
  }

  /** Index of the top-level block an element stands in, or -1. */
  blockOf(element: Element): number {
    const root = this.editor.view.dom;
    let top: Element | null = element;
    while (top && top.parentElement !== root) top = top.parentElement;
    if (!top || top.classList.contains('gap')) return -1;
    return blockIndexAt(this.doc, this.editor.view.posAtDOM(top, 0));
  }

  /** Puts the caret to the beginning of a top-level block. */
  caretTo(index: number): void {
    let pos = -1;
    this.doc.forEach((_node, offset, i) => {
      if (i === index) pos = offset;
    });
    if (pos >= 0)
      this.editor
        .chain()
        .setTextSelection(pos + 1)
        .focus(undefined, { scrollIntoView: true })
        .run();
  }

  focus(): void {
    this.editor.commands.focus(undefined, { scrollIntoView: false });
  }

  destroy(): void {
    this.#window.destroy();
    this.editor.destroy();
  }
}

/**
 * React notes the selection of a focused element that says it is editable before every commit, by a walk through all
 * of its nodes: in a long article a millisecond for each key. The editor keeps its selection itself.
 */
function hideFromReact(root: HTMLElement): void {
  Object.defineProperty(root, 'contentEditable', {
    get: () => 'inherit',
    set: (value: string) => {
      root.setAttribute('contenteditable', value);
    },
  });
}
