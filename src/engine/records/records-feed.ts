/** Values of a feed: the elements of its items, RSS or Atom, with what their text has left of HTML. */
import type { Range } from '../base/model.ts';
import type { Value } from './record-values.ts';

const TAG = /<(\/?)([A-Za-z][\w:.-]{0,40})(?:\s[^<>]{0,2000})?(\/?)>/gu;
const ITEM = /^(?:item|entry)$/u;
const CDATA = { open: '<![CDATA[', close: ']]>' };
/** Tags whose marks were escaped; those after which a line ends. */
const ESCAPED = /&lt;(\/?[a-z][^&<>]{0,400}?)\/?&gt;/giu;
const PARTING = /^\/?(?:p|br|div|h[1-6]|li|ul|ol|tr|table|blockquote)\b/iu;

/** Reads the values of a feed's items; its own are named as furniture. Generator: yields the share done. */
export function* readFeed(text: string): Generator<number, Value[]> {
  const values: Value[] = [];
  let item = false;
  let opens = false;
  let open: { name: string; at: number } | null = null;
  let closed = 0;
  TAG.lastIndex = 0;
  let turns = 0;
  for (;;) {
    const hit = TAG.exec(text);
    if (!hit) break;
    if (++turns % 4000 === 0) yield hit.index / text.length;
    const [whole, slash, name, empty] = hit as unknown as [string, string, string, string];
    if (ITEM.test(name)) {
      item = slash === '';
      opens = item;
      open = null;
      continue;
    }
    if (slash) {
      if (open && open.name === name) {
        let [start, end] = [open.at, hit.index];
        const lead = text.slice(start, end).search(/\S/u);
        if (lead >= 0 && text.startsWith(CDATA.open, start + lead)) {
          start += lead + CDATA.open.length;
          const close = text.slice(start, end).lastIndexOf(CDATA.close);
          if (close >= 0) end = start + close;
        }
        if (start < end) {
          values.push({
            name,
            start,
            end,
            ...marksIn(text, start, end),
            first: opens,
            own: !item,
          });
          opens = false;
        }
      }
      open = null;
      continue;
    }
    if (empty) continue;
    open = { name, at: hit.index + whole.length };
    // The text of an element may hold tags of its own.
    if (
      text.startsWith(
        CDATA.open,
        open.at + (/^\s*/u.exec(text.slice(open.at, open.at + 20))?.[0].length ?? 0),
      )
    ) {
      // Where none closes any more, none has to be looked for again.
      closed = closed < 0 || closed >= open.at ? closed : text.indexOf(CDATA.close, open.at);
      if (closed >= 0) TAG.lastIndex = closed;
    }
  }
  return values;
}

/** Escaped tags in `[start, end)`, and the ends of its lines. */
function marksIn(text: string, start: number, end: number): { holes: Range[]; ends: Range[] } {
  const holes: Range[] = [];
  const ends: Range[] = [];
  const words = text.slice(start, end);
  for (const hit of words.matchAll(/\n/gu)) ends.push([start + hit.index, start + hit.index + 1]);
  for (const hit of words.matchAll(ESCAPED)) {
    const range: Range = [start + hit.index, start + hit.index + hit[0].length];
    if (PARTING.test(hit[1] as string)) ends.push(range);
    else holes.push(range);
  }
  ends.sort((x, y) => x[0] - y[0]);
  return { holes, ends };
}
