import type { Span } from './span.ts';

/** The format name every plan carries; a reader refuses another. */
export const PLAN_FORMAT = 'plan/1';

/** From this confidence on, a proposal stands applied without asking; below, a person decides. */
export const SURE = 0.95;

/** Findings a plan lists, at most: a reader's patience and a plan's size are both bounded. */
export const MOST_FINDINGS = 50_000;

/** Why a piece is in no article. */
export const DROP_REASONS = ['duplicate', 'near-duplicate', 'loop', 'chrome', 'marker'] as const;
export type DropReason = (typeof DROP_REASONS)[number];

export const FIELD_NAMES = ['title', 'subtitle', 'byline', 'date'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

export interface PlanField {
  sources: Span[];
}

export interface PlanBlock {
  type: 'paragraph' | 'heading';
  /** Heading depth, 2 to 4; absent means 2. */
  level?: 2 | 3 | 4;
  /** In reading order; more than one where a cut paragraph was rejoined. */
  sources: Span[];
}

export interface PlanArticle {
  title?: PlanField;
  subtitle?: PlanField;
  byline?: PlanField;
  date?: PlanField;
  /** In reading order. */
  blocks: PlanBlock[];
}

export interface PlanDropped {
  reason: DropReason;
  sources: Span[];
}

/** A reason in words: a code that `reasons.ts` renders in both languages, with its figures. */
export interface Reason {
  code: string;
  params?: Record<string, string | number>;
}

/** Another way a join or a placing could have gone, best first. */
export interface Rival {
  span: Span;
  /** 0 to 1, comparable within one finding only. */
  score: number;
  reasons: Reason[];
}

export const FINDING_KINDS = [
  'duplicate',
  'near-duplicate',
  'loop',
  'chrome',
  'split',
  'join',
  'stray',
  'torn',
  'field',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What stands behind a finding, by kind. */
export type Evidence =
  /** `spans` are the copy; `twin` is the reading that stays; `distance` counts differing characters. */
  | { kind: 'duplicate' | 'near-duplicate'; twin: Span[]; distance: number; torn: boolean }
  /** `spans` are the turns after the first; `first` is what stays; `turns` counts the first, too. */
  | { kind: 'loop'; first: Span[]; turns: number; tornAt: number | null }
  /** `spans` is the furniture; `seen` counts how often its like stands in the dump. */
  | { kind: 'chrome'; seen: number }
  /** `spans` are the two neighbours parted: left, right. */
  | { kind: 'split'; left: Span; right: Span }
  /** `spans` are [tail, head]: the end of `tail` goes on in `head`. `rivals` are other heads, at most three. */
  | { kind: 'join'; tail: Span; head: Span; rivals: Rival[] }
  /**
   * `spans` is a piece that may belong to several articles, or is nobody's. Candidates are indices into
   * `plan.articles`, best first; where the finding stands, the first is the article that holds it.
   */
  | { kind: 'stray'; candidates: { article: number; score: number; reasons: Reason[] }[] }
  /** `spans` is a piece whose beginning (`head`) or end (`tail`) is missing from the dump. */
  | { kind: 'torn'; side: 'head' | 'tail'; rivals: Rival[] }
  /** `spans` is the source of an article's field that is doubtful. */
  | { kind: 'field'; field: FieldName; article: number };

export interface Finding {
  /** Made of kind and spans (`findingId`), so that a newer engine's run keeps old decisions. */
  id: string;
  kind: FindingKind;
  /** 0 to 1: how often findings said so are right. */
  confidence: number;
  /**
   * Whether the plan already shows what this proposes. A finding that stands with `confidence >= SURE` needs
   * nobody; one that stands with less is shown as proposed and must be decided before approval; one that does
   * not stand leaves the text as it was.
   */
  stands: boolean;
  /** What it speaks of; the meaning is told at `Evidence`. */
  spans: Span[];
  evidence: Evidence;
  reasons: Reason[];
}

/** Where the engine stopped short: a bound was hit, so a search was not exhaustive. */
export interface Notice {
  code: string;
  params?: Record<string, string | number>;
}

/** What the engine says about one dump. Every non-blank code unit is in exactly one place of it. */
export interface Plan {
  format: typeof PLAN_FORMAT;
  /** The engine's version: findings of another version are matched by id. */
  engine: string;
  articles: PlanArticle[];
  dropped: PlanDropped[];
  unplaced: Span[];
  findings: Finding[];
  notices: Notice[];
}

export const STAGES = [
  'blocks',
  'copies',
  'loops',
  'chrome',
  'sections',
  'seams',
  'threads',
  'articles',
  'plan',
] as const;
export type Stage = (typeof STAGES)[number];

/** How far a run has come: `done` is 0 to 1 over the whole run. */
export interface Progress {
  stage: Stage;
  done: number;
}

/** A finding's name: its kind and what it speaks of. Two findings that say the same have the same id. */
export function findingId(kind: FindingKind, spans: readonly Span[]): string {
  return `${kind}:${spans.map(([a, b]) => `${a}-${b}`).join(',')}`;
}

/** The spans that stand behind a finding besides its own. */
export function evidenceSpans(evidence: Evidence): readonly Span[] {
  if (evidence.kind === 'duplicate' || evidence.kind === 'near-duplicate') return evidence.twin;
  return evidence.kind === 'loop' ? evidence.first : [];
}
