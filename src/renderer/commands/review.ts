import { canBulk, openBulk, useBulk } from '../state/bulk.ts';
import { editFinding } from '../state/caret.ts';
import {
  answerFocused,
  CANDIDATES,
  chooseCandidate,
  focusedFinding,
  listed,
  nextRival,
  rivalsOf,
  stepFinding,
} from '../state/review.ts';
import { useSession } from '../state/session.ts';
import type { Command, CommandId } from './command.ts';

const reviewing = (): boolean => useSession.getState().phase === 'ready';
/** A list of many is on the pane: single ones behind it are not meant. */
const many = (): boolean => useBulk.getState().open;
const inHand = (): boolean => {
  const finding = focusedFinding();
  return finding !== undefined && finding.state !== 'stale' && !many();
};
const copyInHand = (): boolean => {
  const kind = focusedFinding()?.evidence.kind;
  return inHand() && (kind === 'duplicate' || kind === 'near-duplicate');
};
const rivalsInHand = (): boolean => {
  const finding = focusedFinding();
  return inHand() && finding !== undefined && rivalsOf(finding).length > 0;
};
const candidateInHand = (n: number): boolean => {
  const finding = focusedFinding();
  return inHand() && finding?.kind === 'stray' && finding.articleIds.length >= n;
};
const anyListed = (): boolean => reviewing() && !many() && listed().length > 0;

const CANDIDATE_IDS = ['candidate1', 'candidate2', 'candidate3'] as const satisfies readonly CommandId[];

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
  ...CANDIDATE_IDS.slice(0, CANDIDATES).map(
    (id, i): Command => ({
      id,
      group: 'review',
      keys: [String(i + 1)],
      once: true,
      when: () => candidateInHand(i + 1),
      run: () => void chooseCandidate(i + 1),
    }),
  ),
  {
    id: 'editThere',
    group: 'review',
    keys: ['e'],
    once: true,
    when: () => reviewing() && !many() && focusedFinding() !== undefined,
    run: () => void editFinding(),
  },
  {
    id: 'bulk',
    group: 'review',
    keys: ['b'],
    once: true,
    when: () => canBulk() && !many(),
    run: () => void openBulk(),
  },
  {
    id: 'searchFindings',
    group: 'review',
    keys: ['/'],
    once: true,
    when: reviewing,
    run: () => document.getElementById('finding-search')?.focus(),
  },
];
