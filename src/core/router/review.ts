import { approveArticle, approveReady, reopenArticle, validateArticle } from '../services/reviewing.ts';
import { from, type Implementer, type RouterParts } from './parts.ts';

/** Implements the calls for approval. */
export function reviewRouter(os: Implementer, { library }: RouterParts) {
  return {
    approve: os.review.approve.handler(({ input, context }) => approveArticle(library, input, from(context))),
    approveReady: os.review.approveReady.handler(({ input, context }) =>
      approveReady(library, input.dumpId, from(context)),
    ),
    validate: os.review.validate.handler(({ input, context }) =>
      validateArticle(library, input, from(context)),
    ),
    reopen: os.review.reopen.handler(({ input, context }) =>
      reopenArticle(library, input.articleId, from(context)),
    ),
  };
}
