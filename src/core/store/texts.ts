import { notFound } from '../errors.ts';
import { type Store, sql } from './handle.ts';

/** Slices of about this many code units: big enough to be few, small enough to read one for a glance. */
const SLICE = 16 * 1024;
/** How many slices are kept in memory: about 16 million code units. */
const KEPT = 1024;

export interface TextSlice {
  start: number;
  end: number;
  body: string;
}

/** Cuts a text for keeping: at a line end if one is near, never inside a surrogate pair. */
export function* sliceText(text: string): Generator<TextSlice> {
  let start = 0;
  while (start < text.length) {
    let end = Math.min(text.length, start + SLICE);
    if (end < text.length) {
      const line = text.lastIndexOf('\n', end - 1);
      if (line > start + SLICE / 2) end = line + 1;
      else if (isHigh(text.charCodeAt(end - 1))) end--;
    }
    yield { start, end, body: text.slice(start, end) };
    start = end;
  }
}

function isHigh(codeUnit: number): boolean {
  return codeUnit >= 0xd800 && codeUnit <= 0xdbff;
}

export function addSlice(store: Store, dumpId: string, slice: TextSlice): void {
  sql(store, 'INSERT INTO texts (dump_id, "start", "end", body) VALUES (?, ?, ?, ?)').run(
    dumpId,
    slice.start,
    slice.end,
    slice.body,
  );
}

/** Reads parts of dumps' texts, keeping what was read last. A dump's text never changes, so nothing goes stale. */
export class Texts {
  readonly #store: Store;
  readonly #kept = new Map<string, TextSlice>();
  /** Where the slices of a dump begin, in order. */
  readonly #starts = new Map<string, readonly number[]>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The text of `[start, end)`, cut to what there is. */
  slice(dumpId: string, start: number, end: number): string {
    let out = '';
    let at = start;
    while (at < end) {
      const part = this.#partAt(dumpId, at);
      if (!part) break;
      out += part.body.slice(at - part.start, end - part.start);
      at = part.end;
    }
    return out;
  }

  /** All of a dump's text. */
  whole(dumpId: string): string {
    const rows = sql<{ body: string }>(
      this.#store,
      'SELECT body FROM texts WHERE dump_id = ? ORDER BY "start"',
    ).all(dumpId);
    if (rows.length === 0) throw notFound('dump', dumpId);
    return rows.map((r) => r.body).join('');
  }

  #partAt(dumpId: string, at: number): TextSlice | undefined {
    const part = this.#sliceAt(dumpId, startBefore(this.#starts.get(dumpId) ?? [], at), at);
    if (part) return part;
    // Nothing there yet when the starts were read: a dump may still have been on its way in.
    const starts = sql<{ start: number }>(
      this.#store,
      'SELECT "start" FROM texts WHERE dump_id = ? ORDER BY "start"',
    )
      .all(dumpId)
      .map((r) => r.start);
    this.#starts.set(dumpId, starts);
    return this.#sliceAt(dumpId, startBefore(starts, at), at);
  }

  #sliceAt(dumpId: string, start: number | undefined, at: number): TextSlice | undefined {
    if (start === undefined) return undefined;
    const key = `${dumpId}:${start}`;
    let row = this.#kept.get(key);
    if (row) this.#kept.delete(key);
    else
      row = sql<TextSlice>(
        this.#store,
        'SELECT "start", "end", body FROM texts WHERE dump_id = ? AND "start" = ?',
      ).get(dumpId, start);
    if (!row) return undefined;
    this.#kept.set(key, row);
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value as string);
    return at < row.end ? row : undefined;
  }
}

/** The last of `starts`, which are in order, that is not after `at`. */
function startBefore(starts: readonly number[], at: number): number | undefined {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (starts[mid]! > at) high = mid;
    else low = mid + 1;
  }
  return starts[low - 1];
}
