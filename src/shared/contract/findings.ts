import { z } from 'zod';
import { FindingState, FindingView } from '../model/findings.ts';
import { Id } from '../model/ids.ts';
import { Answered } from '../model/outcome.ts';
import { FINDING_KINDS, MOST_FINDINGS } from '../plan.ts';
import { base } from './base.ts';

/** Findings named by their ids: as many as a plan may have. */
const Ids = z.array(z.string().max(4000)).min(1).max(MOST_FINDINGS);

/** Calls for what the engine found, and the answers to it. */
export const findings = {
  list: base
    .input(
      z.strictObject({
        dumpId: Id,
        articleId: Id.optional(),
        kinds: z.array(z.enum(FINDING_KINDS)).optional(),
        states: z.array(FindingState).optional(),
        query: z.string().max(200).optional(),
        /** `risk`: least sure first; `reading`: as they stand in the dump. */
        order: z.enum(['risk', 'reading']),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(10_000),
      }),
    )
    .output(
      z.strictObject({
        rows: z.array(FindingView),
        total: z.number(),
        /** Counts by kind and by state over the dump (or article), whatever the filter. */
        kinds: z.partialRecord(z.enum(FINDING_KINDS), z.number()),
        states: z.partialRecord(FindingState, z.number()),
      }),
    ),
  /** All findings of a dump, a stretch at a time: `after` is 0 or the `next` of the stretch before. */
  walk: base
    .input(
      z.strictObject({
        dumpId: Id,
        after: z.number().int().min(0),
        limit: z.number().int().min(1).max(10_000),
      }),
    )
    .output(z.strictObject({ rows: z.array(FindingView), next: z.number().nullable() })),
  /** Ids of the findings whose texts, those of their evidence included, hold the words; case aside. */
  search: base
    .input(z.strictObject({ dumpId: Id, query: z.string().max(200) }))
    .output(z.strictObject({ ids: z.array(z.string()) })),
  /** Ink of the pieces each finding speaks of, in the order asked. */
  weigh: base
    .input(z.strictObject({ dumpId: Id, ids: Ids }))
    .output(z.strictObject({ ink: z.array(z.number()) })),
  /**
   * Accepts or dismisses findings as one decision. `rival` chooses another head for a join, `other` keeps the
   * copy instead of its twin, `articleId` the home of a stray piece. `reopen` takes the answer back. One finding is
   * refused with why; of several, those that can't be answered are `left`.
   */
  decide: base
    .input(
      z.strictObject({
        dumpId: Id,
        ids: Ids,
        answer: z.enum(['accept', 'dismiss', 'reopen']),
        choice: z
          .strictObject({
            rival: z.number().int().min(0).max(9).optional(),
            other: z.boolean().optional(),
            articleId: Id.optional(),
          })
          .optional(),
      }),
    )
    .output(Answered),
};
