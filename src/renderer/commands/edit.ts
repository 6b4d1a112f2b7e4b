import { draft, useDraft } from '../state/draft.ts';
import { timeTravel } from '../state/history.ts';
import { useSession } from '../state/session.ts';
import type { Command } from './command.ts';

const reviewing = (): boolean => useSession.getState().phase === 'ready';

/** Commands for what was done. */
export const edit: readonly Command[] = [
  {
    id: 'undo',
    group: 'edit',
    keys: ['mod+z'],
    // What was typed a moment ago can be taken back, too: it is saved first.
    when: () => reviewing() && (useSession.getState().canUndo || useDraft.getState().status !== 'saved'),
    run: () => void timeTravel(true),
  },
  {
    id: 'redo',
    group: 'edit',
    keys: ['mod+shift+z', 'mod+y'],
    when: () => reviewing() && useSession.getState().canRedo,
    run: () => void timeTravel(false),
  },
  { id: 'save', group: 'edit', keys: ['mod+s'], run: () => void draft.flush() },
];
