import { approve, reopenArticle } from '../state/actions.ts';
import { openPanel } from '../state/panels.ts';
import { useSession } from '../state/session.ts';
import type { Command } from './command.ts';

const isApproved = (): boolean => {
  const status = useSession.getState().article?.status;
  return status === 'approved' || status === 'exported';
};
const isOpen = (): boolean => useSession.getState().article !== null;

/** Commands for the open article. */
export const article: readonly Command[] = [
  {
    id: 'approve',
    group: 'article',
    keys: ['mod+enter'],
    once: true,
    when: () => isOpen() && !isApproved(),
    run: () => void approve(() => openPanel('approve')),
  },
  { id: 'reopen', group: 'article', once: true, when: isApproved, run: () => void reopenArticle() },
];
