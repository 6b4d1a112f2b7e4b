import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import {
  ArticleRow,
  ArticleStatus,
  ArticleView,
  BackupView,
  DecisionView,
  DropReasonSchema,
  DumpView,
  Encoding,
  ExportFormat,
  ExportReport,
  FindingState,
  FindingView,
  HostInfo,
  Id,
  ImportResult,
  LedgerSchema,
  LibraryEvent,
  Outcome,
  PieceId,
  PieceTable,
  ProgressEvent,
  SaveInput,
  Settings,
  SpanSchema,
  Trouble,
} from './model.ts';
import { FIELD_NAMES, FINDING_KINDS } from './plan.ts';

/**
 * Everything a window, a browser tab or the command line may ask of Galley. One contract; `core/router.ts`
 * implements it once, and each host serves that router unchanged.
 */

const base = oc.errors({
  NOT_FOUND: { status: 404, data: z.strictObject({ what: z.string(), id: z.string() }) },
  /** Somebody else changed the article since `baseRevision`; here is how it stands now. */
  CONFLICT: { status: 409, data: z.strictObject({ article: ArticleView }) },
  /** Approval or export refused; `article.blockers` say why. */
  NOT_READY: { status: 412, data: z.strictObject({ articles: z.array(ArticleView) }) },
  /** The decision can't be undone alone: those named build on it. */
  DEPENDENTS: { status: 409, data: z.strictObject({ decisions: z.array(DecisionView) }) },
  /** What was asked makes no sense now (e.g. nothing to undo); `message` says what to do. */
  REFUSED: { status: 422, data: z.strictObject({ code: z.string() }) },
  /** The library or its disk can't be used; `message` says what is safe and what to do. */
  STORE: { status: 507, data: z.strictObject({ trouble: Trouble }) },
});

/** A stream that tells its progress and ends with its result. */
const working = <T extends z.ZodType>(result: T) =>
  eventIterator(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('progress'), name: z.string(), progress: ProgressEvent }),
      z.strictObject({ kind: z.literal('result'), result }),
    ]),
  );

const DumpScope = z.strictObject({ dumpId: Id });
const ArticleScope = z.strictObject({ articleId: Id });

/** Where a block comes to stand: before top-level block `index`; an index past the end means at the end. */
const Place = z.strictObject({ articleId: Id, index: z.number().int().min(0) });

export const contract = {
  system: {
    info: base.output(HostInfo),
    settings: base.output(Settings),
    saveSettings: base.input(Settings.partial()).output(Settings),
    /** Everything that changes from now on; ends when the window goes. */
    events: base.input(z.strictObject({ origin: z.string().max(64) })).output(eventIterator(LibraryEvent)),
    /** Backups of the library, newest first; `fault` says why the last one could not be made. */
    backups: base.output(
      z.strictObject({
        rows: z.array(BackupView),
        fault: z.strictObject({ trouble: Trouble.nullable() }).nullable(),
      }),
    ),
    /** Makes a backup now. */
    backUp: base.output(BackupView),
    /**
     * Goes back to a backup: the library that stands is set aside, not written over. It is done at the next start;
     * `restarting` if the host starts again by itself.
     */
    restore: base
      .input(z.strictObject({ name: z.string().max(200) }))
      .output(z.strictObject({ restarting: z.boolean() })),
    /** Versions, the library's health and the last errors, to be copied; no text of a dump or an article. */
    diagnostics: base.output(z.string()),
    /** Notes an error of a window in the log. */
    noteError: base
      .input(
        z.strictObject({
          name: z.string().max(100),
          message: z.string().max(1000),
          stack: z.string().max(8000),
        }),
      )
      .output(z.void()),
    /** Shows the system's folder dialog; null if the person closed it. Desktop only. */
    pickFolder: base.output(z.strictObject({ token: z.string(), label: z.string() }).nullable()),
  },
  dumps: {
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
  },
  articles: {
    list: base
      .input(
        z.strictObject({
          dumpId: Id,
          status: ArticleStatus.optional(),
          query: z.string().max(200).optional(),
        }),
      )
      .output(z.array(ArticleRow)),
    get: base.input(ArticleScope).output(ArticleView),
    save: base.input(SaveInput).output(Outcome),
    /** A new, empty article after the one named, or holding the blocks `[from, to)` of one. */
    create: base
      .input(
        z.strictObject({
          dumpId: Id,
          afterArticleId: Id.nullable(),
          blocks: z
            .strictObject({ articleId: Id, from: z.number().int().min(0), to: z.number().int().min(0) })
            .optional(),
          title: z.string().max(2000).optional(),
        }),
      )
      .output(Outcome),
    /** Everything from block `index` on becomes an article of its own. */
    split: base.input(Place).output(Outcome),
    /** Appends `otherId` to `articleId`, its title as a heading; `otherId` is gone. */
    merge: base.input(z.strictObject({ articleId: Id, otherId: Id })).output(Outcome),
    /** Takes an article away; its pieces become unplaced. */
    remove: base.input(ArticleScope).output(Outcome),
    /** Moves top-level blocks `[from, to)` to a place in the same or another article of the dump. */
    moveBlocks: base
      .input(
        z.strictObject({
          articleId: Id,
          from: z.number().int().min(0),
          to: z.number().int().min(0),
          place: Place,
        }),
      )
      .output(Outcome),
    /** Joins block `index` with the next one. */
    joinBlocks: base.input(Place).output(Outcome),
    /** Makes a block's text one of the article's fields; the block goes. */
    promote: base
      .input(z.strictObject({ articleId: Id, index: z.number().int().min(0), field: z.enum(FIELD_NAMES) }))
      .output(Outcome),
  },
  pieces: {
    /** Puts pieces, in raw order, as blocks into an article; without `place.index` at their natural place. */
    place: base
      .input(
        z.strictObject({
          dumpId: Id,
          pieceIds: z.array(PieceId).min(1).max(10_000),
          articleId: Id,
          index: z.number().int().min(0).optional(),
          as: z.enum(['paragraph', 'heading']).optional(),
        }),
      )
      .output(Outcome),
    /** Takes pieces out of whatever article holds them, for a reason. */
    drop: base
      .input(
        z.strictObject({
          dumpId: Id,
          pieceIds: z.array(PieceId).min(1).max(10_000),
          reason: z.union([DropReasonSchema, z.literal('unplaced')]),
        }),
      )
      .output(Outcome),
    /** Brings dropped or removed pieces back to where they stood, or to their natural place. */
    restore: base
      .input(z.strictObject({ dumpId: Id, pieceIds: z.array(PieceId).min(1).max(10_000) }))
      .output(Outcome),
  },
  findings: {
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
    /**
     * Accepts or dismisses findings as one decision. `rival` chooses another head for a join, `other` keeps the
     * copy instead of its twin, `articleId` the home of a stray piece. `reopen` takes the answer back.
     */
    decide: base
      .input(
        z.strictObject({
          dumpId: Id,
          ids: z.array(z.string().max(4000)).min(1).max(10_000),
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
      .output(Outcome),
  },
  review: {
    /** Pins the revision. With open blockers it is refused (`NOT_READY`) unless a reason is given. */
    approve: base
      .input(
        z.strictObject({
          articleId: Id,
          revision: z.number().int(),
          override: z.string().trim().min(3).max(2000).optional(),
        }),
      )
      .output(Outcome),
    reopen: base.input(ArticleScope).output(Outcome),
  },
  history: {
    list: base
      .input(
        z.strictObject({
          dumpId: Id,
          before: z.number().optional(),
          limit: z.number().int().min(1).max(500),
        }),
      )
      .output(z.array(DecisionView)),
    /** Undoes the newest decision not undone, or the one named. */
    undo: base.input(z.strictObject({ dumpId: Id, decisionId: Id.optional() })).output(Outcome),
    redo: base.input(DumpScope).output(Outcome),
  },
  exports: {
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
  },
  search: base
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
    ),
};
export type Contract = typeof contract;
