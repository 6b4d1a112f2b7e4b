import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Takes a paste in the browser's stead, whatever comes of it: where the editor throws on a slice that can't be fitted
 * (one that names its own context), the browser would else put the clipboard's HTML into the page as it is.
 */
export function takePaste(view: EditorView, event: ClipboardEvent): boolean {
  const { clipboardData } = event;
  // While an input method composes the editor leaves pasting to it.
  if (!clipboardData || view.composing) return false;
  event.preventDefault();
  const html = clipboardData.getData('text/html');
  const text = clipboardData.getData('text/plain');
  try {
    if (html !== '') view.pasteHTML(html, event);
    else view.pasteText(text, event);
  } catch (error) {
    if (!(error instanceof Error) || html === '') throw error;
    // Its text is what a person wanted.
    view.pasteText(text === '' ? textOf(html) : text, event);
  }
  return true;
}

/** The text of some HTML; what is parsed this way runs and fetches nothing. */
function textOf(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent;
}

/** What is pasted, keeping its origin only where it comes from this dump: `knows` says which pieces do. */
export function strangersOut(slice: Slice, knows: (pieceId: string) => boolean): Slice {
  const clean = (node: Node): Node => {
    if (node.isText) {
      const mark = node.marks.find((m) => m.type.name === 'piece');
      return mark && !knows(mark.attrs.id as string) ? node.mark(mark.removeFromSet(node.marks)) : node;
    }
    const children: Node[] = [];
    node.forEach((child) => children.push(clean(child)));
    return node.copy(Fragment.from(children));
  };
  let { content } = slice;
  for (let i = 0; i < content.childCount; i++) content = content.replaceChild(i, clean(content.child(i)));
  return new Slice(content, slice.openStart, slice.openEnd);
}
