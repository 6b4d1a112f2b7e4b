import { client } from '../client.ts';
import { words } from '../i18n/index.ts';
import { decide } from './actions.ts';
import { useDraft } from './draft.ts';
import { tell } from './notices.ts';
import { openArticle } from './open.ts';
import { decisionSeen } from './outcome.ts';
import { focusFinding, listed } from './review.ts';
import { useSession } from './session.ts';

/** Undoes or redoes the newest decision, and shows where. */
export async function timeTravel(back: boolean): Promise<void> {
  const w = words();
  const dumpId = useSession.getState().dumpId;
  if (dumpId === null) return;
  // With nothing to take back and nothing unsaved, the key is no mistake: there is just nothing to do.
  const { canUndo, canRedo } = useSession.getState();
  if (!(back ? canUndo || useDraft.getState().status !== 'saved' : canRedo)) return;
  const outcome = await decide(back ? w.commands.names.undo : w.commands.names.redo, () =>
    back ? client.history.undo({ dumpId }) : client.history.redo({ dumpId }),
  );
  if (!outcome) return;
  const target = outcome.decision?.target;
  const kind = target ? decisionSeen(target)?.kind : undefined;
  const plain = back ? w.decisions.undo : w.decisions.redo;
  const named = back ? w.decisions.undone : w.decisions.redone;
  tell(kind === undefined ? plain : named(w.decisions[kind]), 'plain', undefined, 'undo');
  const touched = outcome.articles.map((a) => a.id);
  const { articleId } = useSession.getState();
  if (touched.length > 0 && (articleId === null || !touched.includes(articleId)))
    await openArticle(touched[0]!);
  // A finding that is asked about again is the one in hand again.
  const ids = new Set(outcome.findings.map((f) => f.id));
  const again = listed().find((f) => ids.has(f.id));
  if (again) await focusFinding(again.id);
}
