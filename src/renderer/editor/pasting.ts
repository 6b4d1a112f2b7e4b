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
