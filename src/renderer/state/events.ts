import { create } from 'zustand';
import type { ArticleView } from '../../shared/model/articles.ts';
import type { DumpView } from '../../shared/model/dumps.ts';
import type { LibraryEvent } from '../../shared/model/system.ts';
import { client, origin } from '../client.ts';
import { codeOf } from '../errors.ts';
import { words } from '../i18n/index.ts';
import { draft } from './draft.ts';
import { forgetDump, loadDumps, loadRows, refreshDump, useLibrary } from './library.ts';
import { LIBRARY_TROUBLE, tell, tellError } from './notices.ts';
import { closeDump, openDump, reopenDump, takePlan } from './open.ts';
import { applyOutcome } from './outcome.ts';
import { useSession } from './session.ts';
import { loadSettings } from './settings.ts';

/** Whether the host answers. */
export const useConnection = create<{ lost: boolean }>(() => ({ lost: false }));

const FIRST_WAIT = 800;
const LONGEST_WAIT = 6000;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Follows the host for the window's life; after a break everything is read again. */
export async function followEvents(signal: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT;
  while (!signal.aborted) {
    try {
      const events = await client.system.events({ origin }, { signal });
      if (useConnection.getState().lost) await catchUp();
      useConnection.setState({ lost: false });
      wait = FIRST_WAIT;
      for await (const event of events) await handle(event);
    } catch (error) {
      if (signal.aborted) return;
      if (codeOf(error) === 'UNAUTHORIZED') tellError(error);
    }
    if (signal.aborted) return;
    useConnection.setState({ lost: true });
    await pause(wait);
    wait = Math.min(LONGEST_WAIT, wait * 1.6);
  }
}

async function catchUp(): Promise<void> {
  await loadDumps();
  await loadSettings();
  if (!draft.clean()) draft.retry();
  else await reopenDump();
}

async function handle(event: LibraryEvent): Promise<void> {
  try {
    switch (event.kind) {
      case 'decision':
        if (event.origin !== origin) applyOutcome(event.outcome);
        return;
      case 'settings':
        await loadSettings();
        return;
      case 'open':
        await openDump(event.dumpId);
        return;
      case 'trouble':
        tell(words().errors.store[event.trouble], 'bad', undefined, LIBRARY_TROUBLE);
        return;
      case 'dump':
        await handleDump(event.dumpId, event.what);
    }
  } catch (error) {
    tellError(error);
  }
}

async function handleDump(dumpId: string, what: 'added' | 'changed' | 'removed' | 'planned'): Promise<void> {
  const here = (): boolean => useSession.getState().dumpId === dumpId;
  if (what === 'removed') {
    forgetDump(dumpId);
    if (here()) closeDump();
    return;
  }
  let dump: DumpView;
  try {
    dump = await refreshDump(dumpId);
  } catch (error) {
    if (codeOf(error) !== 'NOT_FOUND') throw error;
    forgetDump(dumpId);
    return;
  }
  // More changed at once than was told article by article.
  if (what === 'changed' && useLibrary.getState().rows[dumpId]) await loadRows(dumpId);
  const { articleId } = useSession.getState();
  if (here() && what === 'changed' && articleId !== null) await rereadArticle(articleId);
  if (what === 'planned') await takePlan(dump);
}

/** Reads the open article again: it may be among those that were not told one by one. */
async function rereadArticle(articleId: string): Promise<void> {
  let view: ArticleView;
  try {
    view = await client.articles.get({ articleId });
  } catch (error) {
    // It went with the decision: its outcome has told so, and shows another.
    if (codeOf(error) === 'NOT_FOUND') return;
    throw error;
  }
  const { articleId: open, article } = useSession.getState();
  if (open !== articleId || !article || view.revision < article.revision) return;
  useSession.setState({ article: view });
  draft.receive(view);
}
