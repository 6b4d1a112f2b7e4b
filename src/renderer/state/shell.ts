import { isDesktop } from '../client.ts';
import { draft } from './draft.ts';

/** What the desktop shell asks of the window: commands of its menu, and to be left in peace only once all is saved. */

/** Runs the menu's commands until the returned function is called. Does nothing in a browser. */
export function followShell(run: (command: string) => unknown): () => void {
  if (!isDesktop) return () => undefined;
  const listen = (event: MessageEvent<unknown>): void => {
    if (event.source !== window) return;
    const id = commandIn(event.data);
    if (id !== null) run(id);
  };
  // The shell asks again shortly, until nothing is left to save.
  const hold = (event: BeforeUnloadEvent): void => {
    if (draft.clean()) return;
    event.preventDefault();
    void draft.flush();
  };
  window.addEventListener('message', listen);
  window.addEventListener('beforeunload', hold);
  return () => {
    window.removeEventListener('message', listen);
    window.removeEventListener('beforeunload', hold);
  };
}

function commandIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  if (!('type' in data) || data.type !== 'galley:command' || !('id' in data)) return null;
  return typeof data.id === 'string' ? data.id : null;
}
