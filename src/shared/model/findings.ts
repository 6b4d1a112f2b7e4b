import { z } from 'zod';
import { type Evidence, FINDING_KINDS, type Reason } from '../plan.ts';
import { Id, SpanSchema } from './ids.ts';

/** Findings, and what became of them. */

/** `auto`: stands applied without asking; `open`: a person must decide; `stale`: the text it spoke of is gone. */
export const FindingState = z.enum(['auto', 'open', 'accepted', 'dismissed', 'stale']);
export type FindingState = z.infer<typeof FindingState>;

export const FindingView = z.strictObject({
  id: z.string().max(4000),
  kind: z.enum(FINDING_KINDS),
  confidence: z.number(),
  /** Whether the drafts now show what it proposes. */
  stands: z.boolean(),
  state: FindingState,
  spans: z.array(SpanSchema),
  evidence: z.custom<Evidence>((v) => typeof v === 'object' && v !== null),
  reasons: z.custom<Reason[]>((v) => Array.isArray(v)),
  /** Articles it touches, best first: those holding its pieces, or the candidates of a stray piece. */
  articleIds: z.array(Id),
});
export type FindingView = z.infer<typeof FindingView>;

/** What became of a finding whose words are known already. */
export const Restated = FindingView.pick({ id: true, state: true, stands: true, articleIds: true });
export type Restated = z.infer<typeof Restated>;
