import { z } from 'zod';
import { FIELD_NAMES } from '../plan.ts';
import { PUNCTUATION_RULES } from '../punctuation.ts';
import { Id } from './ids.ts';

/** Places in the words of drafts: what was looked for, and what could be set right. */

/** Where in an article a text stands: a field, or a paragraph or heading by its number (see `textblocks.ts`). */
export const TextPlace = z.union([
  z.strictObject({ field: z.enum(FIELD_NAMES) }),
  z.strictObject({ block: z.number().int().min(0) }),
]);
export type TextPlace = z.infer<typeof TextPlace>;

const Excerpt = {
  articleId: Id,
  place: TextPlace,
  /** The words around it. */
  before: z.string(),
  after: z.string(),
};

/** Where a draft says what was looked for; offsets are UTF-16 code units of the place's text. */
export const TextMatch = z.strictObject({
  ...Excerpt,
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  text: z.string(),
});
export type TextMatch = z.infer<typeof TextMatch>;

/** Something in a draft's punctuation that could be set right. */
export const TextCorrection = z.strictObject({
  ...Excerpt,
  /** Made of what it says: it stays the same while the words around it do. */
  id: z.string().max(400),
  rule: z.enum(PUNCTUATION_RULES),
  edits: z.array(
    z.strictObject({
      start: z.number().int().min(0),
      end: z.number().int().min(0),
      was: z.string(),
      text: z.string(),
    }),
  ),
  was: z.string(),
  becomes: z.string(),
});
export type TextCorrection = z.infer<typeof TextCorrection>;
