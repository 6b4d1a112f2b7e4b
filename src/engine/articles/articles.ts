/**
 * Pieces to articles. Where a dump sets its articles apart (separators, wider gaps) and nothing is cut, those are
 * the articles; else columns are put together by their joints, their titles and what they speak of.
 */

import type { Piece } from '../base/model.ts';
import { isField } from '../look/fields.ts';
import type { Threads } from '../threads/threads.ts';
import { isProse } from '../titles/titles.ts';
import { headTitles, readHead } from './heads.ts';
import { readListing, readRecordPieces } from './listing.ts';
import { tieNeighbours } from './neighbours.ts';
import { orderArticles } from './order.ts';

/** A paragraph or heading of an article: the pieces it is joined of. */
export interface DraftBlock {
  pieces: number[];
  heading: boolean;
  level: 2 | 3 | 4;
}

export interface Draft {
  title: number;
  subtitle: number[];
  byline: number[];
  date: number[];
  body: DraftBlock[];
}

export interface Assembly {
  drafts: Draft[];
  /** The threads, with what order put side by side. */
  threads: Threads;
  /** Pieces that are nobody's. */
  unplaced: number[];
  /** Pieces that are furniture by their place. */
  furniture: number[];
  /** Articles of which not every order of their columns was weighed. */
  bounded: number;
}

/** Pieces in reading order, as one article, before its fields are told apart. */
export type Sequence = number[];

/**
 * Joints less sure than this are only proposed: the pieces stand one after the other. The chance left is spread over
 * beginnings elsewhere; where order puts both pieces side by side all the same, more are right than wrong from here on.
 */
const JOIN = 0.3;

/**
 * Whether the plan makes one paragraph of `tail` and `head`. Where articles stand whole (`whole`), only what is sure
 * was threaded.
 */
function joins(threads: Threads, tail: number, head: number, whole: boolean): boolean {
  if (threads.next[tail] !== head) return false;
  const sure = threads.sure[tail] as number;
  return whole || sure >= JOIN;
}

/** Makes a draft of pieces in reading order: title, byline and date by look and place, the rest body. */
export function draftOf(
  pieces: readonly Piece[],
  sequence: Sequence,
  titles: Float32Array,
  threads: Threads,
  whole = false,
): Draft {
  const { rest, ...fields } = readHead(pieces, sequence, titles);
  const draft: Draft = { ...fields, body: [] };
  for (let i = 0; i < rest.length; i++) {
    const p = rest[i] as number;
    const joined = [p];
    while (i + 1 < rest.length && joins(threads, rest[i] as number, rest[i + 1] as number, whole)) {
      joined.push(rest[++i] as number);
    }
    // Over a date at the end stands who signed it.
    const next = pieces[rest[i + 1] ?? -1];
    const heading =
      joined.length === 1 &&
      ((pieces[p] as Piece).heading || (titles[p] as number) >= 0.5) &&
      !isProse(pieces[p] as Piece) &&
      !isField(pieces[p] as Piece) &&
      !(next !== undefined && isField(next));
    const depth = (pieces[p] as Piece).mark;
    draft.body.push({ pieces: joined, heading, level: depth > 3 ? 4 : depth === 3 ? 3 : 2 });
  }
  // A heading heads something: a short line that closes the article is who signed it, or a line like others.
  for (let k = draft.body.length - 1; k > 0; k--) {
    const block = draft.body[k] as DraftBlock;
    if (!block.heading || (pieces[block.pieces[0] as number] as Piece).mark) break;
    block.heading = false;
  }
  return draft;
}

/** `sequences` without those that are a date or byline and nothing else: such belong to what opens right behind them. */
function withoutLoneFields(pieces: readonly Piece[], sequences: readonly Sequence[]): Sequence[] {
  const isLone = (s: Sequence) => s.every((p) => isField(pieces[p] as Piece));
  const opening = new Map(sequences.map((s) => [s[0] as number, s]));
  const out: Sequence[] = [];
  for (const s of sequences) {
    const next = isLone(s) ? opening.get(Math.max(...s) + 1) : undefined;
    if (next && !isLone(next)) next.unshift(...s);
    else out.push(s);
  }
  return out;
}

/** Puts the pieces of a dump together; `records` says that it is one of records. Generator: yields the share done. */
export function* assemble(
  pieces: readonly Piece[],
  titles: Float32Array,
  threads: Threads,
  records = false,
): Generator<number, Assembly> {
  if (!pieces.length) return { drafts: [], threads, unplaced: [], furniture: [], bounded: 0 };
  const { woven, topics } = threads;
  if (woven === null || topics === null) return yield* listArticles(pieces, titles, threads, records);
  const ordered = yield* orderArticles({ pieces, topics, threads, woven });
  const sequences = withoutLoneFields(pieces, ordered.sequences);
  const { bounded } = ordered;
  const tied = tieNeighbours(threads, sequences, JOIN);
  const drafts: Draft[] = [];
  for (const [k, s] of sequences.entries()) {
    drafts.push(draftOf(pieces, s, titles, tied));
    if (k % 100 === 99) yield k / sequences.length;
  }
  return { drafts, threads: tied, unplaced: [], furniture: [], bounded };
}

/** Articles of a listing: see `readListing`. */
function* listArticles(
  pieces: readonly Piece[],
  titles: Float32Array,
  threads: Threads,
  records: boolean,
): Generator<number, Assembly> {
  const reading = records ? readRecordPieces(pieces) : readListing(pieces, titles);
  let step = reading.next();
  for (; !step.done; step = reading.next()) yield 0.4 * step.value;
  const { sequences, furniture } = step.value;
  const known = titles.slice();
  const drafts: Draft[] = [];
  for (const [k, s] of sequences.entries()) {
    drafts.push(draftOf(pieces, s, headTitles(pieces, s, known), threads, true));
    if (k % 100 === 99) yield 0.4 + (0.6 * k) / sequences.length;
  }
  return { drafts, threads, unplaced: [], furniture, bounded: 0 };
}
