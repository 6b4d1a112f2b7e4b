import { z } from 'zod';
import { DumpView, Encoding, ImportResult } from '../model/dumps.ts';
import { Id } from '../model/ids.ts';
import { LedgerSchema, PieceTable } from '../model/pieces.ts';
import { base, DumpScope, working } from './base.ts';

/** Calls for dumps: taking them, reading them, planning them. */
export const dumps = {
  list: base.input(z.strictObject({ query: z.string().max(200).optional() })).output(z.array(DumpView)),
  get: base.input(DumpScope).output(DumpView),
  /** Takes one file's bytes. Streams progress per file; files that can't be taken come back `refused`. */
  importFile: base
    .input(
      z.strictObject({
        name: z.string().max(1000),
        file: z.instanceof(Blob),
        encoding: Encoding.optional(),
      }),
    )
    .output(working(ImportResult)),
  /** Takes text that was pasted. */
  importText: base
    .input(z.strictObject({ name: z.string().max(1000), text: z.string() }))
    .output(working(ImportResult)),
  samples: base.output(z.array(z.strictObject({ id: z.string(), name: z.string(), bytes: z.number() }))),
  importSample: base.input(z.strictObject({ id: z.string().max(200) })).output(working(ImportResult)),
  /** The decoded text of `[start, end)`, at most 1 Mi code units at a time. */
  text: base
    .input(z.strictObject({ dumpId: Id, start: z.number().int().min(0), end: z.number().int().min(0) }))
    .output(z.string()),
  pieces: base.input(DumpScope).output(PieceTable),
  ledger: base.input(DumpScope).output(LedgerSchema),
  /** Runs the engine again, keeping decisions by finding id. */
  plan: base.input(DumpScope).output(working(DumpView)),
  /** Reads the original bytes in another encoding: a new dump takes the old one's place, the old is kept aside. */
  reencode: base.input(z.strictObject({ dumpId: Id, encoding: Encoding })).output(working(ImportResult)),
  /** Takes the dump out of the library; `unarchive` brings it back. */
  archive: base.input(DumpScope).output(z.void()),
  unarchive: base.input(DumpScope).output(DumpView),
};
