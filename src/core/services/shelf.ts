import type { Evidence } from '../../shared/plan.ts';
import { type Span, spanOfPiece } from '../../shared/span.ts';
import {
  articlesOfFindings,
  evidenceOf,
  type FindingArticle,
  type FindingRecord,
  findingsOfPieces,
  getFindings,
} from '../store/findings.ts';
import { parse, type Store } from '../store/handle.ts';
import { holdersAt, type PieceRecord, piecesAt, startsOfFindings } from '../store/pieces.ts';

/**
 * The findings of a decision and the pieces they speak of: read from the store once, many at a time, and kept up
 * with all the desk writes. An answer to ten thousand findings asks for each of them several times over.
 */
export class Shelf {
  readonly #store: Store;
  readonly #plan: number;
  readonly #findings = new Map<string, FindingRecord>();
  readonly #pieces = new Map<number, PieceRecord>();
  /** By a piece's start: the articles that hold it, where they are more than one. */
  readonly #holders = new Map<number, readonly string[]>();
  /** By a finding's number: where the pieces it speaks of start, in raw order. */
  readonly #starts = new Map<number, readonly number[]>();
  readonly #articles = new Map<number, readonly FindingArticle[]>();
  /** What a finding says, by its number; rows are copied with every answer, this never changes. */
  readonly #said = new Map<number, { spans: Span[]; evidence: Evidence }>();

  constructor(store: Store, plan: number) {
    this.#store = store;
    this.#plan = plan;
  }

  /** Reads findings together with all that answering them asks for. */
  fetch(ids: Iterable<string>): void {
    const wanted = [...ids].filter((id) => !this.#findings.has(id));
    this.#take(getFindings(this.#store, this.#plan, wanted));
  }

  /** Reads pieces by their names. */
  fetchPieces(ids: Iterable<string>): void {
    this.#fetchPieces(Array.from(ids, (id) => spanOfPiece(id)[0]));
  }

  finding(id: string): FindingRecord | undefined {
    const known = this.#findings.get(id);
    if (known) return known;
    this.#take(getFindings(this.#store, this.#plan, [id]));
    return this.#findings.get(id);
  }

  /** The findings that speak of the pieces that start at `starts`, as they stand now. */
  speakingOf(starts: Iterable<number>): FindingRecord[] {
    const rows = findingsOfPieces(this.#store, this.#plan, starts);
    this.#take(rows.filter((row) => !this.#findings.has(row.id)));
    return rows.map((row) => this.#findings.get(row.id) ?? row);
  }

  /** What a finding says, with a person's word on its twin. */
  said(row: FindingRecord): { spans: Span[]; evidence: Evidence } {
    let said = this.#said.get(row.no);
    if (!said) {
      said = { spans: parse<Span[]>(row.spans), evidence: parse<Evidence>(row.evidence) };
      this.#said.set(row.no, said);
    }
    return { spans: said.spans, evidence: evidenceOf(row, said.evidence) };
  }

  /** The pieces a finding and its evidence speak of, in raw order. */
  piecesOf(row: FindingRecord): PieceRecord[] {
    if (!this.#starts.has(row.no)) this.#fetchAround([row]);
    return (this.#starts.get(row.no) ?? []).flatMap((start) => this.#pieces.get(start) ?? []);
  }

  articlesOf(row: FindingRecord): readonly FindingArticle[] {
    if (!this.#articles.has(row.no)) this.#fetchAround([row]);
    return this.#articles.get(row.no) ?? [];
  }

  /** The piece of that name, if the plan is cut so. */
  piece(id: string): PieceRecord | undefined {
    const [start, end] = spanOfPiece(id);
    if (!this.#pieces.has(start)) this.#fetchPieces([start]);
    const row = this.#pieces.get(start);
    return row?.end === end ? row : undefined;
  }

  /** All articles that hold a piece. */
  holdersOf(row: PieceRecord): readonly string[] {
    if (row.article_id === null) return [];
    if (!this.#pieces.has(row.start)) this.#fetchPieces([row.start]);
    return this.#holders.get(row.start) ?? [row.article_id];
  }

  /** Pieces are as these rows say now; the store holds the same. */
  putPieces(rows: readonly PieceRecord[]): void {
    for (const row of rows) this.#pieces.set(row.start, row);
  }

  putHolders(row: PieceRecord, articleIds: readonly string[]): void {
    if (articleIds.length > 1) this.#holders.set(row.start, articleIds);
    else this.#holders.delete(row.start);
  }

  putFinding(row: FindingRecord): void {
    this.#findings.set(row.id, row);
  }

  putArticles(no: number, articles: readonly FindingArticle[]): void {
    this.#articles.set(no, articles);
  }

  /** Pieces were cut otherwise, or findings came or went: all is read anew. */
  clear(): void {
    this.#findings.clear();
    this.#pieces.clear();
    this.#holders.clear();
    this.#starts.clear();
    this.#articles.clear();
    this.#said.clear();
  }

  #take(rows: readonly FindingRecord[]): void {
    for (const row of rows) this.#findings.set(row.id, row);
    this.#fetchAround(rows);
  }

  #fetchAround(rows: readonly FindingRecord[]): void {
    const nos = rows.map((row) => row.no).filter((no) => !this.#starts.has(no));
    if (nos.length === 0) return;
    const starts = startsOfFindings(this.#store, this.#plan, nos);
    const articles = articlesOfFindings(this.#store, nos);
    for (const no of nos) {
      this.#starts.set(no, starts.get(no) ?? []);
      this.#articles.set(no, articles.get(no) ?? []);
    }
    this.#fetchPieces([...starts.values()].flat());
  }

  #fetchPieces(starts: Iterable<number>): void {
    const wanted = new Set<number>();
    for (const start of starts) if (!this.#pieces.has(start)) wanted.add(start);
    if (wanted.size === 0) return;
    this.putPieces(piecesAt(this.#store, this.#plan, wanted));
    for (const [start, ids] of holdersAt(this.#store, this.#plan, wanted)) this.#holders.set(start, ids);
  }
}
