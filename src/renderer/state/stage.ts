import type { Rows } from '../model/rows.ts';
import type { RawScroller } from '../views/raw-scroller.ts';

/**
 * What is on the page beyond React: the two scrolling panes, which ribbons and the scrolling in step measure
 * directly, frame by frame.
 */
interface Stage {
  raw: RawScroller | null;
  rows: Rows | null;
  draft: HTMLElement | null;
}

export const stage: Stage = { raw: null, rows: null, draft: null };

const watchers = new Set<() => void>();
let asked = 0;

/** Something has moved: whoever draws from measured places draws again, once a frame. */
export function moved(): void {
  if (asked !== 0) return;
  asked = requestAnimationFrame(() => {
    asked = 0;
    for (const watch of watchers) watch();
  });
}

export function watchMoves(watch: () => void): () => void {
  watchers.add(watch);
  return () => watchers.delete(watch);
}
