import { z } from 'zod';
import { Id } from './ids.ts';

/** What an export wrote. */

export const EXPORT_FORMATS = ['markdown', 'html', 'text', 'ninjs', 'jsonl'] as const;
export const ExportFormat = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const ExportedFile = z.strictObject({
  articleIds: z.array(Id),
  format: ExportFormat,
  /** File name inside the export folder. */
  name: z.string(),
  sha256: z.string(),
  /** `unchanged`: the same revision stands there already, byte for byte. */
  state: z.enum(['written', 'unchanged']),
});
export type ExportedFile = z.infer<typeof ExportedFile>;

export const ExportReport = z.strictObject({
  /** The folder as a person would write it. */
  folder: z.string(),
  files: z.array(ExportedFile),
  manifest: z.string(),
});
export type ExportReport = z.infer<typeof ExportReport>;
