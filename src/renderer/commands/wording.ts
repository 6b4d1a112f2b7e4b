import { useSession } from '../state/session.ts';
import { openWording } from '../state/wording.ts';
import type { Command } from './command.ts';

const reviewing = (): boolean => useSession.getState().phase === 'ready';

/** Commands for the words of the drafts. */
export const wording: readonly Command[] = [
  {
    id: 'find',
    group: 'edit',
    keys: ['mod+f'],
    once: true,
    when: reviewing,
    run: () => openWording('find', 'article'),
  },
  {
    id: 'find-all',
    group: 'edit',
    keys: ['mod+shift+f'],
    once: true,
    when: reviewing,
    run: () => openWording('find', 'dump'),
  },
  { id: 'punctuation', group: 'edit', once: true, when: reviewing, run: () => openWording('proof') },
];
