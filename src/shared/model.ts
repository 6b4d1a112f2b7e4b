import { z } from 'zod';
import { Block, Splice } from './document.ts';
import { FATES, type Ledger } from './ledger.ts';
import { DROP_REASONS, type Evidence, FIELD_NAMES, FINDING_KINDS, type Reason, STAGES } from './plan.ts';
import { PUNCTUATION_RULES } from './punctuation.ts';
import type { Span } from './span.ts';

/** What the hosts hand to a window: views of the store, with the schemas the contract checks them by. */

export const Id = z.string().min(1).max(64);
const Offset = z.number().int().min(0);
export const SpanSchema = z.tuple([Offset, Offset]) as unknown as z.ZodType<Span>;
export const PieceId = z.string().regex(/^\d{1,10}-\d{1,10}$/);
/** Milliseconds since the epoch. */
const Instant = z.number().int();

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;
export const Encoding = z.enum(ENCODINGS);
export type Encoding = z.infer<typeof Encoding>;

export const ARTICLE_STATUSES = ['new', 'review', 'approved', 'validated', 'exported'] as const;
/**
 * `new`: untouched; `review`: a person has decided something in it; `approved` pins a revision; `validated`: a second
 * person stands for it too; `exported`: that revision is out.
 */
export const ArticleStatus = z.enum(ARTICLE_STATUSES);
export type ArticleStatus = z.infer<typeof ArticleStatus>;

/** Whether a revision of the article is pinned. */
export function isApproved(status: ArticleStatus): boolean {
  return status === 'approved' || status === 'validated' || status === 'exported';
}

export const Fields = z.strictObject({
  title: z.string().max(2000),
  subtitle: z.string().max(2000),
  byline: z.string().max(2000),
  date: z.string().max(200),
});
export type Fields = z.infer<typeof Fields>;

export const LedgerSchema = z.strictObject({
  ...(Object.fromEntries(FATES.map((f) => [f, z.number()])) as Record<(typeof FATES)[number], z.ZodNumber>),
  total: z.number(),
  twice: z.number(),
  added: z.number(),
}) satisfies z.ZodType<Ledger>;

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

/** An article as the library lists it. */
export const ArticleRow = z.strictObject({
  id: Id,
  dumpId: Id,
  /** Position in the dump's reading order. */
  ordinal: z.number(),
  title: z.string(),
  /** First words of the body, for articles without a title. */
  lead: z.string(),
  status: ArticleStatus,
  /** Whether a second person stands for the approved revision; also of one that is out. */
  validated: z.boolean(),
  revision: z.number(),
  open: z.number(),
  updatedAt: Instant,
});
export type ArticleRow = z.infer<typeof ArticleRow>;

export const Blocker = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('findings'), ids: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('twice'), pieceIds: z.array(PieceId), ink: z.number() }),
  z.strictObject({ kind: z.literal('ledger'), missing: z.number() }),
  z.strictObject({ kind: z.literal('title') }),
  z.strictObject({ kind: z.literal('body') }),
]);
export type Blocker = z.infer<typeof Blocker>;

/** An article with everything the cleaned pane shows. */
export const ArticleView = z.strictObject({
  ...ArticleRow.shape,
  fields: Fields,
  /** Pieces each field's text came from. */
  fieldPieces: z.record(z.enum(FIELD_NAMES), z.array(PieceId)),
  blocks: z.array(Block),
  /** The revision that approval pinned, or null. */
  approvedRevision: z.number().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
  /** Who else stands for that revision; null until a second person has validated it. */
  validatedBy: z.string().nullable(),
  validatedAt: Instant.nullable(),
  overrideReason: z.string().nullable(),
  /** What stands in the way of approval; empty when it may be approved. */
  blockers: z.array(Blocker),
});
export type ArticleView = z.infer<typeof ArticleView>;

/**
 * All pieces of a dump, a column each, in raw order: piece `i` is `[starts[i], ends[i])`. `fates[i]` indexes
 * `FATES`; `articles[i]` indexes `articleIds` or is -1; `touched[i]` is 1 where a person moved or changed it.
 */
export const PieceTable = z.strictObject({
  starts: z.array(z.number()),
  ends: z.array(z.number()),
  fates: z.array(z.number()),
  articles: z.array(z.number()),
  articleIds: z.array(Id),
});
export type PieceTable = z.infer<typeof PieceTable>;

/** One piece as a mutation reports it. */
export const PieceView = z.strictObject({
  id: PieceId,
  start: Offset,
  end: Offset,
  fate: z.enum(FATES),
  articleId: Id.nullable(),
});
export type PieceView = z.infer<typeof PieceView>;

/** One place of a piece that stands in several: block -1 is one of the fields. */
export const TwicePlace = z.strictObject({
  articleId: Id,
  block: z.number().int().min(-1),
  text: z.string(),
});
export type TwicePlace = z.infer<typeof TwicePlace>;

/** A piece that is told twice: `ink` is what stands more than once. */
export const TwicePiece = z.strictObject({ id: PieceId, ink: z.number(), places: z.array(TwicePlace) });
export type TwicePiece = z.infer<typeof TwicePiece>;

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

/** One loose end of a woven page, or one that has been tied. */
export const ThreadEnd = z.strictObject({
  piece: PieceId,
  side: z.enum(['tail', 'head']),
  /** The article it stands in; null while it is in none. */
  articleId: Id.nullable(),
  /** Its last words (a tail) or its first (a head). */
  text: z.string(),
  /**
   * `start`: a paragraph that begins as any does, but may be a head nobody suspects; `loose`: to be tied; `proposed`:
   * tied by the engine, and a person must still say so; `torn`: its other half is not in the dump.
   */
  state: z.enum(['start', 'loose', 'proposed', 'tied', 'torn']),
  /** The piece it is tied to. */
  other: PieceId.nullable(),
  /** The finding that says so. */
  finding: z.string().nullable(),
});
export type ThreadEnd = z.infer<typeof ThreadEnd>;

/** All ends of a dump in raw order, and what could go on where. */
export const ThreadBoard = z.strictObject({
  ends: z.array(ThreadEnd),
  /** Best first for each tail; `score` is comparable for one tail only. */
  candidates: z.array(
    z.strictObject({
      tail: PieceId,
      head: PieceId,
      score: z.number(),
      reasons: z.custom<Reason[]>((v) => Array.isArray(v)),
    }),
  ),
  /** The search stopped at its bound: there may be more ends. */
  bounded: z.boolean(),
});
export type ThreadBoard = z.infer<typeof ThreadBoard>;

export const DECISION_KINDS = [
  'plan',
  'replan',
  'edit',
  'accept',
  'dismiss',
  'reopen-finding',
  'place',
  'drop',
  'restore',
  'move',
  'split-article',
  'merge-articles',
  'create-article',
  'remove-article',
  'reorder',
  'tie',
  'untie',
  'torn',
  'approve',
  'validate',
  'reopen',
  'restore-revision',
  'replace',
  'punctuate',
  'let-stand',
  'undo',
  'redo',
] as const;
export const DecisionView = z.strictObject({
  id: Id,
  dumpId: Id,
  /** Order of the log; grows by one each decision of the store. */
  seq: z.number(),
  kind: z.enum(DECISION_KINDS),
  who: z.string(),
  at: Instant,
  articleIds: z.array(Id),
  findingIds: z.array(z.string()),
  /** The reason a person gave, e.g. for an override. */
  reason: z.string().nullable(),
  /** The decision this one undoes or redoes. */
  target: Id.nullable(),
  /** Whether it has been undone and not redone. */
  undone: z.boolean(),
});
export type DecisionView = z.infer<typeof DecisionView>;

/** A revision of an article, and the decision that made it; a burst of typing makes one. */
export const RevisionView = z.strictObject({
  revision: z.number().int(),
  /** Null for what the engine planned. */
  decisionId: Id.nullable(),
  kind: z.enum(DECISION_KINDS),
  who: z.string(),
  at: Instant,
  /** Whether that decision has been undone since. */
  undone: z.boolean(),
});
export type RevisionView = z.infer<typeof RevisionView>;

/** An article as it was at a revision. */
export const RevisionText = z.strictObject({
  revision: z.number().int(),
  fields: Fields,
  blocks: z.array(Block),
});
export type RevisionText = z.infer<typeof RevisionText>;

/** Where in an article a text stands: a field, or a paragraph or heading by its number (see `textblocks.ts`). */
export const TextPlace = z.union([
  z.strictObject({ field: z.enum(FIELD_NAMES) }),
  z.strictObject({ block: z.number().int().min(0) }),
]);
export type TextPlace = z.infer<typeof TextPlace>;

const Excerpt = {
  articleId: Id,
  place: TextPlace,
  /** The words around it. */
  before: z.string(),
  after: z.string(),
};

/** Where a draft says what was looked for; offsets are UTF-16 code units of the place's text. */
export const TextMatch = z.strictObject({
  ...Excerpt,
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  text: z.string(),
});
export type TextMatch = z.infer<typeof TextMatch>;

/** Something in a draft's punctuation that could be set right. */
export const TextCorrection = z.strictObject({
  ...Excerpt,
  /** Made of what it says: it stays the same while the words around it do. */
  id: z.string().max(400),
  rule: z.enum(PUNCTUATION_RULES),
  edits: z.array(
    z.strictObject({
      start: z.number().int().min(0),
      end: z.number().int().min(0),
      was: z.string(),
      text: z.string(),
    }),
  ),
  was: z.string(),
  becomes: z.string(),
});
export type TextCorrection = z.infer<typeof TextCorrection>;

/**
 * What a mutation changed, enough for any window to catch up: full views of what changed, ids of what is gone.
 * Committed to disk before it is sent.
 */
export const Outcome = z.strictObject({
  dumpId: Id,
  decision: DecisionView.nullable(),
  articles: z.array(ArticleView),
  removedArticles: z.array(Id),
  pieces: z.array(PieceView),
  findings: z.array(FindingView),
  /** Findings that are not there any more: one a person made was undone. */
  removedFindings: z.array(z.string()),
  ledger: LedgerSchema,
  /** Whether there is something to undo and to redo in this dump. */
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});
export type Outcome = z.infer<typeof Outcome>;

export const SaveInput = z.strictObject({
  articleId: Id,
  /** The revision the splices speak of; another is a `CONFLICT`. */
  baseRevision: z.number().int(),
  splices: z.array(Splice).max(10_000),
  fields: Fields.partial().optional(),
  /** Edits of one burst share it and become one decision. */
  burst: z.string().max(64),
  /** The window knows the text it saves: its article is told back without blocks, an empty list in their place. */
  brief: z.boolean().optional(),
});
export type SaveInput = z.infer<typeof SaveInput>;

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

export const EXPORT_FORMATS = ['markdown', 'html', 'text', 'jsonl'] as const;
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

export const Settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'zh', 'en']),
  /** Who decides; written into the log. */
  editorName: z.string().max(200),
  /** Whether the desk exports only what a second person has validated. */
  secondName: z.boolean(),
  /** Command id → key chord, only where changed from the default. */
  keys: z.record(z.string().max(64), z.string().max(64)),
  /** Sizes of the panes and where the editor was. */
  layout: z.record(z.string().max(64), z.union([z.string().max(200), z.number(), z.boolean()])),
});
export type Settings = z.infer<typeof Settings>;

export const TROUBLES = [
  'newer',
  'corrupt',
  'locked',
  'full',
  'read-only',
  'denied',
  'missing',
  'unusable',
] as const;
/**
 * What can befall the library. `newer`: made by a later Galley; `corrupt`: damaged or cut short; `locked`: another
 * process holds it; `full`: no room on the disk; `read-only`, `denied`: it may not be written; `missing`: its file
 * or folder is gone; `unusable`: the disk failed in another way.
 */
export const Trouble = z.enum(TROUBLES);
export type Trouble = z.infer<typeof Trouble>;

export const HostInfo = z.strictObject({
  version: z.string(),
  engine: z.string(),
  /** `desktop`: the Electron window; `web`: the loopback host in a browser. */
  host: z.enum(['desktop', 'web', 'inprocess']),
  /** Largest file taken, in bytes. */
  maxBytes: z.number(),
  platform: z.string(),
  /** The store's folder, for a person to know where the data lies. */
  dataFolder: z.string(),
  /** Where exports go if no other folder is chosen. */
  exportFolder: z.string(),
  /** Whether the shell can show a folder dialog. */
  canPickFolder: z.boolean(),
  /** Whether the library has never held a dump. */
  firstRun: z.boolean(),
  /** What became of a restore that was asked for before this start; null if none was. */
  restored: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('done'),
        /** When the backup was made that stands now. */
        at: Instant,
        /** Where the library that stood before lies now, inside the data folder; null if there was none. */
        setAside: z.string().nullable(),
      }),
      z.strictObject({ kind: z.literal('failed'), trouble: Trouble }),
    ])
    .nullable(),
});
export type HostInfo = z.infer<typeof HostInfo>;

export const BackupView = z.strictObject({
  /** Its file name, which is what it is asked for by. */
  name: z.string(),
  /** Grows by one with each. */
  no: z.number(),
  at: Instant,
  /** `migration`: before one; `asked`: a person wanted it. */
  reason: z.enum(['start', 'hour', 'asked', 'migration']),
  bytes: z.number(),
});
export type BackupView = z.infer<typeof BackupView>;

/** Told to every window when something changed that it did not do itself. */
export const LibraryEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dump'),
    dumpId: Id,
    what: z.enum(['added', 'changed', 'removed', 'planned']),
  }),
  z.strictObject({ kind: z.literal('decision'), outcome: Outcome, origin: z.string() }),
  z.strictObject({ kind: z.literal('settings') }),
  z.strictObject({ kind: z.literal('open'), dumpId: Id }),
  /** The library or its disk has become unusable while it was open. */
  z.strictObject({ kind: z.literal('trouble'), trouble: Trouble }),
]);
export type LibraryEvent = z.infer<typeof LibraryEvent>;

export const DropReasonSchema = z.enum(DROP_REASONS);
