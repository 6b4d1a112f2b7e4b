import type { Block } from '../../shared/document.ts';
import { pieceOf, plainText } from '../../shared/document.ts';
import { beginsOpen, endsOpen } from '../../shared/ends.ts';
import { unwrap } from '../../shared/flow.ts';
import type { ThreadBoard, ThreadEnd } from '../../shared/model/threads.ts';
import type { Reason } from '../../shared/plan.ts';
import { type Span, spanOfPiece } from '../../shared/span.ts';
import { type Library, plannedDump } from '../library.ts';
import { type ArticleRecord } from '../store/articles.ts';
import { evidenceOf, type FindingRecord, listFindings } from '../store/findings.ts';
import { parse, sql } from '../store/handle.ts';
import { idOfPiece, pieceEnding, pieceStarting } from '../store/pieces.ts';

/** The loose ends of a dump: what findings say of them, and what the drafts make of them now. */

/** Articles whose drafts are looked through for ends that no finding names. */
const LOOKED = 400;
/** Findings of joins that are read. */
const READ = 20_000;
/** Paragraphs offered as heads that nobody suspects. */
const STARTS = 2_000;
const WORDS = 64;
/** A paragraph of less ink than this is hardly one that was cut. */
const SHORT = 16;

type Side = ThreadEnd['side'];

export function threadBoard(library: Library, dumpId: string): ThreadBoard {
  const { store } = library;
  const { plan } = plannedDump(library, dumpId);
  const rows = listFindings(store, { plan, kinds: ['join', 'torn'], order: 'reading' }, 0, READ);
  const articles = sql<ArticleRecord>(
    store,
    'SELECT * FROM articles WHERE plan = ? AND present = 1 ORDER BY ordinal LIMIT ?',
  ).all(plan, LOOKED + 1);
  const gather = new Ends(library, dumpId, plan);
  // A page is woven if the engine saw a cut in it; a listing is not searched for what nobody suspects.
  if (rows.length > 0)
    for (const row of articles.slice(0, LOOKED)) gather.draft(row.id, library.drafts.blocks(row));
  for (const row of rows) gather.finding(row);
  return { ...gather.board(), bounded: articles.length > LOOKED || rows.length === READ };
}

/** Gathers ends by piece and side. */
class Ends {
  readonly #library: Library;
  readonly #dumpId: string;
  readonly #plan: number;
  readonly #ends = new Map<string, ThreadEnd>();
  /** What the drafts read on: the piece after a piece, and the one before, within one paragraph. */
  readonly #next = new Map<string, string>();
  readonly #before = new Map<string, string>();
  readonly #home = new Map<string, string>();
  /** Ends that look cut, and those a person said are none. */
  readonly #open = new Set<string>();
  readonly #settled = new Set<string>();
  readonly #starts = new Set<string>();
  readonly #candidates = new Map<string, ThreadBoard['candidates'][number]>();

  constructor(library: Library, dumpId: string, plan: number) {
    this.#library = library;
    this.#dumpId = dumpId;
    this.#plan = plan;
  }

  draft(articleId: string, blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.type !== 'paragraph' && block.type !== 'heading') continue;
      const order: string[] = [];
      for (const node of block.content ?? []) {
        const id = pieceOf(node);
        if (id !== null && id !== order.at(-1)) order.push(id);
      }
      order.forEach((id, i) => {
        this.#home.set(id, articleId);
        const next = order[i + 1];
        if (next === undefined) return;
        this.#next.set(id, next);
        this.#before.set(next, id);
      });
      const text = plainText(block).trim();
      const first = order[0];
      const last = order.at(-1);
      if (block.type !== 'paragraph' || first === undefined || last === undefined) continue;
      if (this.#starts.size < STARTS) this.#starts.add(first);
      if (text.length < SHORT) continue;
      if (endsOpen(text) && this.#isAtEdge(last, text, 'tail')) this.#note(last, 'tail', true);
      if (beginsOpen(text) && this.#isAtEdge(first, text, 'head')) this.#note(first, 'head', true);
    }
  }

  /** Whether the text's edge is the piece's own, not what a person made of it. */
  #isAtEdge(id: string, text: string, side: Side): boolean {
    const raw = this.#text(id);
    return side === 'tail' ? text.endsWith(raw.slice(-4)) : text.startsWith(raw.slice(0, 4));
  }

  finding(row: FindingRecord): void {
    const { store } = this.#library;
    const evidence = evidenceOf(row);
    if (row.shown === 'stale') return;
    const tailOf = (span: Span): string | undefined => idOf(pieceEnding(store, this.#plan, span));
    const headOf = (span: Span): string | undefined => idOf(pieceStarting(store, this.#plan, span));
    if (evidence.kind === 'join') {
      const tail = tailOf(evidence.tail);
      const head = headOf(evidence.head);
      if (!tail || !head) return;
      const dismissed = row.shown === 'dismissed';
      for (const [id, side] of [
        [tail, 'tail'],
        [head, 'head'],
      ] as const) {
        if (dismissed && !this.#looksCut(id, side)) continue;
        this.#note(id, side, true);
      }
      this.#candidate(tail, head, row.confidence, parse<Reason[]>(row.reasons));
      for (const rival of evidence.rivals)
        this.#candidate(tail, headOf(rival.span), rival.score * row.confidence, rival.reasons);
      if (row.shown === 'open' && row.stands === 1) this.#proposed(tail, head, row.id);
      if (row.shown !== 'dismissed' && row.stands === 1) this.#named(tail, head, row.id);
    } else if (evidence.kind === 'torn') {
      const span = parse<Span[]>(row.spans)[0];
      const id = span && (evidence.side === 'tail' ? tailOf(span) : headOf(span));
      if (!id) return;
      for (const rival of evidence.rivals)
        if (evidence.side === 'tail') this.#candidate(id, headOf(rival.span), rival.score / 2, rival.reasons);
        else this.#candidate(tailOf(rival.span), id, rival.score / 2, rival.reasons);
      if (row.shown === 'dismissed') {
        this.#settled.add(`${evidence.side} ${id}`);
        return;
      }
      const end = this.#note(id, evidence.side, true);
      end.finding = row.id;
      if (row.choice === null && (row.shown === 'accepted' || row.shown === 'auto')) end.state = 'torn';
    }
  }

  board(): Pick<ThreadBoard, 'ends' | 'candidates'> {
    const candidates = [...this.#candidates.values()].toSorted((a, b) => b.score - a.score);
    // What could go on somewhere is laid out, too, as long as it is not in a paragraph's midst.
    for (const { head } of candidates) if (!this.#home.has(head)) this.#note(head, 'head', true);
    const ends = [...this.#ends].flatMap(([key, end]): ThreadEnd[] => {
      if (!this.#open.has(key)) return [];
      const other = (end.side === 'tail' ? this.#next : this.#before).get(end.piece) ?? null;
      if (other !== null) {
        const state = end.state === 'proposed' && end.other === other ? 'proposed' : 'tied';
        return [{ ...end, state, other }];
      }
      if (this.#settled.has(key) && end.state !== 'torn') return [];
      return [{ ...end, state: end.state === 'torn' ? end.state : 'loose', other }];
    });
    for (const piece of this.#starts)
      if (!this.#open.has(`head ${piece}`))
        ends.push({ ...this.#note(piece, 'head', false), state: 'start', other: null });
    const there = new Set(ends.map((e) => `${e.side} ${e.piece}`));
    return {
      ends: ends.toSorted((a, b) => spanOfPiece(a.piece)[0] - spanOfPiece(b.piece)[0]),
      candidates: candidates.filter((c) => there.has(`tail ${c.tail}`) && there.has(`head ${c.head}`)),
    };
  }

  #note(piece: string, side: Side, open: boolean): ThreadEnd {
    const key = `${side} ${piece}`;
    if (open) this.#open.add(key);
    let end = this.#ends.get(key);
    if (!end) {
      const text = this.#text(piece);
      const cut = side === 'tail' ? text.slice(-WORDS) : text.slice(0, WORDS);
      end = {
        piece,
        side,
        articleId: this.#home.get(piece) ?? null,
        text: cut.toWellFormed(),
        state: 'loose',
        other: null,
        finding: null,
      };
      this.#ends.set(key, end);
    }
    return end;
  }

  #named(tail: string, head: string, finding: string): void {
    for (const end of [this.#note(tail, 'tail', true), this.#note(head, 'head', true)]) end.finding = finding;
  }

  #proposed(tail: string, head: string, finding: string): void {
    const left = this.#note(tail, 'tail', true);
    const right = this.#note(head, 'head', true);
    Object.assign(left, { state: 'proposed', other: head, finding });
    Object.assign(right, { state: 'proposed', other: tail, finding });
  }

  #candidate(tail: string | undefined, head: string | undefined, score: number, reasons: Reason[]): void {
    if (tail === undefined || head === undefined || tail === head) return;
    const key = `${tail} ${head}`;
    const known = this.#candidates.get(key);
    if (!known || known.score < score) this.#candidates.set(key, { tail, head, score, reasons });
  }

  #looksCut(piece: string, side: Side): boolean {
    const text = this.#text(piece);
    return side === 'tail' ? endsOpen(text) : beginsOpen(text);
  }

  #text(piece: string): string {
    const [start, end] = spanOfPiece(piece);
    return unwrap(this.#library.texts.slice(this.#dumpId, start, end));
  }
}

function idOf(piece: { start: number; end: number } | undefined): string | undefined {
  return piece && idOfPiece(piece);
}
