import { z } from 'zod';
import { ExportFormat, ExportReport } from '../model/exports.ts';
import { Id } from '../model/ids.ts';
import { base, working } from './base.ts';

/** Calls for export. */
export const exports = {
  /** Writes approved articles. `folder` is a token of `system.pickFolder`; absent means the default folder. */
  run: base
    .input(
      z.strictObject({
        articleIds: z.array(Id).min(1).max(100_000),
        formats: z.array(ExportFormat).min(1),
        folder: z.string().max(200).optional(),
      }),
    )
    .output(working(ExportReport)),
};
