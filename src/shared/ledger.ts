import { changes } from './diff.ts';
import type { DropReason } from './plan.ts';
import { inkOf, squash } from './span.ts';

/**
 * The ledger: what became of every character of a dump. Derived from pieces and documents, never stored as
 * truth. It counts ink: UTF-16 code units that are not white space.
 */

/** What a piece is when it stands in no document: set aside for a reason, waiting, or taken out by a person. */
export type Disposition = 'article' | 'unplaced' | DropReason;

/** What became of a piece. `removed`: it belonged to an article and a person deleted it there. */
export const FATES = [
  'kept',
  'edited',
  'duplicate',
  'near-duplicate',
  'loop',
  'chrome',
  'marker',
  'removed',
  'unplaced',
] as const;
export type Fate = (typeof FATES)[number];

/** A dump's sums in ink. Every figure but `twice` and `added` is a part of `total`, and the parts sum to it. */
export interface Ledger extends Record<Fate, number> {
  total: number;
  /** Raw characters that stand more than once in the documents. */
  twice: number;
  /** Characters in the documents that no piece accounts for: a person wrote them. */
  added: number;
}

/** What the documents make of one piece, in ink. */
export interface Placement {
  fate: Fate;
  /** Raw characters that stand in a document. */
  kept: number;
  /** Raw characters of an edited piece that a person took out. */
  changed: number;
  twice: number;
  added: number;
}

export function emptyLedger(): Ledger {
  const sums = Object.fromEntries(FATES.map((f) => [f, 0])) as Record<Fate, number>;
  return { ...sums, total: 0, twice: 0, added: 0 };
}

/**
 * Weighs one piece: `raw` is its text in the dump, `runs` the texts that carry its mark, in document order over
 * all articles of the dump, `disposition` what it is when it stands nowhere.
 */
export function weigh(raw: string, runs: readonly string[], disposition: Disposition): Placement {
  const ink = inkOf(raw);
  if (runs.length === 0) {
    const fate: Fate = disposition === 'article' ? 'removed' : disposition;
    return { fate, kept: 0, changed: 0, twice: 0, added: 0 };
  }
  const want = squash(raw);
  const have = runs.map(squash);
  if (have.join('') === want) return { fate: 'kept', kept: ink, changed: 0, twice: 0, added: 0 };
  const told = new Uint8Array(want.length);
  let added = 0;
  let cursor = 0;
  for (const run of have) {
    // A run that goes on where the last one ended is the ordinary case of a split paragraph.
    const exact = want.startsWith(run, cursor) ? cursor : want.indexOf(run);
    if (run !== '' && exact >= 0) {
      tell(told, exact, exact + run.length);
      cursor = exact + run.length;
      continue;
    }
    let at = 0;
    for (const c of [...changes(want, run), { fromA: want.length, toA: want.length, fromB: 0, toB: 0 }]) {
      tell(told, at, c.fromA);
      added += c.toB - c.fromB;
      at = c.toA;
    }
  }
  let kept = 0;
  let twice = 0;
  for (const n of told) {
    if (n > 0) kept++;
    if (n > 1) twice += n - 1;
  }
  const whole = kept === ink && added === 0;
  return { fate: whole ? 'kept' : 'edited', kept, changed: ink - kept, twice, added };
}

function tell(told: Uint8Array, from: number, to: number): void {
  for (let i = from; i < to; i++) if (told[i]! < 255) told[i] = told[i]! + 1;
}

/** Adds one piece to the sums. `ink` is the piece's own. */
export function enter(sums: Ledger, ink: number, placement: Placement): void {
  sums.total += ink;
  sums.twice += placement.twice;
  sums.added += placement.added;
  if (placement.fate === 'kept' || placement.fate === 'edited') {
    sums.kept += placement.kept;
    sums.edited += placement.changed;
  } else sums[placement.fate] += ink;
}

/** Takes one piece out of the sums again: the opposite of `enter`. */
export function withdraw(sums: Ledger, ink: number, placement: Placement): void {
  sums.total -= ink;
  sums.twice -= placement.twice;
  sums.added -= placement.added;
  if (placement.fate === 'kept' || placement.fate === 'edited') {
    sums.kept -= placement.kept;
    sums.edited -= placement.changed;
  } else sums[placement.fate] -= ink;
}

/** Whether the book is closed: the parts sum to the total, that is the dump's ink, and nothing is told twice. */
export function balances(sums: Ledger, ink: number): boolean {
  const parts = FATES.reduce((n, f) => n + sums[f], 0);
  return parts === sums.total && sums.total === ink && sums.twice === 0;
}
