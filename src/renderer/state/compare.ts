import { create } from 'zustand';
import type { RevisionText } from '../../shared/model/history.ts';
import { client } from '../client.ts';
import { words } from '../i18n/index.ts';
import { decide } from './actions.ts';
import { draft } from './draft.ts';
import { tell, tellError } from './notices.ts';
import { useSession } from './session.ts';

/** Two revisions of an article set against each other. */
interface CompareState {
  articleId: string | null;
  from: RevisionText | null;
  to: RevisionText | null;
}

export const useCompare = create<CompareState>(() => ({ articleId: null, from: null, to: null }));

let turn = 0;

/** Sets revision `from` of the open article against `to`, or against the newest. */
export async function compareRevision(from: number, to?: number): Promise<void> {
  const now = ++turn;
  const { articleId } = useSession.getState();
  if (articleId === null || !(await draft.flush())) return;
  const newest = useSession.getState().article?.revision ?? from;
  try {
    const [earlier, later] = await Promise.all([
      client.history.revision({ articleId, revision: from }),
      client.history.revision({ articleId, revision: to ?? newest }),
    ]);
    if (now === turn) useCompare.setState({ articleId, from: earlier, to: later });
  } catch (error) {
    if (now === turn) tellError(error, words().history.compare);
  }
}

export function closeCompare(): void {
  turn++;
  useCompare.setState({ articleId: null, from: null, to: null });
}

/** Makes an earlier revision of the open article the newest. */
export async function restoreRevision(revision: number): Promise<void> {
  const { articleId } = useSession.getState();
  if (articleId === null) return;
  const outcome = await decide(words().history.restore, () =>
    client.history.restoreRevision({
      articleId,
      revision,
      baseRevision: useSession.getState().article?.revision ?? 0,
    }),
  );
  if (!outcome) return;
  closeCompare();
  tell(words().history.restored(String(revision)), 'good');
}
