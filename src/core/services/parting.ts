import { changes } from '../../shared/diff.ts';
import type { Block, Inline, ListItem } from '../../shared/document.ts';
import { pieceOf } from '../../shared/document.ts';
import { FIELD_NAMES } from '../../shared/plan.ts';
import { inkOf, isBlank, pieceId, type Span, spanOfPiece, squash } from '../../shared/span.ts';
import { refused } from '../errors.ts';
import type { Head } from '../store/articles.ts';
import { idOfPiece, type PieceRecord, piecesWithin } from '../store/pieces.ts';
import type { Desk } from './desk.ts';
import { fieldsOfPiece } from './fields.ts';
import { isTextBlock, withContent } from './inline.ts';
import { piecesIn, type Sheet } from './sheet.ts';

/**
 * Parting a piece: where an editor takes only some words of it, the piece becomes several, each with an origin
 * and a fate of its own. The drafts that hold it keep every letter; only the marks on them are cut at the same
 * places. Offsets are raw ones until `Marks`, which counts ink.
 */

/** The pieces that make up the ink of the given spans, in raw order: those that reach over an end are parted there. */
export function piecesOfSpans(desk: Desk, spans: readonly Span[]): PieceRecord[] {
  desk.settle();
  for (const span of spans) {
    const [start, end] = inked(desk, span);
    for (const piece of piecesWithin(desk.store, desk.plan, start, end)) {
      const cuts = [start, end].filter((at) => at > piece.start && at < piece.end);
      if (cuts.length > 0) partPiece(desk, piece, cuts);
    }
  }
  const found = new Map<string, PieceRecord>();
  for (const span of spans) {
    const [start, end] = inked(desk, span);
    for (const piece of piecesWithin(desk.store, desk.plan, start, end)) found.set(idOfPiece(piece), piece);
  }
  const pieces = [...found.values()].toSorted((a, b) => a.start - b.start);
  // A mark (`##`, a number) between chosen pieces is no text of its own, unless it is all that was chosen.
  const text = pieces.filter((p) => p.disposition !== 'marker');
  return text.length > 0 ? text : pieces;
}

/** A span without the blanks at its ends, and never inside a character of two code units. */
function inked(desk: Desk, [from, to]: Span): Span {
  const end = Math.min(to, desk.dump.length);
  const raw = from < end ? desk.library.texts.slice(desk.dump.id, from, end) : '';
  let a = 0;
  let b = raw.length;
  while (a < b && isBlank(raw.charCodeAt(a))) a++;
  while (b > a && isBlank(raw.charCodeAt(b - 1))) b--;
  if (a === b) throw refused('no-text', 'There is no text in what was chosen.');
  if (isLow(raw.charCodeAt(a)) && from + a > 0) a--;
  const after = desk.library.texts.slice(desk.dump.id, from + b, from + b + 1);
  if (after !== '' && isLow(after.charCodeAt(0)) && isHigh(raw.charCodeAt(b - 1))) b++;
  return [from + a, from + b];
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Parts one piece at raw offsets inside it. */
function partPiece(desk: Desk, piece: PieceRecord, cuts: readonly number[]): void {
  const id = idOfPiece(piece);
  const raw = desk.rawOf(id);
  const edges = [piece.start, ...cuts.toSorted((a, b) => a - b), piece.end];
  const parts: string[] = [];
  const ends: number[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    let start = edges[i]! - piece.start;
    let end = edges[i + 1]! - piece.start;
    while (start < end && isBlank(raw.charCodeAt(start))) start++;
    while (end > start && isBlank(raw.charCodeAt(end - 1))) end--;
    if (start === end) continue;
    parts.push(pieceId([piece.start + start, piece.start + end]));
    ends.push((ends.at(-1) ?? 0) + inkOf(raw, start, end));
  }
  if (parts.length < 2) return;
  const holders = desk.holders(piece);
  desk.recut({ id, parts, disposition: piece.disposition, parted: true });
  const marks = new Marks(squash(raw), id, parts, ends);
  for (const sheet of holders.toSorted((a, b) => a.ordinal - b.ordinal)) remark(desk, sheet, marks);
  desk.settle();
}

/** Gives the words of a piece in one article to its parts. */
function remark(desk: Desk, sheet: Sheet, marks: Marks): void {
  const { fields, fieldPieces } = sheet.head;
  const named = fieldsOfPiece(sheet.head, marks.id);
  if (named.length > 0) {
    const next: typeof fieldPieces = {};
    for (const name of FIELD_NAMES) {
      const ids = (fieldPieces[name] ?? []).flatMap((id) => (id === marks.id ? marks.parts : [id]));
      if (ids.length > 0) next[name] = ids;
    }
    desk.setHead(sheet, { fields, fieldPieces: next });
  }
  for (const block of sheet.blocksOf(marks.id)) desk.replace(sheet, block, [remarked(block, marks)]);
}

function remarked(block: Block, marks: Marks): Block {
  if (block.type === 'horizontalRule') return block;
  if (isTextBlock(block)) return withContent(block, marks.recut(block.content ?? []));
  if (block.type === 'blockquote') return { ...block, content: block.content.map((b) => remarked(b, marks)) };
  const item = (one: ListItem): ListItem => ({ ...one, content: one.content.map((b) => remarked(b, marks)) });
  return { ...block, content: block.content.map(item) };
}

/** Where the parts of a piece lie in what the drafts make of it. Counts ink: letters that are not blanks. */
class Marks {
  readonly id: string;
  readonly parts: readonly string[];
  /** The piece's ink, and after how much of it each part ends. */
  readonly #want: string;
  readonly #ends: readonly number[];
  /** How far the drafts have told the piece: a run that goes on there is the ordinary case. */
  #cursor = 0;

  constructor(want: string, id: string, parts: readonly string[], ends: readonly number[]) {
    this.#want = want;
    this.id = id;
    this.parts = parts;
    this.#ends = ends;
  }

  /** Inline content with the marks of the parts instead of the piece's. */
  recut(content: readonly Inline[]): Inline[] {
    const out: Inline[] = [];
    let i = 0;
    while (i < content.length) {
      const run: Inline[] = [];
      while (i < content.length && pieceOf(content[i]!) === this.id) run.push(content[i++]!);
      if (run.length > 0) out.push(...this.#run(run));
      else out.push(content[i++]!);
    }
    return out;
  }

  #run(nodes: readonly Inline[]): Inline[] {
    const text = nodes.map((n) => (n.type === 'text' ? n.text : '')).join('');
    const bounds = this.#boundsIn(squash(text));
    const out: Inline[] = [];
    let seen = 0;
    for (const node of nodes) {
      if (node.type !== 'text') {
        out.push(this.#as(node, this.#partAt(bounds, seen)));
        continue;
      }
      let from = 0;
      let part = this.#partAt(bounds, seen);
      for (let at = 0; at < node.text.length; at++) {
        if (isBlank(node.text.charCodeAt(at))) continue;
        const here = this.#partAt(bounds, seen++);
        if (here === part) continue;
        // Blanks between two parts go with the later one.
        const cut = node.text.slice(0, at).trimEnd().length;
        if (cut > from) out.push(this.#as({ ...node, text: node.text.slice(from, cut) }, part));
        from = cut > from ? cut : from;
        part = here;
      }
      if (from < node.text.length) out.push(this.#as({ ...node, text: node.text.slice(from) }, part));
    }
    return out;
  }

  /** After how much ink of a run each part ends. */
  #boundsIn(run: string): number[] {
    const want = this.#want;
    const at = want.startsWith(run, this.#cursor) ? this.#cursor : want.indexOf(run);
    if (run !== '' && at >= 0) {
      this.#cursor = at + run.length;
      return this.#ends.map((end) => end - at);
    }
    const found = changes(want, run);
    return this.#ends.map((end) => {
      let shift = 0;
      for (const c of found) {
        if (c.fromA >= end) break;
        if (c.toA >= end) return c.toB;
        shift = c.toB - c.toA;
      }
      return end + shift;
    });
  }

  #partAt(bounds: readonly number[], ink: number): number {
    const at = bounds.findIndex((end) => ink < end);
    return at < 0 ? bounds.length - 1 : at;
  }

  #as(node: Inline, part: number): Inline {
    const id = this.parts[part]!;
    const marks = (node.marks ?? []).map((m) => (m.type === 'piece' ? { ...m, attrs: { id } } : m));
    return { ...node, marks };
  }
}

/**
 * Blocks of another time with the pieces of now: marks of a piece that was parted since go to its parts, those of
 * parts that are one again to the whole, if the blocks are surely this dump's `own`. What it never had stays.
 */
export function withPiecesOfNow(desk: Desk, blocks: readonly Block[], own: boolean): Block[] {
  let out = [...blocks];
  for (const id of piecesIn(blocks)) {
    if (desk.findPiece(id)) continue;
    const [start, end] = spanOfPiece(id);
    if (end > desk.dump.length) continue;
    const now = piecesWithin(desk.store, desk.plan, start, end);
    const parts = now.map(idOfPiece);
    const [whole] = parts;
    if (whole === undefined) continue;
    const parted = now[0]?.start === start && now.at(-1)?.end === end && parts.length > 1;
    const fits = parted || (own && parts.length === 1 && isPartOf(id, whole));
    if (!fits) continue;
    const ends = now.reduce<number[]>((sums, p) => [...sums, (sums.at(-1) ?? 0) + p.ink], []);
    const marks = new Marks(squash(desk.rawOf(id)), id, parts, ends);
    out = out.map((b) => remarked(b, marks));
  }
  return out;
}

/** The same for the pieces a field came from. */
export function fieldPiecesOfNow(desk: Desk, head: Head): Head {
  const fieldPieces: Head['fieldPieces'] = {};
  for (const name of FIELD_NAMES) {
    const ids = (head.fieldPieces[name] ?? []).flatMap((id) => {
      if (desk.findPiece(id)) return [id];
      const now = piecesWithin(desk.store, desk.plan, ...spanOfPiece(id)).map(idOfPiece);
      return now.every((part) => isPartOf(part, id) || isPartOf(id, part)) ? now : [];
    });
    if (ids.length > 0) fieldPieces[name] = [...new Set(ids)];
  }
  return { fields: head.fields, fieldPieces };
}

/** Whether a piece lies inside another's span. */
function isPartOf(part: string, whole: string): boolean {
  const [a, b] = spanOfPiece(part);
  const [start, end] = spanOfPiece(whole);
  return start <= a && b <= end;
}
