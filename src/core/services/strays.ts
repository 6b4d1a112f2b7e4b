import type { PieceRecord } from '../store/pieces.ts';
import type { Desk } from './desk.ts';
import { spokenOf } from './standing.ts';

/**
 * A stray piece that a person has placed or dropped by hand is asked about no more: its open question is answered by
 * what was done. One of which a part lies unplaced still waits.
 */
export function answerStrays(desk: Desk, pieces: readonly PieceRecord[], home: string | null): void {
  desk.settle();
  const starts = pieces.map((p) => p.start);
  for (const row of desk.shelf.speakingOf(new Set(starts))) {
    if (row.kind !== 'stray' || row.state !== 'open') continue;
    const { own } = spokenOf(desk, row);
    if (home !== null) {
      if (own.every((p) => p.article_id === home)) desk.answer(row, 'accepted', { articleId: home });
    } else if (own.every((p) => p.article_id === null && p.disposition !== 'unplaced'))
      desk.answer(row, 'dismissed', null);
  }
}
