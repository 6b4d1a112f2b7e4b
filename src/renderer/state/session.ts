import { create } from 'zustand';
import { emptyLedger, type Ledger } from '../../shared/ledger.ts';
import type { ArticleView } from '../../shared/model/articles.ts';
import type { DumpView } from '../../shared/model/dumps.ts';
import type { PieceColumns } from '../model/columns.ts';
import { OPEN_ONLY, type Sieve } from '../model/facets.ts';
import { FindingBook, type Order } from '../model/findings.ts';
import type { PieceNotes } from '../model/piece-notes.ts';
import type { TextWindows } from '../model/windows.ts';

export const RAW_FILTERS = [
  'all',
  'article',
  'unplaced',
  'copies',
  'loop',
  'chrome',
  'marker',
  'kept',
  'edited',
  'removed',
] as const;
export type RawFilterName = (typeof RAW_FILTERS)[number];

export type Phase = 'none' | 'loading' | 'planning' | 'failed' | 'ready';
/** Where a piece was chosen; the other side follows, and both follow a finding. */
export type Side = 'raw' | 'draft' | 'finding';

/** The dump under review and the article that is open. Big columns are changed in place; `pieces` counts changes. */
export interface SessionState {
  phase: Phase;
  problem: string | null;
  dumpId: string | null;
  dump: DumpView | null;
  columns: PieceColumns | null;
  /** What findings say of the pieces; changed in place, with `findingsVersion` and `piecesVersion`. */
  notes: PieceNotes | null;
  /** Grows when a piece's fate or place has changed. */
  piecesVersion: number;
  /** Grows only when a marker came or went: then rows must be laid anew. Typing never does that. */
  shapeVersion: number;
  windows: TextWindows | null;
  /** Grows when raw text has come in. */
  textVersion: number;
  ledger: Ledger;
  book: FindingBook;
  findingsVersion: number;
  canUndo: boolean;
  canRedo: boolean;

  articleId: string | null;
  /** The article as the store has it; the editor is ahead of it while a save is on its way. */
  article: ArticleView | null;

  /** Piece under the pointer, and the one chosen, with the side it happened on: the other side follows. */
  hover: number;
  chosen: number;
  chosenOn: Side;
  /** For a chosen copy the piece that stays: lit beside it. -1 without one. */
  twin: number;
  /** Grows with each choice, so that choosing the same piece again scrolls again. */
  chosenTurn: number;
  /** Pieces that stand elsewhere in the open draft than in the dump. */
  moves: ReadonlySet<number>;
  /** Index of the top-level block the caret is in; -1 before the draft was touched. */
  caretBlock: number;

  rawFilter: RawFilterName;
  unfolded: ReadonlySet<string>;
  /** Ids of the pieces shown against what the draft makes of them. */
  compared: ReadonlySet<string>;

  /** Which findings are listed; replaced as a whole, never changed in place. */
  sieve: Sieve;
  /** What the findings are searched for. */
  query: string;
  order: Order;
  focused: string | null;
  /** Whether the review has come to the end of the list: then no finding is in hand. */
  ended: boolean;
  /** Which other reading the focused card shows; 0 is the engine's own. */
  rival: number;
}

export const initialSession: SessionState = {
  phase: 'none',
  problem: null,
  dumpId: null,
  dump: null,
  columns: null,
  notes: null,
  piecesVersion: 0,
  shapeVersion: 0,
  windows: null,
  textVersion: 0,
  ledger: emptyLedger(),
  book: new FindingBook(),
  findingsVersion: 0,
  canUndo: false,
  canRedo: false,
  articleId: null,
  article: null,
  hover: -1,
  chosen: -1,
  chosenOn: 'raw',
  twin: -1,
  chosenTurn: 0,
  moves: new Set(),
  caretBlock: -1,
  rawFilter: 'all',
  unfolded: new Set(),
  compared: new Set(),
  sieve: OPEN_ONLY,
  query: '',
  order: 'risk',
  focused: null,
  ended: false,
  rival: 0,
};

export const useSession = create<SessionState>(() => initialSession);

/** Shows a piece as hovered on both sides; -1 for none. */
export function hoverPiece(piece: number): void {
  if (useSession.getState().hover !== piece) useSession.setState({ hover: piece });
}

/** Chooses a piece: it stays marked, and the other side scrolls to it. */
export function choosePiece(piece: number, on: Side, twin = -1): void {
  useSession.setState((s) => ({ chosen: piece, chosenOn: on, twin, chosenTurn: s.chosenTurn + 1 }));
}

/** The raw text of a span if it is here; asks for it otherwise. */
export function rawText(start: number, end: number): string | null {
  return useSession.getState().windows?.read([start, end]) ?? null;
}
