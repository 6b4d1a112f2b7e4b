import type { Disposition } from '../../shared/ledger.ts';
import type { Fields } from '../../shared/model/articles.ts';
import type { FieldName, Finding } from '../../shared/plan.ts';

/** A plan as the store takes it in: rows that are not in it yet. */

export const DISPOSITIONS = [
  'article',
  'unplaced',
  'duplicate',
  'near-duplicate',
  'loop',
  'chrome',
  'marker',
] as const satisfies readonly Disposition[];

/** All pieces of a plan in raw order, a column each. `homes` indexes the articles, -1 for none. */
export interface PieceColumns {
  starts: Uint32Array;
  ends: Uint32Array;
  inks: Uint32Array;
  dispositions: Uint8Array;
  homes: Int32Array;
  seats: Int32Array;
}

export type FieldPieces = Partial<Record<FieldName, string[]>>;

export interface ComposedArticle {
  id: string;
  planned: number;
  fields: Fields;
  fieldPieces: FieldPieces;
  /** The document's blocks as JSON. */
  blocks: string;
  lead: string;
  /** The text as it is indexed. */
  tokens: string;
}

export interface ComposedFinding {
  id: string;
  kind: Finding['kind'];
  confidence: number;
  start: number;
  spans: string;
  evidence: string;
  reasons: string;
  proposed: boolean;
  state: 'auto' | 'open';
  /** Starts of the pieces it speaks of. */
  pieces: number[];
  articles: { id: string; gate: boolean }[];
}
