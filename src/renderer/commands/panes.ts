import { compareInHand, pieceToCompare } from '../state/difference.ts';
import { stepRaw } from '../state/raw.ts';
import { useSession } from '../state/session.ts';
import type { Command } from './command.ts';

const ready = (): boolean => useSession.getState().phase === 'ready';

/** Commands of raw and cleaned, side by side. */
export const panes: readonly Command[] = [
  {
    id: 'difference',
    group: 'view',
    keys: ['v', 'mod+alt+d'],
    once: true,
    when: () => pieceToCompare() >= 0,
    run: () => void compareInHand(),
  },
  { id: 'nextPiece', group: 'go', keys: ['n'], when: ready, run: () => stepRaw(1) },
  { id: 'previousPiece', group: 'go', keys: ['p'], when: ready, run: () => stepRaw(-1) },
];
