/**
 * Columns whose article is not sure: those that may as well be at home in another. Each is told with the articles it
 * may belong to, the one it was put into first.
 */
import type { Evidence, Finding, Reason } from '../../shared/plan.ts';
import type { Span } from '../../shared/span.ts';
import type { Draft } from '../articles/articles.ts';
import type { Piece } from '../base/model.ts';
import { boundAtoms } from '../threads/groups.ts';
import { type Home, homesOf, nearests } from '../threads/homes.ts';
import { type Group, groupOf, type Page } from '../threads/page.ts';
import type { Woven } from '../threads/weave.ts';
import { strayConfidence } from './confidence.ts';
import { make, reason } from './findings.ts';

/** An article a column may belong to. */
export interface Candidate {
  /** A piece of it that is none of the column's; -1 where the column stands alone. */
  piece: number;
  /** Chance that the column belongs there, among all articles and none, 0 to 1. */
  chance: number;
  reasons: Reason[];
}

/** A column that may belong elsewhere. */
export interface Doubt {
  pieces: number[];
  /** Where it was put first, then the others, likeliest first. */
  candidates: Candidate[];
}

/** Where a column was put is doubtful below this chance, if another article has at least the other. */
const DOUBTFUL = 0.75;
const RIVAL = 0.15;
/** Articles named for one column. */
const NAMED = 3;

/** The columns of `groups` that may belong elsewhere. Generator: yields the share done. */
export function* findDoubts(page: Page, groups: readonly Group[]): Generator<number, Doubt[]> {
  const out: Doubt[] = [];
  const near = yield* nearests(groups);
  const columns = boundAtoms(page);
  const home = new Int32Array(page.atoms.length);
  groups.forEach((g, k) => {
    for (const a of g.atoms) home[a] = k;
  });
  for (const [c, column] of columns.entries()) {
    // A title's column is what others belong to.
    if (column.titled === 2) continue;
    yield c / columns.length;
    const own = home[column.first] as number;
    const inside = new Set(column.atoms);
    const left = (groups[own] as Group).atoms.filter((a) => !inside.has(a));
    const rest = left.length ? groupOf(page, left) : null;
    const others = groups.map((g, k) => (k === own ? rest : g));
    const homes = homesOf(page, column, others, near);
    const most = homes.reduce((m, h) => Math.max(m, h.odds), 0);
    const all = homes.reduce((n, h) => n + Math.exp(h.odds - most), Math.exp(-most));
    const chanceOf = (odds: number) => Math.exp(odds - most) / all;
    const mine = homes.find((h) => h.group === own);
    const chance = chanceOf(mine?.odds ?? 0);
    const rivals = homes
      .filter((h) => h.group !== own && chanceOf(h.odds) >= RIVAL)
      .sort((x, y) => y.odds - x.odds)
      .slice(0, NAMED - 1);
    if (chance >= DOUBTFUL || !rivals.length) continue;
    const likest = homes.reduce((m, h) => Math.max(m, h.like), 0);
    const candidate = (h: Home): Candidate => ({
      piece: (page.atoms[(others[h.group] as Group).first] as readonly number[])[0] as number,
      chance: chanceOf(h.odds),
      reasons: reasonsOf(h, likest),
    });
    const alone: Candidate = { piece: -1, chance, reasons: [reason('stray.alone')] };
    const pieces = column.atoms.flatMap((a) => page.atoms[a] as readonly number[]);
    out.push({ pieces, candidates: [mine ? candidate(mine) : alone, ...rivals.map(candidate)] });
  }
  return out;
}

/** A joint is told from this chance on, likeness from this part of the best on. */
const JOINING = 0.2;
const ALIKE = 0.7;

/** Why a column may be at home in an article, the weightiest first. */
function reasonsOf({ tie, like }: Home, likest: number): Reason[] {
  const out: Reason[] = [];
  if (tie.link.joining >= JOINING) out.push(reason('stray.joint'));
  if (like > 0 && like >= ALIKE * likest) out.push(reason('stray.like'));
  if (tie.gap === 1) out.push(reason('stray.near'));
  if (!out.length) out.push(reason('stray.some'));
  return out;
}

/**
 * Findings of columns that may belong elsewhere: they stand where they were put. A column that came to be a head's
 * line, or all of whose articles came to one, is none. Generator: yields the share done.
 */
export function* strayFindings(
  pieces: readonly Piece[],
  drafts: readonly Draft[],
  woven: Woven | null,
): Generator<number, Finding[]> {
  const out: Finding[] = [];
  if (!woven) return out;
  const home = new Int32Array(pieces.length).fill(-1);
  const body = new Uint8Array(pieces.length);
  drafts.forEach((draft, k) => {
    for (const p of [draft.title, ...draft.subtitle, ...draft.byline, ...draft.date]) if (p >= 0) home[p] = k;
    for (const block of draft.body)
      for (const p of block.pieces) {
        home[p] = k;
        body[p] = 1;
      }
  });
  for (const { page, groups } of woven.pages) {
    for (const doubt of yield* findDoubts(page, groups)) {
      const own = doubt.pieces.filter((p) => body[p]);
      if (!own.length) continue;
      const candidates = doubt.candidates.map(({ piece, chance, reasons }, k) => ({
        article: home[piece < 0 ? (own[0] as number) : piece] as number,
        score: Math.round(1000 * chance) / 1000,
        reasons: k ? reasons : [reason('stray.here'), ...reasons],
      }));
      if (new Set(candidates.map((c) => c.article)).size < candidates.length) continue;
      const spans = own.map((p): Span => [(pieces[p] as Piece).start, (pieces[p] as Piece).end]);
      const [first] = candidates;
      const confidence = strayConfidence(first?.score ?? 0);
      const evidence: Evidence = { kind: 'stray', candidates };
      out.push(make('stray', spans, confidence, true, evidence, [reason('stray.several')]));
    }
  }
  return out;
}
