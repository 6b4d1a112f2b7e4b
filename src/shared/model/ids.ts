import { z } from 'zod';
import type { Span } from '../span.ts';

/** How things are named and told apart between the processes. */

export const Id = z.string().min(1).max(64);
/** A place in the raw text: UTF-16 code units from its beginning. */
export const Offset = z.number().int().min(0);
export const SpanSchema = z.tuple([Offset, Offset]) as unknown as z.ZodType<Span>;
export const PieceId = z.string().regex(/^\d{1,10}-\d{1,10}$/);
/** Milliseconds since the epoch. */
export const Instant = z.number().int();
