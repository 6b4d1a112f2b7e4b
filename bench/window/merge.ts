import { goToNextChunk, MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** The peer in the browser: @codemirror/merge as its users set it up, raw on the left and cleaned on the right. */

export interface Peer {
  /** Returns how many differences it finds. */
  open(raw: string, cleaned: string): number;
  /** Takes the chunk at the caret over from the left, and goes on to the next. */
  acceptAndNext(): boolean;
  scroller(): HTMLElement;
}

let view: MergeView | null = null;

const peer: Peer = {
  open(raw, cleaned) {
    view?.destroy();
    const extensions = [EditorView.lineWrapping];
    view = new MergeView({
      a: { doc: raw, extensions: [...extensions, EditorState.readOnly.of(true)] },
      b: { doc: cleaned, extensions },
      parent: document.body,
      collapseUnchanged: { margin: 3, minSize: 4 },
      // With its own bound the diff gives up on a dump of any size and shows one change; so it takes its time instead.
      diffConfig: { scanLimit: 1e9, timeout: 20_000 },
    });
    view.b.focus();
    return view.chunks.length;
  },
  acceptAndNext() {
    if (!view) return false;
    const { head } = view.b.state.selection.main;
    const chunk = view.chunks.find((c) => c.toB >= head);
    if (!chunk) return false;
    const insert = view.a.state.doc.slice(chunk.fromA, Math.max(chunk.fromA, chunk.toA - 1));
    view.b.dispatch({ changes: { from: chunk.fromB, to: Math.max(chunk.fromB, chunk.toB - 1), insert } });
    return goToNextChunk(view.b);
  },
  scroller: () => view!.dom,
};

Object.assign(window, { peer });
