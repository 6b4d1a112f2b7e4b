/**
 * Dumps that a program wrote: records of named values, as JSON, as a table with commas or as a feed. What a value is, its
 * name says; the rest of the record's ink is marks. Told by the dump's beginning, read once from end to end.
 */

import type { Block, Layout, Marker, Range } from '../base/model.ts';
import { BLANK, classOf } from '../base/script.ts';
import { type Kind, kindOf, type Value } from './record-values.ts';
import { readFeed } from './records-feed.ts';
import { readJson } from './records-json.ts';
import { readTable } from './records-table.ts';

/** Reads the values of a dump, in order. Generator: yields the share done. */
type Reader = (text: string) => Generator<number, Value[]>;

/** A way records are written: how it is read, and what stands between values by right. */
interface Form {
  read: Reader;
  syntax: RegExp;
}

/** An address, a figure or a mark of yes and no: no words of an article. */
const CODE =
  /^(?:https?:\/\/\S*|[\d\s.,:+\-TZ/_]*|true|false|null|none|nan|[\w-]{0,40}\.(?:jpe?g|png|gif|webp)|[\da-f-]{16,})$/iu;

/** Code units at a dump's beginning by which it is told what wrote it. */
const NEAR = 4000;

const JSON_FORM: Form = { read: readJson, syntax: /"[^"\n]{0,60}"\s*:|\b(?:true|false|null|NaN)\b/gu };
const FEED_FORM: Form = {
  read: readFeed,
  syntax: /<!\[CDATA\[|<!--[\s\S]{0,2000}?-->|<[^<>]{0,2000}>/gu,
};
const TABLE_FORM: Form = { read: readTable, syntax: /$^/u };

function formOf(text: string): Form {
  const head = text.slice(0, NEAR).trimStart();
  if (/^[[{]/u.test(head) && /"[^"\n]{1,40}"\s*:/u.test(head)) return JSON_FORM;
  if (head.startsWith('<') && /<(?:rss|feed|rdf:RDF|channel|item|entry)\b/u.test(head)) return FEED_FORM;
  return TABLE_FORM;
}

/** Letters between two values, its marks left out, from which on something else than records stands in a dump. */
const FOREIGN = 12;
/** Longest stretch between two values that is looked at, in code units: longer ones are no marks. */
const BETWEEN = 20_000;

/** The layout of a dump of records, or null where it is none. Generator: yields the share done. */
export function* layRecords(text: string): Generator<number, Layout | null> {
  const form = formOf(text);
  const values = yield* form.read(text);
  let titles = 0;
  let bodies = 0;
  for (const { name, own } of values) {
    const kind = own ? 'chrome' : kindOf(name);
    if (kind === 'title') titles++;
    else if (kind === 'body') bodies++;
  }
  if (!titles || !bodies || (titles < 2 && bodies < 2 && form !== JSON_FORM)) return null;
  return yield* layValues(text, values, form.syntax);
}

/**
 * Lays values out as blocks; all other ink becomes markers. Null where words stand between them that are none of the
 * form's own. Generator: yields the share done.
 */
function* layValues(
  text: string,
  values: readonly Value[],
  syntax: RegExp,
): Generator<number, Layout | null> {
  const blocks: Block[] = [];
  const markers: Marker[] = [];
  let foreign = false;
  const mark = (from: number, to: number) => {
    const [start, end] = inkOf(text, from, to);
    foreign ||= end - start > BETWEEN || isForeign(text.slice(start, end), syntax);
    if (start < end) markers.push({ start, end, alone: false, before: blocks.length });
  };
  const named = namedRecords(values);
  let at = 0;
  let opens = false;
  let record = -1;
  for (const [k, value] of values.entries()) {
    if (k % 4000 === 3999) yield k / values.length;
    opens ||= value.first;
    if (value.first) record++;
    const [from, to] = inkOf(text, value.start, value.end);
    if (from >= to) continue;
    if (foreign) return null;
    let kind: Kind = value.own ? 'chrome' : kindOf(value.name);
    const said = kind === 'title' || kind === 'date' || kind === 'chrome';
    if (!said && CODE.test(text.slice(from, Math.min(to, from + 300)))) kind = 'chrome';
    // The source stands for an author where none is named.
    if (kind === 'source') kind = named.has(record) ? 'chrome' : 'byline';
    // A line's end parts paragraphs; in all else it is a blank.
    const parts = kind === 'body' || kind === 'unknown';
    const holes = [...value.holes, ...value.ends].sort((x, y) => x[0] - y[0]);
    let h = 0;
    for (const [a, e] of parts ? partAt(value, from, to) : [[from, to] as Range]) {
      const [start, end] = inkOf(text, a, e);
      const own: Range[] = [];
      for (; h < holes.length && (holes[h] as Range)[1] <= e; h++)
        if ((holes[h] as Range)[0] >= start && (holes[h] as Range)[1] <= end) own.push(holes[h] as Range);
      if (start >= end || !isInk(text, start, end, own)) continue;
      mark(at, start);
      const block: Block = { start, end, mark: 0, gap: 0, indent: false, lines: 1 };
      if (own.length) {
        block.holes = own;
        for (const [x, y] of own) markers.push({ start: x, end: y, alone: false, before: blocks.length });
      }
      if (kind === 'chrome') block.field = 'chrome';
      else if (kind !== 'body' && kind !== 'unknown') {
        block.role = kind;
        block.named = true;
      }
      if (opens && kind !== 'chrome') {
        block.row = true;
        opens = false;
      }
      blocks.push(block);
      at = end;
    }
  }
  mark(at, text.length);
  return foreign ? null : { blocks, markers };
}

/** Whether words stand in what parts two values. */
function isForeign(between: string, syntax: RegExp): boolean {
  return between.length >= FOREIGN && between.replace(syntax, '').replace(/[^\p{L}]/gu, '').length >= FOREIGN;
}

/** Records that tell an author, by their place. */
function namedRecords(values: readonly Value[]): Set<number> {
  const named = new Set<number>();
  let record = -1;
  for (const { name, first, start, end } of values) {
    if (first) record++;
    if (start < end && kindOf(name) === 'byline') named.add(record);
  }
  return named;
}

/** `[from, to)` without the blanks at its ends. */
function inkOf(text: string, from: number, to: number): Range {
  let [a, e] = [from, to];
  while (a < e && classOf(text.charCodeAt(a)) === BLANK) a++;
  while (e > a && classOf(text.charCodeAt(e - 1)) === BLANK) e--;
  return [a, e];
}

/** The lines of `[from, to)`. */
function partAt(value: Value, from: number, to: number): Range[] {
  const lines: Range[] = [];
  let at = from;
  for (const [a, e] of value.ends) {
    if (a < at || e > to) continue;
    lines.push([at, a]);
    at = e;
  }
  lines.push([at, to]);
  return lines;
}

/** Whether anything but holes and blanks stands in a range. */
function isInk(text: string, start: number, end: number, holes: readonly Range[]): boolean {
  let at = start;
  for (const [a, e] of [...holes, [end, end] as const]) {
    const [x, y] = inkOf(text, at, a);
    if (x < y) return true;
    at = e;
  }
  return false;
}
