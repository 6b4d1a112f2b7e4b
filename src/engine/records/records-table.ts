/** Values of a table: a first line that names the columns, and fields between commas, tabs or semicolons, quoted or not. */
import type { Range } from '../base/model.ts';
import { kindOf, type Value } from './record-values.ts';

/** Code units between two yields, and the longest line of names. */
const TURN = 1 << 18;
const NAMES = 400;

interface Field {
  start: number;
  end: number;
  holes: Range[];
  ends: Range[];
  /** Where what parts it from the next one stands, and whether that is a line's end. */
  next: number;
  last: boolean;
}

/** The field that begins at `at`. */
function fieldAt(text: string, at: number, mark: string): Field {
  const holes: Range[] = [];
  const ends: Range[] = [];
  let i = at;
  let [start, end] = [at, at];
  if (text.charAt(i) === '"') {
    start = ++i;
    for (; i < text.length; i++) {
      const c = text.charAt(i);
      if (c === '"') {
        if (text.charAt(i + 1) !== '"') break;
        holes.push([i, i + 1]);
        i++;
      } else if (c === '\n' || c === '\r') ends.push([i, i + 1]);
    }
    end = i++;
  }
  while (i < text.length && text.charAt(i) !== mark && text.charAt(i) !== '\n') i++;
  if (start === at) end = i;
  return { start, end, holes, ends, next: i, last: i >= text.length || text.charAt(i) === '\n' };
}

/** Reads the values of a table; none where the first line names no columns. Generator: yields the share done. */
export function* readTable(text: string): Generator<number, Value[]> {
  let from = 0;
  while (from < text.length && /\s/u.test(text.charAt(from))) from++;
  const first = text.slice(from, from + NAMES).split('\n', 1)[0] as string;
  const mark = [',', '\t', ';', '|'].find((m) => first.split(m).length >= 2);
  if (!mark || first.length >= NAMES) return [];
  const names = first.split(mark).map((name) => name.trim().replace(/^\uFEFF?"|"$/gu, ''));
  const kinds = new Set(names.map(kindOf));
  if (!kinds.has('title') || !kinds.has('body')) return [];
  const values: Value[] = [
    { name: '', start: from, end: from + first.length, holes: [], ends: [], first: false, own: true },
  ];
  let due = TURN;
  let opens = true;
  let column = 0;
  for (let i = from + first.length + 1; i < text.length; ) {
    if (i >= due) {
      due = i + TURN;
      yield i / text.length;
    }
    const field = fieldAt(text, i, mark);
    // What stands beyond the named columns is of the last one.
    const name = names[Math.min(column, names.length - 1)] as string;
    const { start, end, holes, ends } = field;
    if (start < end) {
      values.push({ name, start, end, holes, ends, first: opens });
      opens = false;
    }
    column = field.last ? 0 : column + 1;
    if (field.last) opens = true;
    i = field.next + 1;
  }
  return values;
}
