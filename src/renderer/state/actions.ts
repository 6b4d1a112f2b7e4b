import { type ArticleView, isApproved } from '../../shared/model/articles.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Settings } from '../../shared/model/system.ts';
import type { DropReason, FieldName } from '../../shared/plan.ts';
import type { Span } from '../../shared/span.ts';
import { client } from '../client.ts';
import { codeOf } from '../errors.ts';
import { figure, words } from '../i18n/index.ts';
import { draft } from './draft.ts';
import { useLibrary } from './library.ts';
import { tell, tellError } from './notices.ts';
import { openArticle, reopenDump } from './open.ts';
import { applyOutcome } from './outcome.ts';
import { useSession } from './session.ts';
import { useSettings } from './settings.ts';

/** Decisions go out one after the other, however fast the keys are struck. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Makes a decision: what was typed is saved first, so that the log has it in order. Null if it was not made; the
 * reason has then been told.
 */
export async function decide(doing: string, call: () => Promise<Outcome | null>): Promise<Outcome | null> {
  const outcomes = await decideEach(doing, async () => {
    const outcome = await call();
    return outcome && [outcome];
  });
  return outcomes?.[0] ?? null;
}

/** The same for a call that makes several decisions at once. */
export function decideEach(
  doing: string,
  call: () => Promise<readonly Outcome[] | null>,
): Promise<readonly Outcome[] | null> {
  const next = queue.then(() => run(doing, call));
  queue = next;
  return next;
}

async function run(
  doing: string,
  call: () => Promise<readonly Outcome[] | null>,
): Promise<readonly Outcome[] | null> {
  try {
    if (!(await draft.flush())) {
      tell(words().draft.failed, 'bad', { label: words().app.retry, run: draft.retry });
      return null;
    }
    const outcomes = await call();
    if (!outcomes) return null;
    draft.endBurst();
    for (const outcome of outcomes) {
      applyOutcome(outcome);
      await followRemoval(outcome);
    }
    return outcomes;
  } catch (error) {
    tellError(error, doing);
    if (codeOf(error) === 'NOT_FOUND') await reopenDump();
    return null;
  }
}

/** The open article is gone: the one that took its words, or its neighbour, is shown. */
async function followRemoval(outcome: Outcome): Promise<void> {
  const { articleId, dumpId } = useSession.getState();
  if (articleId !== null || dumpId !== outcome.dumpId || outcome.removedArticles.length === 0) return;
  const next = outcome.articles[0]?.id ?? useLibrary.getState().rows[dumpId]?.[0]?.id;
  if (next) await openArticle(next);
}

const scope = (): { dumpId: string } => ({ dumpId: useSession.getState().dumpId ?? '' });

/** Pieces taken into an article: at block `index`, or at their natural place. */
export async function placePieces(
  pieceIds: string[],
  articleId: string,
  options: { index?: number; as?: 'paragraph' | 'heading'; spans?: Span[] } = {},
): Promise<Outcome | null> {
  return decide(words().decisions.place, () =>
    client.pieces.place({ ...scope(), pieceIds, articleId, ...options }),
  );
}

export async function dropPieces(pieceIds: string[], reason: DropReason | 'unplaced'): Promise<void> {
  await decide(words().decisions.drop, () => client.pieces.drop({ ...scope(), pieceIds, reason }));
}

export async function restorePieces(pieceIds: string[]): Promise<void> {
  const outcome = await decide(words().decisions.restore, () =>
    client.pieces.restore({ ...scope(), pieceIds }),
  );
  const home = outcome?.articles[0]?.id;
  if (home) await openArticle(home);
}

/** Moves blocks `[from, to)` of an article before block `index` of another, or the same. */
export async function moveBlocks(
  articleId: string,
  from: number,
  to: number,
  place: { articleId: string; index: number },
): Promise<void> {
  await decide(words().decisions.move, () => client.articles.moveBlocks({ articleId, from, to, place }));
}

export async function joinWithNext(articleId: string, index: number): Promise<void> {
  await decide(words().menu.joinNext, () => client.articles.joinBlocks({ articleId, index }));
}

export async function promoteBlock(articleId: string, index: number, field: FieldName): Promise<void> {
  await decide(words().draft[field], () => client.articles.promote({ articleId, index, field }));
}

export async function splitArticle(articleId: string, index: number): Promise<void> {
  await decide(words().decisions['split-article'], () => client.articles.split({ articleId, index }));
}

export async function mergeArticle(articleId: string, otherId: string): Promise<void> {
  await decide(words().decisions['merge-articles'], () => client.articles.merge({ articleId, otherId }));
}

export async function removeArticle(articleId: string): Promise<void> {
  await decide(words().decisions['remove-article'], () => client.articles.remove({ articleId }));
}

export async function createArticle(afterArticleId: string | null): Promise<void> {
  const had = new Set(useLibrary.getState().rows[scope().dumpId]?.map((r) => r.id));
  const outcome = await decide(words().decisions['create-article'], () =>
    client.articles.create({ ...scope(), afterArticleId }),
  );
  const fresh = outcome?.articles.find((a) => !had.has(a.id));
  if (fresh) await openArticle(fresh.id);
}

/** Whether the desk wants a second person's word on an approved article. */
export function waitsForSecond(article: ArticleView | null, secondName: boolean): boolean {
  return secondName && article !== null && isApproved(article.status) && !article.validated;
}

/** Whether the person at the desk has yet to be asked for a name. */
export function isNameless({ editorName, layout }: Settings): boolean {
  return editorName === '' && layout.nameAsked !== true;
}

/**
 * Approves the open article. Where something stands in the way, a name is still to be asked for or a second person
 * is waited for, `blocked` is called to show it; `override` gives the reason to approve in spite of what does.
 */
export async function approve(blocked: () => void, override?: string): Promise<boolean> {
  const { articleId } = useSession.getState();
  if (articleId === null) return false;
  let refused = false;
  const outcome = await decide(words().top.approve, async () => {
    const article = useSession.getState().article;
    const revision = article?.revision ?? 0;
    const { settings } = useSettings.getState();
    const asks = isNameless(settings) || waitsForSecond(article, settings.secondName);
    if (article && (asks || (!override && article.blockers.length > 0))) {
      refused = true;
      return null;
    }
    return client.review.approve(override ? { articleId, revision, override } : { articleId, revision });
  });
  if (refused) blocked();
  if (outcome) tell(words().approve.done, 'good');
  return outcome !== null;
}

/** Approves every article of the dump that nothing stands in the way of, as one decision. */
export async function approveReady(): Promise<void> {
  const w = words();
  const outcome = await decide(w.top.approve, () => client.review.approveReady(scope()));
  if (!outcome) return;
  const count = outcome.decision?.articleIds.length ?? 0;
  if (count > 0) tell(w.findings.approvedReady(figure(count)), 'good');
  else tell(w.findings.approvedNone);
}

/** Signs the open article as its second person, by the name in the settings. */
export async function validate(): Promise<boolean> {
  const { article } = useSession.getState();
  if (!article) return false;
  const outcome = await decide(words().second.action, () =>
    client.review.validate({ articleId: article.id, revision: article.revision }),
  );
  if (outcome) tell(words().second.done, 'good');
  return outcome !== null;
}

export async function reopenArticle(): Promise<void> {
  const { articleId } = useSession.getState();
  if (articleId !== null) await decide(words().draft.reopen, () => client.review.reopen({ articleId }));
}

/** Takes a dump out of the library, with the way back at hand. */
export async function archiveDump(dumpId: string, name: string, gone: () => void): Promise<void> {
  const w = words();
  try {
    if (useSession.getState().dumpId === dumpId && !(await draft.flush())) return;
    await client.dumps.archive({ dumpId });
    gone();
    tell(w.library.archived(name), 'plain', {
      label: w.library.bringBack,
      run: () => {
        client.dumps.unarchive({ dumpId }).then(
          (dump) =>
            useLibrary.setState(({ dumps }) => ({ dumps: [dump, ...dumps.filter((d) => d.id !== dumpId)] })),
          (error: unknown) => tellError(error),
        );
      },
    });
  } catch (error) {
    tellError(error, w.library.archive);
  }
}
