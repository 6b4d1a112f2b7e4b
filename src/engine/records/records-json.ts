/** Values of JSON, one record a line or many in a list, whole or broken off: strings behind their names. */
import type { Range } from '../base/model.ts';
import { kindOf, type Value } from './record-values.ts';

/** Code units between two yields. */
const TURN = 1 << 18;

/** The string that opens at `at`: where it ends, its escapes, and where its lines end. */
function stringAt(text: string, at: number): { end: number; holes: Range[]; ends: Range[] } {
  const holes: Range[] = [];
  const ends: Range[] = [];
  let i = at + 1;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) break;
    if (code === 10 || code === 13) ends.push([i, i + 1]);
    if (code !== 0x5c) continue;
    const next = text.charAt(i + 1);
    // An escape that stands for a blank (\n, \t) goes whole, of others the backslash alone; \uXXXX stays as it is.
    if (next === 'n' || next === 'r') ends.push([i, i + 2]);
    else if (next === 't' || next === 'b' || next === 'f') holes.push([i, i + 2]);
    else if (next !== 'u') holes.push([i, i + 1]);
    i++;
  }
  return { end: i, holes, ends };
}

/** An object or list that is open. */
interface Open {
  /** Its own name, or that of what it stands in: strings without a name of their own go by it. */
  name: string;
  /** Belongs to a record that an object around it tells: an author with a name and an address, say. */
  inner: boolean;
  /** Holds a value that an article is told by, so that it is a record. */
  told: boolean;
  /** How many values stand before it. */
  from: number;
}

/** Reads the named strings of JSON. Generator: yields the share done. */
export function* readJson(text: string): Generator<number, Value[]> {
  const values: Value[] = [];
  const stack: Open[] = [{ name: '', inner: false, told: false, from: 0 }];
  let pending = '';
  let due = TURN;
  for (let i = 0; i < text.length; i++) {
    if (i >= due) {
      due = i + TURN;
      yield i / text.length;
    }
    const c = text.charAt(i);
    const open = stack[stack.length - 1] as Open;
    if (c === '{' || c === '[') {
      const name = pending || open.name;
      stack.push({ name, inner: open.inner || kindOf(name) !== 'unknown', told: false, from: values.length });
      pending = '';
    } else if (c === '}' || c === ']') {
      if (stack.length > 1) stack.pop();
      pending = '';
    } else if (c === ',') pending = '';
    else if (c === '"') {
      const { end, holes, ends } = stringAt(text, i);
      let next = end + 1;
      while (next < text.length && /\s/u.test(text.charAt(next))) next++;
      if (text.charAt(next) === ':' && !pending) {
        pending = text.slice(i + 1, Math.min(end, i + 60));
        i = next;
        continue;
      }
      const own = kindOf(pending) === 'unknown' && open.inner ? open.name : pending || open.name;
      const kind = kindOf(own);
      values.push({ name: own, start: i + 1, end, holes, ends, first: false });
      // An object that tells something of an article is a record, from its first value on.
      if (!open.told && !open.inner && pending !== '' && kind !== 'chrome' && kind !== 'unknown') {
        open.told = true;
        (values[open.from] as Value).first = true;
      }
      i = end;
    }
  }
  return values;
}
