import type { Rows } from '../model/rows.ts';
import type { RawScroller } from './raw-scroller.ts';

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

/**
 * Draws from measured places. `lead` moves things first; `measure` only reads and returns what then writes: were
 * the two mixed, the page would be laid out anew for each of them.
 */
export interface Watcher {
  lead?: () => void;
  measure: () => (() => void) | null;
}

const watchers = new Set<Watcher>();
let asked = 0;

/** Something has moved: whoever draws from measured places draws again, once a frame. */
export function moved(): void {
  if (asked !== 0) return;
  asked = requestAnimationFrame(() => {
    asked = 0;
    for (const watcher of watchers) watcher.lead?.();
    const draws = Array.from(watchers, (watcher) => watcher.measure());
    for (const draw of draws) draw?.();
  });
}

export function watchMoves(watcher: Watcher): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Where no frame is drawn because the window is hidden, nobody waits for one longer than this; milliseconds. */
const HIDDEN = 100;

/** Resolves once the next frame is out: for work that is not to hold up what the eye waits for. */
export function frameOut(): Promise<void> {
  return new Promise((resolve) => {
    const hidden = setTimeout(resolve, HIDDEN);
    requestAnimationFrame(() => {
      clearTimeout(hidden);
      // A timer runs after the frame that this callback belongs to.
      setTimeout(resolve, 0);
    });
  });
}
