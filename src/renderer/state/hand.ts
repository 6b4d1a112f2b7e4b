import { create } from 'zustand';
import type { Span } from '../../shared/span.ts';

/** Whole pieces, or stretches of raw text, as the contract takes them. */
export interface Chosen {
  pieceIds: string[];
  spans?: Span[];
}

/** What an editor has taken in hand to put elsewhere: the way of a drag, for the keyboard. */
export type Held =
  | ({ kind: 'raw' } & Chosen)
  /** Blocks `[from, to)` of an article. */
  | { kind: 'blocks'; articleId: string; from: number; to: number };

interface HandState {
  held: Held | null;
  /** What waits to be told which piece it is a copy of: the next piece that is clicked. */
  copying: Chosen | null;
}

export const useHand = create<HandState>(() => ({ held: null, copying: null }));

/** Takes something in hand; whole pieces are added to those held already, and the same again is let go. */
export function take(held: Held): void {
  const before = useHand.getState().held;
  if (held.kind === 'raw' && !held.spans && before?.kind === 'raw' && !before.spans) {
    const fresh = held.pieceIds.filter((id) => !before.pieceIds.includes(id));
    const pieceIds =
      fresh.length > 0
        ? [...before.pieceIds, ...fresh]
        : before.pieceIds.filter((id) => !held.pieceIds.includes(id));
    useHand.setState({ held: pieceIds.length > 0 ? { kind: 'raw', pieceIds } : null });
    return;
  }
  useHand.setState({ held });
}

/** Lets go of everything. */
export function letGo(): void {
  useHand.setState({ held: null, copying: null });
}
