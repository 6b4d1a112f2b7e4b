import { z } from 'zod';
import { ArticleRow, ArticleStatus, ArticleView, SaveInput } from '../model/articles.ts';
import { Id } from '../model/ids.ts';
import { Outcome } from '../model/outcome.ts';
import { FIELD_NAMES } from '../plan.ts';
import { ArticleScope, base, Place } from './base.ts';

/** Calls for articles and the blocks in them. */
export const articles = {
  list: base
    .input(
      z.strictObject({
        dumpId: Id,
        status: ArticleStatus.optional(),
        query: z.string().max(200).optional(),
      }),
    )
    .output(z.array(ArticleRow)),
  get: base.input(ArticleScope).output(ArticleView),
  save: base.input(SaveInput).output(Outcome),
  /** A new, empty article after the one named, or holding the blocks `[from, to)` of one. */
  create: base
    .input(
      z.strictObject({
        dumpId: Id,
        afterArticleId: Id.nullable(),
        blocks: z
          .strictObject({ articleId: Id, from: z.number().int().min(0), to: z.number().int().min(0) })
          .optional(),
        title: z.string().max(2000).optional(),
      }),
    )
    .output(Outcome),
  /** Everything from block `index` on becomes an article of its own. */
  split: base.input(Place).output(Outcome),
  /** Appends `otherId` to `articleId`, its title as a heading; `otherId` is gone. */
  merge: base.input(z.strictObject({ articleId: Id, otherId: Id })).output(Outcome),
  /** Takes an article away; its pieces become unplaced. */
  remove: base.input(ArticleScope).output(Outcome),
  /** Moves top-level blocks `[from, to)` to a place in the same or another article of the dump. */
  moveBlocks: base
    .input(
      z.strictObject({
        articleId: Id,
        from: z.number().int().min(0),
        to: z.number().int().min(0),
        place: Place,
      }),
    )
    .output(Outcome),
  /** Joins block `index` with the next one. */
  joinBlocks: base.input(Place).output(Outcome),
  /** Makes a block's text one of the article's fields; the block goes. */
  promote: base
    .input(z.strictObject({ articleId: Id, index: z.number().int().min(0), field: z.enum(FIELD_NAMES) }))
    .output(Outcome),
  /** Puts a field's text back into the article as its first paragraph. */
  demote: base.input(z.strictObject({ articleId: Id, field: z.enum(FIELD_NAMES) })).output(Outcome),
  /** Puts an article behind another in the reading order; before all if null. */
  reorder: base.input(z.strictObject({ articleId: Id, afterArticleId: Id.nullable() })).output(Outcome),
};
