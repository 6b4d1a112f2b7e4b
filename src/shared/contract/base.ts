import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { ArticleView } from '../model/articles.ts';
import { ProgressEvent } from '../model/dumps.ts';
import { DecisionView } from '../model/history.ts';
import { Id } from '../model/ids.ts';
import { Trouble } from '../model/system.ts';

/** A call with the errors that any call may answer with. */
export const base = oc.errors({
  NOT_FOUND: { status: 404, data: z.strictObject({ what: z.string(), id: z.string() }) },
  /** Somebody else changed the article since `baseRevision`; here is how it stands now. */
  CONFLICT: { status: 409, data: z.strictObject({ article: ArticleView }) },
  /** Approval or export refused; `article.blockers` say why. */
  NOT_READY: { status: 412, data: z.strictObject({ articles: z.array(ArticleView) }) },
  /** Export refused: the desk asks for a second name, and these have none. */
  NOT_VALIDATED: { status: 412, data: z.strictObject({ articles: z.array(ArticleView) }) },
  /** The decision can't be undone alone: those named build on it. */
  DEPENDENTS: { status: 409, data: z.strictObject({ decisions: z.array(DecisionView) }) },
  /** What was asked makes no sense now (e.g. nothing to undo); `message` says what to do. */
  REFUSED: { status: 422, data: z.strictObject({ code: z.string() }) },
  /** The library or its disk can't be used; `message` says what is safe and what to do. */
  STORE: { status: 507, data: z.strictObject({ trouble: Trouble }) },
});

/** A stream that tells its progress and ends with its result. */
export const working = <T extends z.ZodType>(result: T) =>
  eventIterator(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('progress'), name: z.string(), progress: ProgressEvent }),
      z.strictObject({ kind: z.literal('result'), result }),
    ]),
  );

export const DumpScope = z.strictObject({ dumpId: Id });
export const ArticleScope = z.strictObject({ articleId: Id });

/** Where a block comes to stand: before top-level block `index`; an index past the end means at the end. */
export const Place = z.strictObject({ articleId: Id, index: z.number().int().min(0) });
