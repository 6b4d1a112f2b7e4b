import { z } from 'zod';
import { Id } from '../model/ids.ts';
import { Outcome } from '../model/outcome.ts';
import { TextCorrection, TextMatch, TextPlace } from '../model/text.ts';
import { base } from './base.ts';

/** Over one article, or over all drafts of a dump. */
const Scope = z.strictObject({
  dumpId: Id,
  articleId: Id.optional(),
  limit: z.number().int().min(1).max(5000),
});

/** Calls for the words of the drafts: finding, replacing, setting punctuation right. */
export const text = {
  /** Where the drafts say something, fields included, in reading order; `more` where the limit cut it off. */
  find: base
    .input(
      z.strictObject({
        ...Scope.shape,
        query: z.string().min(1).max(500),
        matchCase: z.boolean(),
        /** Only whole words; in Chinese, which has no blanks between them, it changes nothing. */
        wholeWord: z.boolean(),
      }),
    )
    .output(z.strictObject({ matches: z.array(TextMatch), more: z.boolean() })),
  /** What could be set right in punctuation; what was let stand is left out. */
  proof: base
    .input(Scope)
    .output(z.strictObject({ corrections: z.array(TextCorrection), more: z.boolean() })),
  /**
   * Changes words in place, as one decision. `was` is what must stand there now: `REFUSED` with `text-changed`
   * otherwise, and nothing is changed.
   */
  rewrite: base
    .input(
      z.strictObject({
        dumpId: Id,
        as: z.enum(['replace', 'punctuate']),
        changes: z
          .array(
            z.strictObject({
              articleId: Id,
              place: TextPlace,
              start: z.number().int().min(0),
              end: z.number().int().min(0),
              was: z.string().max(2000),
              text: z.string().max(2000),
            }),
          )
          .min(1)
          .max(20_000),
      }),
    )
    .output(Outcome),
  /** Lets corrections stand, so that they are not proposed again. */
  letStand: base
    .input(z.strictObject({ dumpId: Id, ids: z.array(z.string().max(400)).min(1).max(20_000) }))
    .output(Outcome),
};
