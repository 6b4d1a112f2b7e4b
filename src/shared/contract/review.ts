import { z } from 'zod';
import { Id } from '../model/ids.ts';
import { Outcome } from '../model/outcome.ts';
import { ArticleScope, base, DumpScope } from './base.ts';

/** Calls for approval. */
export const review = {
  /** Pins the revision. With open blockers it is refused (`NOT_READY`) unless a reason is given. */
  approve: base
    .input(
      z.strictObject({
        articleId: Id,
        revision: z.number().int(),
        override: z.string().trim().min(3).max(2000).optional(),
      }),
    )
    .output(Outcome),
  /** Approves every article of the dump that nothing stands in the way of, as one decision. */
  approveReady: base.input(DumpScope).output(Outcome),
  /** A second person stands for the approved revision: refused to the name that approved it. */
  validate: base.input(z.strictObject({ articleId: Id, revision: z.number().int() })).output(Outcome),
  reopen: base.input(ArticleScope).output(Outcome),
};
