import type { RevisionText, RevisionView } from '../../shared/model/history.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { Fault, notFound } from '../errors.ts';
import type { Library } from '../library.ts';
import { type ArticleRecord, blocksAt, headAt } from '../store/articles.ts';
import { hasRevision, listRevisions } from '../store/revisions.ts';
import { decide } from './commit.ts';
import { blockChanges } from './merging.ts';
import { fieldPiecesOfNow, withPiecesOfNow } from './parting.ts';
import { articleView, presentArticle } from './views.ts';

/** The revisions of an article: listed, read, brought back. */

export function revisionsOf(library: Library, articleId: string, limit: number): RevisionView[] {
  return listRevisions(library.store, presentArticle(library, articleId).id, limit);
}

/** The text of an article at a revision; `NOT_FOUND` where it has none such. */
export function revisionText(library: Library, articleId: string, revision: number): RevisionText {
  const row = knownRevision(library, articleId, revision);
  return {
    revision,
    fields: headAt(library.store, row.id, revision).fields,
    blocks: blocksAt(library.store, row.id, revision),
  };
}

/**
 * Makes an earlier revision the newest, as a decision like any other: only the blocks that differ are touched, and
 * the ledger says what that brings back or leaves without a place.
 */
export function restoreRevision(
  library: Library,
  input: { articleId: string; revision: number; baseRevision: number },
  origin: string,
): Outcome {
  const row = knownRevision(library, input.articleId, input.revision);
  return decide(library, row.dump_id, origin, (desk) => {
    const sheet = desk.open(row.id);
    if (sheet.row.revision !== input.baseRevision)
      throw new Fault(
        'CONFLICT',
        { article: articleView(library, sheet.row) },
        'Somebody else changed this article meanwhile.',
      );
    const wanted = withPiecesOfNow(desk, blocksAt(desk.store, sheet.id, input.revision), true);
    // From the end to the beginning, so that positions before stay what they are.
    for (const c of blockChanges(sheet.blocks, wanted).toReversed())
      desk.splice(sheet, {
        at: c.fromA,
        remove: c.toA - c.fromA,
        insert: wanted.slice(c.fromB, c.toB),
      });
    desk.setHead(sheet, fieldPiecesOfNow(desk, headAt(desk.store, sheet.id, input.revision)));
    return { kind: 'restore-revision' };
  });
}

function knownRevision(library: Library, articleId: string, revision: number): ArticleRecord {
  const row = presentArticle(library, articleId);
  if (!hasRevision(library.store, row.id, revision))
    throw notFound('revision', `${articleId} ${revision}`.slice(0, 64));
  return row;
}
