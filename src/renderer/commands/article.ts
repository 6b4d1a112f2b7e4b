import { isApproved } from '../../shared/model/articles.ts';
import { approve, reopenArticle, waitsForSecond } from '../state/actions.ts';
import { openPanel } from '../state/panels.ts';
import { useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import type { Command } from './command.ts';

const isPinned = (): boolean => {
  const { article: open } = useSession.getState();
  return open !== null && isApproved(open.status);
};
/** What the gate has to do: an approval is missing, or the second person's word on it. */
const waits = (): boolean =>
  !isPinned() || waitsForSecond(useSession.getState().article, useSettings.getState().settings.secondName);
const isOpen = (): boolean => useSession.getState().article !== null;

/** Commands for the open article. */
export const article: readonly Command[] = [
  {
    id: 'approve',
    group: 'article',
    keys: ['mod+enter'],
    once: true,
    when: () => isOpen() && waits(),
    run: () => void approve(() => openPanel('approve')),
  },
  { id: 'reopen', group: 'article', once: true, when: isPinned, run: () => void reopenArticle() },
];
