import { z } from 'zod';
import { base } from './base.ts';

export const RuleView = z.strictObject({
  /** What the line is known by. */
  key: z.string(),
  kind: z.enum(['always', 'never']),
  text: z.string(),
  who: z.string(),
  at: z.number().int(),
});
export type RuleView = z.infer<typeof RuleView>;

/** Calls for what the desk has said once for all: lines that are always furniture. */
export const rules = {
  list: base.output(z.array(RuleView)),
  /** Takes a rule away; dumps read already stay as they are. */
  remove: base.input(z.strictObject({ key: z.string().max(4000) })).output(z.void()),
};
