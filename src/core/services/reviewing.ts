import type { Outcome } from '../../shared/model.ts';
import { Fault } from '../errors.ts';
import { editorOf, type Library } from '../library.ts';
import { decide } from './commit.ts';
import { unsealed } from './effects.ts';
import { articleView, presentArticle } from './views.ts';

/** The gate: what is approved, by whom, and how it is opened again. */

export interface ApproveInput {
  articleId: string;
  revision: number;
  override?: string | undefined;
}

/** Pins the revision the editor saw. With blockers it is `NOT_READY` unless a reason is given, which is kept. */
export function approveArticle(library: Library, input: ApproveInput, origin: string): Outcome {
  const { dump_id } = presentArticle(library, input.articleId);
  return decide(library, dump_id, origin, (desk) => {
    const sheet = desk.open(input.articleId);
    const view = articleView(library, sheet.row);
    if (view.revision !== input.revision)
      throw new Fault(
        'CONFLICT',
        { article: view },
        'The article changed since it was read. Look at it again.',
      );
    const isPinned = view.approvedRevision === view.revision;
    if (!isPinned && view.blockers.length > 0 && input.override === undefined)
      throw new Fault('NOT_READY', { articles: [view] }, 'The article can’t be approved yet.');
    const reason = view.blockers.length > 0 ? (input.override ?? null) : null;
    if (!isPinned)
      desk.setSeal(sheet, {
        status: 'approved',
        approvedRevision: view.revision,
        approvedBy: editorOf(library),
        approvedAt: library.clock(),
        overrideReason: reason,
      });
    return { kind: 'approve', reason };
  });
}

/** Takes an approval back. */
export function reopenArticle(library: Library, articleId: string, origin: string): Outcome {
  const { dump_id } = presentArticle(library, articleId);
  return decide(library, dump_id, origin, (desk) => {
    const sheet = desk.open(articleId);
    if (sheet.seal.approvedRevision !== null) desk.setSeal(sheet, unsealed('review'));
    return { kind: 'reopen' };
  });
}
