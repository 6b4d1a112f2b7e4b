import { useLibrary } from '../state/library.ts';
import { openArticle } from '../state/open.ts';
import { focusPane } from '../state/panes.ts';
import { useSession } from '../state/session.ts';
import type { Command } from './command.ts';

const reviewing = (): boolean => useSession.getState().phase === 'ready';

/** The article so many places after the open one. */
function neighbour(by: 1 | -1): string | undefined {
  const { dumpId, articleId } = useSession.getState();
  const rows = dumpId === null ? undefined : useLibrary.getState().rows[dumpId];
  const at = rows?.findIndex((row) => row.id === articleId) ?? -1;
  return at < 0 ? undefined : rows?.[at + by]?.id;
}

function step(by: 1 | -1): void {
  const id = neighbour(by);
  if (id !== undefined) void openArticle(id);
}

/** Commands that lead about. */
export const go: readonly Command[] = [
  {
    id: 'nextArticle',
    group: 'go',
    keys: ['alt+pagedown'],
    when: () => neighbour(1) !== undefined,
    run: () => step(1),
  },
  {
    id: 'previousArticle',
    group: 'go',
    keys: ['alt+pageup'],
    when: () => neighbour(-1) !== undefined,
    run: () => step(-1),
  },
  { id: 'nextPane', group: 'go', keys: ['f6'], apart: true, when: reviewing, run: () => focusPane(1) },
  { id: 'previousPane', group: 'go', keys: ['shift+f6'], when: reviewing, run: () => focusPane(-1) },
];
