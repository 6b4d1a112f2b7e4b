import { isApproved } from '../../shared/model/articles.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { sameName } from '../../shared/person.ts';
import { Fault, refused } from '../errors.ts';
import { editorOf, type Library } from '../library.ts';
import { listArticles } from '../store/articles.ts';
import { type Seal, unsealed } from '../store/effects.ts';
import { getSettings } from '../store/settings.ts';
import { decide } from './commit.ts';
import { articleView, blockersOf, presentArticle } from './views.ts';

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
    const reason = view.blockers.length > 0 ? (input.override?.toWellFormed() ?? null) : null;
    if (!isPinned) desk.setSeal(sheet, sealed(library, view.revision, reason));
    return { kind: 'approve', reason };
  });
}

function sealed(library: Library, revision: number, overrideReason: string | null): Seal {
  return {
    status: 'approved',
    approvedRevision: revision,
    approvedBy: editorOf(library),
    approvedAt: library.clock(),
    overrideReason,
  };
}

/** Approves, as one decision, every article of a dump that nothing stands in the way of and that is not approved. */
export function approveReady(library: Library, dumpId: string, origin: string): Outcome {
  return decide(library, dumpId, origin, (desk) => {
    for (const { id, status, open } of listArticles(library.store, desk.plan)) {
      if (open > 0 || isApproved(status)) continue;
      const row = presentArticle(library, id);
      if (blockersOf(library, row, library.drafts.blocks(row)).length === 0)
        desk.setSeal(desk.open(id), sealed(library, row.revision, null));
    }
    return { kind: 'approve' };
  });
}

/**
 * A second person stands for the revision that was approved. Refused without a name in the settings (an account's
 * name says little of who sits there), and to the name that approved it.
 */
export function validateArticle(
  library: Library,
  input: { articleId: string; revision: number },
  origin: string,
): Outcome {
  const { dump_id } = presentArticle(library, input.articleId);
  return decide(library, dump_id, origin, (desk) => {
    const sheet = desk.open(input.articleId);
    const { seal, row } = sheet;
    if (row.revision !== input.revision)
      throw new Fault(
        'CONFLICT',
        { article: articleView(library, row) },
        'The article changed since it was read. Look at it again.',
      );
    if (seal.approvedRevision !== row.revision)
      throw refused('not-approved', 'Only an approved article can be validated.');
    const by = getSettings(library.store).editorName.trim().toWellFormed();
    if (by === '') throw refused('no-name', 'A validation is signed: give your name in the settings first.');
    if (sameName(by, seal.approvedBy ?? ''))
      throw refused('same-name', 'Whoever approved an article can’t validate it as well.');
    if (!seal.validated) desk.setSeal(sheet, { ...seal, validated: { by, at: library.clock() } });
    return { kind: 'validate' };
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
