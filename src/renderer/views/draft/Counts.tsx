import type { Node } from '@tiptap/pm/model';
import { type ReactNode, useEffect, useState } from 'react';
import { addCounts, countsOf, type Counts as Figures, NOTHING } from '../../../shared/counts.ts';
import { figure, useWords } from '../../i18n/index.ts';
import { draftEditor, useDraft } from '../../state/draft.ts';
import { useSession } from '../../state/session.ts';
import { testid } from '../../testids.ts';

/** After so long without a key the text is counted, in milliseconds. */
const PAUSE = 200;

/** Textblocks are counted once each: they are never changed in place. */
const known = new WeakMap<Node, Figures>();

function countsOfDraft(doc: Node): Figures {
  let sum = NOTHING;
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    let one = known.get(node);
    if (!one) {
      one = countsOf(node.textContent);
      known.set(node, one);
    }
    sum = addCounts(sum, one);
    return false;
  });
  return sum;
}

/** How long the article is, or what is selected of it. */
export function Counts(): ReactNode {
  const w = useWords();
  const status = useDraft((s) => s.status);
  const article = useSession((s) => s.article);
  const [whole, setWhole] = useState(NOTHING);
  const [part, setPart] = useState<Figures | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      const editor = draftEditor();
      if (editor) setWhole(countsOfDraft(editor.doc));
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [status, article]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const selected = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const editor = draftEditor();
        const { from, to, empty } = editor?.editor.state.selection ?? { from: 0, to: 0, empty: true };
        setPart(editor && !empty ? countsOf(editor.doc.textBetween(from, to, '\n', '\n')) : null);
      }, PAUSE);
    };
    document.addEventListener('selectionchange', selected);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', selected);
    };
  }, []);
  const shown = part ?? whole;
  const title = w.wording.countsLong(figure(shown.words), figure(shown.ink), figure(shown.characters));
  return (
    <span className="counts" title={title} data-testid={testid.counts} data-words={shown.words}>
      {part ? w.wording.countsOfPart(figure(part.words)) : w.wording.counts(figure(whole.words))}
    </span>
  );
}
