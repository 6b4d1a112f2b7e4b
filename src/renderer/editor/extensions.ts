import { type AnyExtension, Mark, mergeAttributes } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { isHref } from '../../shared/document.ts';

/**
 * Names the raw span a text came from. It goes wherever the text goes: through cut, paste, split and drag.
 * Typing inside a piece belongs to the piece.
 */
export const PieceMark = Mark.create({
  name: 'piece',
  // Outermost, so that one piece with bold words in it stays one element.
  priority: 2000,
  inclusive: true,
  keepOnSplit: true,
  addAttributes() {
    return {
      id: {
        default: null,
        parseHTML: (element: HTMLElement) => element.getAttribute('data-piece'),
        renderHTML: (attributes: Record<string, unknown>) => ({ 'data-piece': attributes.id }),
      },
    };
  },
  parseHTML() {
    return [
      {
        tag: 'span[data-piece]',
        getAttrs: (element) =>
          /^\d{1,10}-\d{1,10}$/.test(element.getAttribute('data-piece') ?? '') ? null : false,
      },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    return ['span', mergeAttributes(HTMLAttributes), 0];
  },
});

/** The nodes and marks of `shared/document.ts`, and nothing beyond: pasted HTML is cleaned by what is missing here. */
export function documentExtensions(): AnyExtension[] {
  return [
    StarterKit.configure({
      codeBlock: false,
      // Undo goes through the store, where it is one history with findings and moves.
      undoRedo: false,
      trailingNode: false,
      heading: { levels: [2, 3, 4] },
      link: { openOnClick: false, autolink: false, linkOnPaste: false, isAllowedUri: isHref },
      dropcursor: { color: false, class: 'drop-cursor', width: 2 },
    }),
    PieceMark,
  ];
}
