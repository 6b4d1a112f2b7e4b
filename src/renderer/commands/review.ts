import { answerFocused, focusedFinding, nextRival, stepFinding } from '../state/review.ts';
import { useSession } from '../state/session.ts';
import type { Command } from './command.ts';

const reviewing = (): boolean => useSession.getState().phase === 'ready';
const inHand = (): boolean => {
  const finding = focusedFinding();
  return finding !== undefined && finding.state !== 'stale';
};
const copyInHand = (): boolean => {
  const kind = focusedFinding()?.evidence.kind;
  return inHand() && (kind === 'duplicate' || kind === 'near-duplicate');
};
const rivalsInHand = (): boolean => {
  const evidence = focusedFinding()?.evidence;
  return evidence?.kind === 'join' && evidence.rivals.length > 0;
};
const anyListed = (): boolean => reviewing() && useSession.getState().book.size > 0;

/** Commands for the findings. */
export const review: readonly Command[] = [
  {
    id: 'accept',
    group: 'review',
    keys: ['a'],
    once: true,
    when: inHand,
    run: () => void answerFocused('accept'),
  },
  {
    id: 'dismiss',
    group: 'review',
    keys: ['d'],
    once: true,
    when: inHand,
    run: () => void answerFocused('dismiss'),
  },
  { id: 'next', group: 'review', keys: ['j'], when: anyListed, run: () => void stepFinding(1) },
  { id: 'previous', group: 'review', keys: ['k'], when: anyListed, run: () => void stepFinding(-1) },
  {
    id: 'other',
    group: 'review',
    keys: ['x'],
    once: true,
    when: copyInHand,
    run: () => void answerFocused('accept', true),
  },
  { id: 'rival', group: 'review', keys: ['r'], when: rivalsInHand, run: nextRival },
];
