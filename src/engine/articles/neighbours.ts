/**
 * Ends and beginnings that order puts side by side. An end may have been tied to a beginning that then went to another
 * article or place; what stands behind it now and fits it, too, is what it goes on in.
 */
import { shareOf } from '../seams/matching.ts';
import type { Threads } from '../threads/threads.ts';

/**
 * The threads with each end tied to the piece behind it in its article (`sequences`, pieces in reading order) where its
 * own joint leads elsewhere and that piece is one of its rivals with a chance of `least` or more.
 */
export function tieNeighbours(
  threads: Threads,
  sequences: readonly (readonly number[])[],
  least: number,
): Threads {
  const next = threads.next.slice();
  const previous = threads.previous.slice();
  const sure = threads.sure.slice();
  for (const sequence of sequences)
    for (let k = 1; k < sequence.length; k++) {
      const tail = sequence[k - 1] as number;
      const head = sequence[k] as number;
      const rivals = threads.rivals.get(tail);
      const joint = rivals?.find((j) => j.head === head);
      if (!rivals || !joint || next[tail] === head) continue;
      const chance = shareOf(joint, rivals);
      if (chance < least) continue;
      const left = next[tail] as number;
      const other = previous[head] as number;
      if (left >= 0) previous[left] = -1;
      if (other >= 0) next[other] = -1;
      next[tail] = head;
      previous[head] = tail;
      sure[tail] = chance;
    }
  return { ...threads, next, previous, sure };
}
