import { changes } from '../../shared/diff.ts';
import type { Inline, Run } from '../../shared/document.ts';
import { FIELD_NAMES, type FieldName } from '../../shared/plan.ts';
import { isBlank, squash } from '../../shared/span.ts';
import type { Head } from '../store/articles.ts';

/** The fields of an article as text with an origin, like a block's. */

/** Gives the raw text of a piece. */
export type RawOf = (pieceId: string) => string;

/** A field's text, parted among the pieces it came from; text without a piece has `piece` null. */
export function fieldRuns(
  head: Head,
  name: FieldName,
  rawOf: RawOf,
): { piece: string | null; text: string }[] {
  const text = head.fields[name];
  const pieces = head.fieldPieces[name] ?? [];
  if (text === '') return [];
  if (pieces.length <= 1) return [{ piece: pieces[0] ?? null, text }];
  const raws = pieces.map((id) => squash(rawOf(id)));
  const cuts = boundariesIn(text, raws);
  return pieces
    .map((piece, i) => ({ piece, text: text.slice(cuts[i], cuts[i + 1]) }))
    .filter((r) => r.text !== '');
}

/** All runs of an article's fields. `block` is -1: they stand before the first. */
export function headRuns(head: Head, rawOf: RawOf): Run[] {
  return FIELD_NAMES.flatMap((name) => fieldRuns(head, name, rawOf).map((r) => ({ ...r, block: -1 })));
}

/** A field's text as inline content with piece marks. */
export function fieldContent(head: Head, name: FieldName, rawOf: RawOf): Inline[] {
  return fieldRuns(head, name, rawOf).map(({ piece, text }) =>
    piece === null
      ? { type: 'text', text }
      : { type: 'text', text, marks: [{ type: 'piece', attrs: { id: piece } }] },
  );
}

/** The head with one field set anew. */
export function withField(head: Head, name: FieldName, text: string, pieces: readonly string[]): Head {
  const fieldPieces: Head['fieldPieces'] = {};
  // Always in one order: heads are compared as JSON.
  for (const n of FIELD_NAMES) {
    const from = n === name ? pieces : (head.fieldPieces[n] ?? []);
    if (from.length > 0) fieldPieces[n] = [...from];
  }
  return { fields: { ...head.fields, [name]: text }, fieldPieces };
}

/** The head without some pieces: what they gave to its fields goes. */
export function withoutPieces(head: Head, gone: ReadonlySet<string>, rawOf: RawOf): Head {
  let out = head;
  for (const name of FIELD_NAMES) {
    const pieces = head.fieldPieces[name] ?? [];
    if (!pieces.some((id) => gone.has(id))) continue;
    const kept = fieldRuns(head, name, rawOf).filter((r) => r.piece === null || !gone.has(r.piece));
    const text = kept
      .map((r) => r.text)
      .join('')
      .trim();
    out = withField(out, name, text, text === '' ? [] : pieces.filter((id) => !gone.has(id)));
  }
  return out;
}

/** Names of the fields a piece gives text to. */
export function fieldsOfPiece(head: Head, pieceId: string): FieldName[] {
  return FIELD_NAMES.filter((name) => head.fieldPieces[name]?.includes(pieceId));
}

/** Where in `text` each of `raws`, read one after the other, begins; ends with the text's length. */
function boundariesIn(text: string, raws: readonly string[]): number[] {
  const want = raws.join('');
  const have = squash(text);
  const found = changes(want, have);
  const cuts = [0];
  let edge = 0;
  for (const raw of raws.slice(0, -1)) {
    edge += raw.length;
    cuts.push(nthInk(text, mapped(edge, found)));
  }
  cuts.push(text.length);
  return cuts.map((c, i) => Math.max(c, ...cuts.slice(0, i)));
}

/** A position of the old text in the new one; inside a change it is the change's end. */
function mapped(at: number, found: ReturnType<typeof changes>): number {
  let shift = 0;
  for (const c of found) {
    if (c.fromA >= at) break;
    if (c.toA >= at) return c.toB;
    shift = c.toB - c.toA;
  }
  return at + shift;
}

/** Index in `text` after which `n` characters of ink have been seen. */
function nthInk(text: string, n: number): number {
  let seen = 0;
  for (let i = 0; i < text.length; i++) {
    if (seen === n) return i;
    if (!isBlank(text.charCodeAt(i))) seen++;
  }
  return text.length;
}
