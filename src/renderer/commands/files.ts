import { createArticle } from '../state/actions.ts';
import { chooseFiles } from '../state/picker.ts';
import { useSession } from '../state/session.ts';
import type { Command } from './command.ts';

/** Commands that bring something in. */
export const files: readonly Command[] = [
  { id: 'open', group: 'file', keys: ['mod+o'], once: true, run: chooseFiles },
  {
    id: 'newArticle',
    group: 'article',
    once: true,
    apart: true,
    when: () => useSession.getState().phase === 'ready',
    run: () => void createArticle(useSession.getState().articleId),
  },
];
