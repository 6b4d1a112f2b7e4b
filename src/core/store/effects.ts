import type { Splice } from '../../shared/document.ts';
import type { Disposition } from '../../shared/ledger.ts';
import type { FindingState } from '../../shared/model/findings.ts';
import type { ArticleRecord, Head, KeptStatus } from './articles.ts';
import type { FindingSeed } from './findings.ts';
import type { RuleRecord } from './rules.ts';

/** What a decision changed, before and after, as the log keeps it. */

/** Where an article stands on its way out. */
export interface Seal {
  status: KeptStatus;
  approvedRevision: number | null;
  approvedBy: string | null;
  approvedAt: number | null;
  overrideReason: string | null;
  /** The second person's word; absent while there is none, as in the log of older versions. */
  validated?: { by: string; at: number };
}

export interface ArticleEffect {
  id: string;
  /** Equal where only the seal changed. */
  fromRev: number;
  toRev: number;
  splices: Splice[];
  /** What undoes `splices` on the document of `toRev`. */
  inverse: Splice[];
  head?: { before: Head; after: Head };
  seal?: { before: Seal; after: Seal };
  present?: { before: boolean; after: boolean };
  /** Its place in the reading order, where that changed. */
  ordinal?: { before: number; after: number };
}

export interface PieceEffect {
  id: string;
  before: Disposition;
  after: Disposition;
}

/**
 * A piece was cut up into smaller ones, or (`parted` false) those were made one again. The parts hold all its ink;
 * blanks between them belong to none.
 */
export interface PartEffect {
  id: string;
  parts: string[];
  /** What the piece was while it stood nowhere: each part is the same at first. */
  disposition: Disposition;
  parted: boolean;
}

/** A finding a person made, or (`made` false) took away again. */
export interface MadeEffect {
  finding: FindingSeed;
  made: boolean;
}

/** A rule of the desk that a decision set, or (`set` false) took away again. */
export interface RuleEffect {
  rule: RuleRecord;
  set: boolean;
}

/** A person's answer to a finding; `auto` and `open` are the engine's own. */
export interface Answer {
  state: FindingState;
  choice: Choice | null;
}

export interface Choice {
  rival?: number | undefined;
  other?: boolean | undefined;
  articleId?: string | undefined;
  /** The piece that stays, where a person named another than the engine. */
  twin?: string | undefined;
}

export interface FindingEffect {
  id: string;
  before: Answer;
  after: Answer;
}

/** A correction that was let stand, or (`passed` false) is proposed again. */
export interface PassEffect {
  id: string;
  passed: boolean;
}

export interface Effects {
  articles: ArticleEffect[];
  pieces: PieceEffect[];
  findings: FindingEffect[];
  /** Absent in rows older than these. */
  parts?: PartEffect[];
  made?: MadeEffect[];
  rules?: RuleEffect[];
  passes?: PassEffect[];
  /** Where the dump was planned again. */
  replaced?: Replacement;
  /** What a run of the engine came to; alone in the row of a plan. */
  planned?: { before: PlanNote | null; after: PlanNote };
}

/** A plan as the log tells of it: who made it, when, and what it came to. */
export interface PlanNote {
  plan: number;
  engine: string;
  /** Milliseconds since the epoch. */
  at: number;
  articles: number;
  pieces: number;
  findings: number;
}

/** One plan of a dump came in the place of another, which is kept. */
export interface Replacement {
  before: number;
  after: number;
  /** Findings whose answers the new plan has no place for. */
  lost: string[];
}

export function sealOfRow(row: ArticleRecord): Seal {
  return {
    status: row.status,
    approvedRevision: row.approved_revision,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    overrideReason: row.override_reason,
    ...(row.validated_by === null ? {} : { validated: { by: row.validated_by, at: row.validated_at ?? 0 } }),
  };
}

/** An article that is not approved. */
export function unsealed(status: 'new' | 'review'): Seal {
  return { status, approvedRevision: null, approvedBy: null, approvedAt: null, overrideReason: null };
}

/** Whether two values of plain data say the same. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
