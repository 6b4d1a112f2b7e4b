import { useEffect } from 'react';
import { domRange, textblockStarts } from '../../editor/places.ts';
import { draftEditor } from '../../state/draft.ts';
import { openArticle } from '../../state/open.ts';
import { useSession } from '../../state/session.ts';
import { useSide } from '../../state/side.ts';
import { stage } from '../../state/stage.ts';
import { listedPlaces, useWording } from '../../state/wording.ts';
import { calm } from '../panes/step.ts';

/** Most places lit at once in the open article. */
const LIT = 1000;

/** Lights what was found in the draft, the place in hand stronger: drawn by the browser, the document untouched. */
export function useFoundLit(): void {
  const side = useSide((s) => s.open);
  const { view, matches, corrections, rule, active } = useWording();
  const articleId = useSession((s) => s.articleId);
  const article = useSession((s) => s.article);
  useEffect(() => {
    if (typeof CSS === 'undefined' || !('highlights' in CSS)) return undefined;
    const clear = (): void => {
      CSS.highlights.delete('found');
      CSS.highlights.delete('found-here');
    };
    const editor = draftEditor();
    if (side !== 'text' || !editor || article?.id !== articleId) {
      clear();
      return undefined;
    }
    const frame = requestAnimationFrame(() => {
      const starts = textblockStarts(editor.doc);
      const rest: Range[] = [];
      const here: Range[] = [];
      listedPlaces({ view, matches, corrections, rule }).forEach((place, i) => {
        if (place.articleId !== articleId || !('block' in place.place) || rest.length >= LIT) return;
        const start = starts[place.place.block];
        if (start === undefined) return;
        const [from, to] = extentOf(place);
        const range = domRange(editor.view, start + from, start + to);
        if (range) (i === active ? here : rest).push(range);
      });
      CSS.highlights.set('found', new Highlight(...rest));
      CSS.highlights.set('found-here', new Highlight(...here));
    });
    return () => {
      cancelAnimationFrame(frame);
      clear();
    };
  }, [side, view, matches, corrections, rule, active, articleId, article]);
}

function extentOf(place: ReturnType<typeof listedPlaces>[number]): [number, number] {
  if ('edits' in place) return [place.edits[0]!.start, place.edits.at(-1)!.end];
  return [place.start, place.end];
}

/** Takes a place in hand and brings it into view, opening its article. */
export async function showPlace(index: number): Promise<void> {
  useWording.setState({ active: index });
  const place = listedPlaces(useWording.getState())[index];
  if (!place) return;
  if (useSession.getState().articleId !== place.articleId) {
    // Opening an article must not search anew: in the scope of one article that would be another list.
    if (useWording.getState().scope === 'article') return;
    await openArticle(place.articleId);
  }
  requestAnimationFrame(() => {
    const editor = draftEditor();
    const pane = stage.draft;
    if (!editor || !pane) return;
    const behavior = calm() ? 'auto' : 'smooth';
    if (!('block' in place.place)) {
      pane.scrollTo({ top: 0, behavior });
      return;
    }
    const start = textblockStarts(editor.doc)[place.place.block];
    if (start === undefined) return;
    const [from, to] = extentOf(place);
    const rect = domRange(editor.view, start + from, start + to)?.getBoundingClientRect();
    const box = pane.getBoundingClientRect();
    if (rect && (rect.top < box.top + 40 || rect.bottom > box.bottom - 60))
      pane.scrollTo({ top: pane.scrollTop + rect.top - box.top - box.height / 3, behavior });
  });
}
