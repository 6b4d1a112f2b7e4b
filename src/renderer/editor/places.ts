import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';

/** Places in the draft by textblock, as `shared/textblocks.ts` numbers them, on the screen. */

/** Where each textblock's content begins, in document positions. */
export function textblockStarts(doc: Node): number[] {
  const starts: number[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    starts.push(pos + 1);
    return false;
  });
  return starts;
}

/** The stretch between two document positions as the browser has it; null where it is not drawn. */
export function domRange(view: EditorView, from: number, to: number): Range | null {
  if (to > view.state.doc.content.size) return null;
  try {
    const a = view.domAtPos(from);
    const b = view.domAtPos(to);
    const range = document.createRange();
    range.setStart(a.node, a.offset);
    range.setEnd(b.node, b.offset);
    return range;
  } catch (error) {
    // A position the view has not drawn yet has no place on the screen.
    if (error instanceof RangeError || error instanceof DOMException) return null;
    throw error;
  }
}
