import {
  createArticle,
  demoteField,
  joinBlocks,
  mergeArticles,
  moveBlocks,
  promoteBlock,
  removeArticle,
  reorderArticle,
  saveArticle,
  splitArticle,
} from '../services/editing.ts';
import { articlesOf, articleView, presentArticle } from '../services/views.ts';
import { from, type Implementer, type RouterParts } from './parts.ts';

/** Implements the calls for articles and the blocks in them. */
export function articlesRouter(os: Implementer, { library }: RouterParts) {
  return {
    list: os.articles.list.handler(({ input }) => articlesOf(library, input)),
    get: os.articles.get.handler(({ input }) =>
      articleView(library, presentArticle(library, input.articleId)),
    ),
    save: os.articles.save.handler(({ input: { brief, ...input }, context }) => {
      const outcome = saveArticle(library, input, from(context));
      if (!brief) return outcome;
      const articles = outcome.articles.map((a) => (a.id === input.articleId ? { ...a, blocks: [] } : a));
      return { ...outcome, articles };
    }),
    create: os.articles.create.handler(({ input, context }) => createArticle(library, input, from(context))),
    split: os.articles.split.handler(({ input, context }) => splitArticle(library, input, from(context))),
    merge: os.articles.merge.handler(({ input, context }) => mergeArticles(library, input, from(context))),
    remove: os.articles.remove.handler(({ input, context }) =>
      removeArticle(library, input.articleId, from(context)),
    ),
    moveBlocks: os.articles.moveBlocks.handler(({ input, context }) =>
      moveBlocks(library, input, from(context)),
    ),
    joinBlocks: os.articles.joinBlocks.handler(({ input, context }) =>
      joinBlocks(library, input, from(context)),
    ),
    demote: os.articles.demote.handler(({ input, context }) => demoteField(library, input, from(context))),
    reorder: os.articles.reorder.handler(({ input, context }) =>
      reorderArticle(library, input, from(context)),
    ),
    promote: os.articles.promote.handler(({ input, context }) => promoteBlock(library, input, from(context))),
  };
}
