import { closeCompare, compareRevision, useCompare } from '../state/compare.ts';
import { showLog, toggleLog } from '../state/log.ts';
import { useSession } from '../state/session.ts';
import type { Command } from './command.ts';

const reviewing = (): boolean => useSession.getState().phase === 'ready';
const withPast = (): boolean => (useSession.getState().article?.revision ?? 0) > 1;

/** Commands for what was decided before. */
export const history: readonly Command[] = [
  { id: 'history', group: 'view', keys: ['mod+shift+h'], once: true, when: reviewing, run: toggleLog },
  {
    id: 'revisions',
    group: 'article',
    once: true,
    when: () => useSession.getState().articleId !== null,
    run: () => showLog('revisions'),
  },
  {
    id: 'compare',
    group: 'article',
    once: true,
    when: withPast,
    run: () => {
      if (useCompare.getState().from !== null) closeCompare();
      else {
        showLog('revisions');
        void compareRevision((useSession.getState().article?.revision ?? 2) - 1);
      }
    },
  },
];
