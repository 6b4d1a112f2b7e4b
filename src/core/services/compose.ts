import type { Sighting } from '../../engine/index.ts';
import type { Block, Inline } from '../../shared/document.ts';
import { fieldText } from '../../shared/flow.ts';
import { type Disposition, emptyLedger, enter, type Ledger } from '../../shared/ledger.ts';
import type { Fields } from '../../shared/model/articles.ts';
import {
  evidenceSpans,
  FIELD_NAMES,
  type FieldName,
  type Finding,
  type Notice,
  type Plan,
  type PlanArticle,
  SURE,
} from '../../shared/plan.ts';
import type { NoticeCode } from '../../shared/reasons.ts';
import { inkOf, isBlank, pieceId, type Span } from '../../shared/span.ts';
import { newId } from '../ids.ts';
import { indexedText, leadOf } from '../store/article-text.ts';
import {
  type ComposedArticle,
  type ComposedFinding,
  DISPOSITIONS,
  type FieldPieces,
  type PieceColumns,
} from '../store/composed.ts';
import { tokens } from '../store/search-index.ts';
import { sliceText, type TextSlice } from '../store/texts.ts';
import { joinInline, paragraph, pieceText, withContent } from './inline.ts';

/**
 * From a plan to rows of the store. Pure but for the ids; runs in the plan worker, so that the host's thread
 * only inserts. Rows come in batches, so that neither side holds them all.
 */

export type Batch =
  /** `rows` counts the articles and findings to come. */
  | { kind: 'head'; engine: string; notices: Notice[]; ledger: Ledger; rows: number }
  | { kind: 'slices'; rows: (TextSlice & { tokens: string })[] }
  | { kind: 'pieces'; columns: PieceColumns; articleIds: string[] }
  | { kind: 'articles'; rows: ComposedArticle[] }
  | { kind: 'findings'; rows: ComposedFinding[] }
  /** Short lines, for what the library knows of furniture. */
  | { kind: 'sightings'; rows: Sighting[] };

/** A batch is sent when its texts come to about this many code units, or its rows to `ROWS`. */
const UNITS = 512 * 1024;
const ROWS = 2_000;

/** Longest field in code units (see `Fields`); a longer one is taken for body text. */
const FIELD_MAX: Record<FieldName, number> = { title: 2000, subtitle: 2000, byline: 2000, date: 200 };

/** The dump's text in slices with their tokens, for reading and searching. */
export function* composeText(text: string): Generator<Batch> {
  yield* batched(
    (function* () {
      for (const slice of sliceText(text)) yield { ...slice, tokens: tokens(slice.body) };
    })(),
    (row) => row.body.length * 2,
    (rows) => ({ kind: 'slices', rows }),
  );
}

/** Everything else a plan comes to. Throws if spans of the plan overlap: such a plan has no ledger. */
export function* composePlan(text: string, plan: Plan): Generator<Batch> {
  const articleIds = plan.articles.map(() => newId());
  const { columns, gaps } = layPieces(text, plan);
  const ledger = emptyLedger();
  columns.starts.forEach((_, i) => {
    const fate = DISPOSITIONS[columns.dispositions[i]!]!;
    const ink = columns.inks[i]!;
    const placed = fate === 'article';
    enter(ledger, ink, {
      fate: placed ? 'kept' : fate,
      kept: placed ? ink : 0,
      changed: 0,
      twice: 0,
      added: 0,
    });
  });
  const left: Notice = { code: 'gaps' satisfies NoticeCode, params: { pieces: gaps } };
  const notices = gaps > 0 ? [...plan.notices, left] : plan.notices;
  yield {
    kind: 'head',
    engine: plan.engine,
    notices,
    ledger,
    rows: plan.articles.length + plan.findings.length,
  };
  yield { kind: 'pieces', columns, articleIds };
  yield* batched(
    (function* () {
      for (const [i, article] of plan.articles.entries())
        yield composeArticle(text, article, articleIds[i]!, i);
    })(),
    (row) => row.blocks.length + row.tokens.length,
    (rows) => ({ kind: 'articles', rows }),
  );
  yield* batched(
    (function* () {
      for (const finding of plan.findings) yield composeFinding(finding, columns, articleIds);
    })(),
    (row) => row.spans.length + row.evidence.length + row.pieces.length * 8,
    (rows) => ({ kind: 'findings', rows }),
  );
}

function* batched<T>(
  rows: Iterable<T>,
  sizeOf: (row: T) => number,
  wrap: (rows: T[]) => Batch,
): Generator<Batch> {
  let batch: T[] = [];
  let size = 0;
  for (const row of rows) {
    batch.push(row);
    size += sizeOf(row);
    if (size >= UNITS || batch.length >= ROWS) {
      yield wrap(batch);
      batch = [];
      size = 0;
    }
  }
  if (batch.length > 0) yield wrap(batch);
}

interface Laid {
  start: number;
  end: number;
  disposition: Disposition;
  home: number;
  seat: number;
}

function layPieces(text: string, plan: Plan): { columns: PieceColumns; gaps: number } {
  const laid: Laid[] = [];
  plan.articles.forEach((article, home) => {
    let seat = 0;
    for (const [start, end] of sourcesOf(article))
      laid.push({ start, end, disposition: 'article', home, seat: seat++ });
  });
  for (const { reason, sources } of plan.dropped)
    for (const [start, end] of sources) laid.push({ start, end, disposition: reason, home: -1, seat: -1 });
  for (const [start, end] of plan.unplaced)
    laid.push({ start, end, disposition: 'unplaced', home: -1, seat: -1 });
  laid.sort((a, b) => a.start - b.start || a.end - b.end);
  const { whole, gaps } = fillGaps(text, laid);
  const columns: PieceColumns = {
    starts: Uint32Array.from(whole, (p) => p.start),
    ends: Uint32Array.from(whole, (p) => p.end),
    inks: Uint32Array.from(whole, (p) => inkOf(text, p.start, p.end)),
    dispositions: Uint8Array.from(whole, (p) => DISPOSITIONS.indexOf(p.disposition)),
    homes: Int32Array.from(whole, (p) => p.home),
    seats: Int32Array.from(whole, (p) => p.seat),
  };
  return { columns, gaps };
}

function sourcesOf(article: PlanArticle): Span[] {
  const fields = FIELD_NAMES.flatMap((name) => article[name]?.sources ?? []);
  return [...fields, ...article.blocks.flatMap((b) => b.sources)].filter(([start, end]) => end > start);
}

/** Whatever ink the plan forgot becomes unplaced pieces: a fault of the engine must not lose a character. */
function fillGaps(text: string, laid: readonly Laid[]): { whole: Laid[]; gaps: number } {
  const whole: Laid[] = [];
  let at = 0;
  let gaps = 0;
  const fill = (to: number): void => {
    let start = at;
    let end = to;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (start === end) return;
    gaps++;
    whole.push({ start, end, disposition: 'unplaced', home: -1, seat: -1 });
  };
  for (const piece of laid) {
    if (piece.end <= piece.start) continue;
    if (piece.start < at || piece.end > text.length)
      throw new RangeError(
        `the plan uses ${piece.start}-${Math.min(at, piece.end)} twice or leaves the text`,
      );
    fill(piece.start);
    whole.push(piece);
    at = piece.end;
  }
  fill(text.length);
  return { whole, gaps };
}

function composeArticle(text: string, article: PlanArticle, id: string, planned: number): ComposedArticle {
  const fields: Fields = { title: '', subtitle: '', byline: '', date: '' };
  const fieldPieces: FieldPieces = {};
  const blocks: Block[] = [];
  for (const name of FIELD_NAMES) {
    const sources = article[name]?.sources ?? [];
    if (sources.length === 0) continue;
    const value = fieldText(text, sources);
    if (value.length <= FIELD_MAX[name]) {
      fields[name] = value;
      fieldPieces[name] = sources.map(pieceId);
    } else blocks.push(paragraph(contentOf(text, sources)));
  }
  for (const block of article.blocks) {
    const content = contentOf(text, block.sources);
    if (content.length === 0) continue;
    blocks.push(
      block.type === 'heading'
        ? withContent({ type: 'heading', attrs: { level: block.level ?? 2 } }, content)
        : paragraph(content),
    );
  }
  return {
    id,
    planned,
    fields,
    fieldPieces,
    blocks: JSON.stringify(blocks),
    lead: leadOf(blocks),
    tokens: tokens(indexedText(fields, blocks)),
  };
}

function contentOf(text: string, sources: readonly Span[]): Inline[] {
  let content: Inline[] = [];
  for (const span of sources) {
    const node = pieceText(pieceId(span), text.slice(span[0], span[1]));
    if (node.text !== '') content = joinInline(content, [node]);
  }
  return content;
}

function composeFinding(
  finding: Finding,
  columns: PieceColumns,
  articleIds: readonly string[],
): ComposedFinding {
  const pieces = new Set<number>();
  for (const span of [...finding.spans, ...evidenceSpans(finding.evidence)])
    for (let i = firstPiece(columns, span[0]); i < columns.starts.length && columns.starts[i]! < span[1]; i++)
      pieces.add(i);
  const start = finding.spans[0]?.[0] ?? 0;
  const homes = new Set([...pieces].map((i) => columns.homes[i]!).filter((h) => h >= 0));
  const stray = finding.evidence.kind === 'stray';
  if (finding.evidence.kind === 'stray') for (const c of finding.evidence.candidates) homes.add(c.article);
  if (homes.size === 0) {
    const near = nearestHome(columns, start);
    if (near >= 0) homes.add(near);
  }
  const articles = [...homes].flatMap((h, rank) => {
    const id = articleIds[h];
    return id === undefined ? [] : [{ id, gate: !stray || rank === 0 }];
  });
  return {
    id: finding.id,
    kind: finding.kind,
    confidence: finding.confidence,
    start,
    spans: JSON.stringify(finding.spans),
    evidence: JSON.stringify(finding.evidence),
    reasons: JSON.stringify(finding.reasons),
    proposed: finding.stands,
    state: finding.stands && finding.confidence >= SURE ? 'auto' : 'open',
    pieces: [...new Set([...pieces].map((i) => columns.starts[i]!))],
    articles,
  };
}

/** Index of the first piece that ends after `at`. */
function firstPiece({ ends }: PieceColumns, at: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (ends[mid]! > at) high = mid;
    else low = mid + 1;
  }
  return low;
}

/** The article of the nearest placed piece before `at`, else after it; -1 if nothing is placed. */
function nearestHome(columns: PieceColumns, at: number): number {
  const here = firstPiece(columns, at);
  for (let i = here - 1; i >= 0; i--) if (columns.homes[i]! >= 0) return columns.homes[i]!;
  for (let i = here; i < columns.homes.length; i++) if (columns.homes[i]! >= 0) return columns.homes[i]!;
  return -1;
}
