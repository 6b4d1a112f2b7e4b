/** The plan out of what the stages found, and the check that nothing is lost and nothing told twice. */
import type { DropReason, PlanArticle, PlanDropped } from '../../shared/plan.ts';
import { isBlank, type Span } from '../../shared/span.ts';
import type { Draft } from '../articles/articles.ts';
import type { Piece, Range } from '../base/model.ts';
import { Pace } from '../base/pace.ts';

export interface Placed {
  articles: PlanArticle[];
  dropped: PlanDropped[];
  unplaced: Span[];
}

function sourcesOf(pieces: readonly Piece[], list: readonly number[]): Span[] {
  return list.flatMap((p) => (pieces[p] as Piece).sources.map(([a, b]): Span => [a, b]));
}

/** An article as the plan tells it. */
export function articleOf(pieces: readonly Piece[], draft: Draft): PlanArticle {
  const article: PlanArticle = { blocks: [] };
  for (const field of ['title', 'subtitle', 'byline', 'date'] as const) {
    const own = draft[field];
    const list = typeof own === 'number' ? (own >= 0 ? [own] : []) : own;
    if (list.length) article[field] = { sources: sourcesOf(pieces, list) };
  }
  for (const block of draft.body) {
    const sources = sourcesOf(pieces, block.pieces);
    if (block.heading) article.blocks.push({ type: 'heading', level: block.level, sources });
    else article.blocks.push({ type: 'paragraph', sources });
  }
  return article;
}

/**
 * Makes the ledger true whatever the stages did: of two claims to one code unit the first stays, and what nobody
 * claims is unplaced. Generator: yields the share done; returns how many code units had to be set right, which is 0 unless a stage is at fault.
 */
export function* settleLedger(text: string, placed: Placed): Generator<number, number> {
  const seen = new Uint8Array(text.length);
  const pace = new Pace();
  let wrong = 0;
  const take = function* (sources: readonly Span[]): Generator<number, Span[]> {
    const out: Range[] = [];
    for (const [a, b] of sources) {
      const start = Math.max(0, Math.floor(a));
      const end = Math.min(text.length, Math.floor(b));
      let from = -1;
      for (let i = start; i <= end; i++) {
        if (pace.due(1)) yield 0.4;
        if (i < end && !seen[i]) {
          seen[i] = 1;
          if (from < 0) from = i;
        } else {
          if (i < end && !isBlank(text.charCodeAt(i))) wrong++;
          if (from >= 0) out.push([from, i]);
          from = -1;
        }
      }
    }
    return out;
  };
  for (const [k, article] of placed.articles.entries()) {
    if (pace.due(20)) yield (0.4 * k) / placed.articles.length;
    for (const field of ['title', 'subtitle', 'byline', 'date'] as const) {
      const own = article[field];
      if (!own) continue;
      own.sources = yield* take(own.sources);
      if (!own.sources.length) delete article[field];
    }
    for (const block of article.blocks) block.sources = yield* take(block.sources);
    article.blocks = article.blocks.filter((b) => b.sources.length > 0);
  }
  for (const d of placed.dropped) d.sources = yield* take(d.sources);
  placed.dropped = placed.dropped.filter((d) => d.sources.length > 0);
  placed.unplaced = yield* take(placed.unplaced);
  let from = -1;
  for (let i = 0; i <= text.length; i++) {
    if (i % 500_000 === 499_999) yield 0.5 + (0.5 * i) / text.length;
    const open = i < text.length && !seen[i] && !isBlank(text.charCodeAt(i));
    if (open && from < 0) from = i;
    if (open) wrong++;
    else if (from >= 0 && (i === text.length || seen[i] || !isBlank(text.charCodeAt(i)))) {
      placed.unplaced.push([from, i]);
      from = -1;
    } else if (from >= 0 && /[\r\n]/.test(text.charAt(i))) {
      placed.unplaced.push([from, i]);
      from = -1;
    }
  }
  placed.articles = placed.articles.filter(
    (a) => a.blocks.length || a.title || a.subtitle || a.byline || a.date,
  );
  return wrong;
}

export type { DropReason };
