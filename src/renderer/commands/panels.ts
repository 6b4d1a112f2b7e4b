import { openPanel, togglePanel } from '../state/panels.ts';
import { useSession } from '../state/session.ts';
import type { Command } from './command.ts';

/** Commands that open what lies over the window. */
export const panels: readonly Command[] = [
  {
    id: 'export',
    group: 'file',
    keys: ['mod+e'],
    once: true,
    when: () => useSession.getState().phase === 'ready',
    run: () => openPanel('export'),
  },
  { id: 'settings', group: 'file', keys: ['mod+,'], once: true, run: () => openPanel('settings') },
  {
    id: 'palette',
    group: 'go',
    keys: ['mod+k'],
    keysOnly: true,
    once: true,
    run: () => togglePanel('palette'),
  },
  { id: 'keys', group: 'help', keys: ['?'], once: true, run: () => togglePanel('keys') },
];
