import { Editor } from '@tiptap/core';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { EditorState, Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Block } from '../../shared/document.ts';
import type { DraftSurface } from '../model/draft-sync.ts';
import type { Patch } from '../model/splices.ts';
import { type GapNotes, seamKey, seamPlugin } from './decorate.ts';
import { documentExtensions } from './extensions.ts';
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
  readonly #keys = new WeakMap<Node, string>();
  #composing = false;
  #waiting: GapNotes | null = null;
  #caret = -1;

  constructor(element: HTMLElement, events: DraftEditorEvents, attributes: Record<string, string>) {
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
          if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z')
            return false;
          if (event.shiftKey) events.redo();
          else events.undo();
          event.preventDefault();
          event.stopPropagation();
          return true;
        },
        transformPasted: (slice) => strangersOut(slice, events),
      },
      onTransaction: ({ transaction }) => {
        if (transaction.docChanged && !transaction.getMeta(REMOTE)) events.changed();
        events.drawn();
        const block = blockIndexAt(transaction.doc, transaction.selection.from);
        // A caret nobody has set yet is not a place.
        if (this.editor.view.hasFocus() && block !== this.#caret) {
          this.#caret = block;
          events.caret(block);
        }
      },
    });
    this.editor.registerPlugin(seamPlugin());
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
    this.editor.view.updateState(
      EditorState.create({ schema, plugins, doc, selection: Selection.atStart(doc) }),
    );
    this.#caret = -1;
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

  /** Replaces block ranges, last first so that the earlier positions hold; selection and scroll stay. */
  patch(patches: readonly Patch<Node>[]): void {
    const { tr } = this.editor.state;
    const starts: number[] = [];
    this.doc.forEach((_node, pos) => starts.push(pos));
    starts.push(this.doc.content.size);
    for (const { from, to, insert } of [...patches].reverse()) {
      const pos = starts[from]!;
      const old = to - from === 1 ? this.doc.child(from) : null;
      const one = insert.length === 1 ? insert[0]! : null;
      if (old && one && old.isTextblock && old.hasMarkup(one.type, one.attrs, one.marks)) {
        const start = old.content.findDiffStart(one.content);
        const end = old.content.findDiffEnd(one.content);
        if (start !== null && end) {
          let { a, b } = end;
          const overlap = start - Math.min(a, b);
          if (overlap > 0) {
            a += overlap;
            b += overlap;
          }
          tr.replace(pos + 1 + start, pos + 1 + a, one.slice(start, b));
        }
        continue;
      }
      tr.replaceWith(pos, starts[to]!, [...insert]);
    }
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

  /** Ids of all pieces in the draft, some more than once. */
  pieceIds(): string[] {
    const ids: string[] = [];
    eachRun(this.doc, (id) => {
      ids.push(id);
    });
    return ids;
  }

  /** First stretch of the document that came from a piece, or null. */
  rangeOf(pieceId: string): { from: number; to: number; block: number } | null {
    let found: { from: number; to: number; block: number } | null = null;
    eachRun(this.doc, (id, from, to, block) => {
      if (id !== pieceId) return false;
      found = { from, to, block };
      return true;
    });
    return found;
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

  /** The element of top-level block `index`. */
  blockElement(index: number): HTMLElement | null {
    let pos = -1;
    this.doc.forEach((_node, offset, i) => {
      if (i === index) pos = offset;
    });
    if (pos < 0) return null;
    const dom = this.editor.view.nodeDOM(pos);
    return dom instanceof HTMLElement ? dom : null;
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
    this.editor.destroy();
  }
}

/** A pasted text keeps its origin only where it comes from this dump. */
function strangersOut(slice: Slice, events: DraftEditorEvents): Slice {
  const clean = (node: Node): Node => {
    if (node.isText) {
      const mark = node.marks.find((m) => m.type.name === 'piece');
      return mark && !events.knows(mark.attrs.id as string)
        ? node.mark(mark.removeFromSet(node.marks))
        : node;
    }
    const children: Node[] = [];
    node.forEach((child) => children.push(clean(child)));
    return node.copy(Fragment.from(children));
  };
  let { content } = slice;
  for (let i = 0; i < content.childCount; i++) content = content.replaceChild(i, clean(content.child(i)));
  return new Slice(content, slice.openStart, slice.openEnd);
}
