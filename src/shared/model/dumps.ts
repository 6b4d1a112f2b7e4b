import { z } from 'zod';
import { STAGES } from '../plan.ts';
import { Id, Instant } from './ids.ts';

/** Dumps as the hosts hand them to a window, and what importing comes to. */

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;
export const Encoding = z.enum(ENCODINGS);
export type Encoding = z.infer<typeof Encoding>;

export const DumpStatus = z.enum(['planning', 'ready', 'failed']);
export const DumpView = z.strictObject({
  id: Id,
  name: z.string(),
  sha256: z.string(),
  /** Size of the original file in bytes. */
  bytes: z.number(),
  encoding: Encoding,
  /** False where the encoding was the best guess among several that fit. */
  encodingSure: z.boolean(),
  /** Length of the decoded text in UTF-16 code units. */
  length: z.number(),
  /** Code units that are not white space. */
  ink: z.number(),
  importedAt: Instant,
  status: DumpStatus,
  engine: z.string().nullable(),
  /** Number of the plan its articles, pieces and findings are of; null before the first. */
  plan: z.number().nullable(),
  /** Why planning failed, in words; null unless `status` is `failed`. */
  problem: z.string().nullable(),
  counts: z.strictObject({
    articles: z.number(),
    new: z.number(),
    review: z.number(),
    approved: z.number(),
    validated: z.number(),
    exported: z.number(),
    /** Findings a person must still decide. */
    open: z.number(),
  }),
  notices: z.array(
    z.strictObject({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
});
export type DumpView = z.infer<typeof DumpView>;

export const ProgressEvent = z.strictObject({
  stage: z.enum([...STAGES, 'read', 'store']),
  /** 0 to 1 over the whole run. */
  done: z.number(),
});

export type ProgressEvent = z.infer<typeof ProgressEvent>;

/** What importing one file comes to. */
export const ImportResult = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('imported'), dump: DumpView }),
  /** The same bytes were opened before: here is that dump. */
  z.strictObject({ kind: z.literal('known'), dump: DumpView }),
  z.strictObject({
    kind: z.literal('refused'),
    name: z.string(),
    reason: z.enum(['empty', 'binary', 'too-large', 'unreadable', 'undecodable']),
    message: z.string(),
  }),
]);
export type ImportResult = z.infer<typeof ImportResult>;
