import { z } from 'zod';
import { Id, SpanSchema } from '../model/ids.ts';
import { base } from './base.ts';

/** Calls for search over the library. */
export const search = base
  .input(z.strictObject({ query: z.string().min(1).max(200), limit: z.number().int().min(1).max(200) }))
  .output(
    z.array(
      z.strictObject({
        kind: z.enum(['dump', 'article']),
        dumpId: Id,
        articleId: Id.nullable(),
        title: z.string(),
        excerpt: z.string(),
        /** Where in the dump's text the first hit stands; null for an article. */
        span: SpanSchema.nullable(),
      }),
    ),
  );
