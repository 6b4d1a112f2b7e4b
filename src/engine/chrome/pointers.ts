/** Furniture that points: trails and pagers that tell a title told elsewhere, links and addresses that only lead to a text. */

import { lettersOf } from '../base/letters.ts';
import type { Block, Layout } from '../base/model.ts';
import type { Line } from './frames.ts';

/** Told before a title elsewhere: pagers, trails of places. */
const POINTER =
  /^[\s<«‹>»›•·\-*]*(?:[上下前后]一?[篇条则页章期]|previous|next|prev|older|newer|also|read|related|see also|相关(?:阅读|链接|新闻|报道))[^:\uff1a]{0,16}[:\uff1a]\s*/iu;
/** A trail and what it leads to; an angle bracket that closes a name in brackets parts nothing. */
const TRAIL =
  /^(.{2,80}(?:>>|(?<!<[\p{L}\d.&]{1,8})>|[›»＞→/|\\]))\s*((?:<[\p{L}\d.&]{1,8}>|[^>›»＞→|]){2,})$/u;

/** A line that breaks off, or points on. */
const CUT = /^(.{8,}?)\s*(?:\.{3}|…+|»|>>|›)$/u;

/** An address alone in its line, and how many of them are a dump's links to its texts. */
const ADDRESS = /^(?:🔗|link|url|source|链接|原文链接|网址|来源)?\s*[:：]?\s*https?:\/\/\S+$/iu;
const ADDRESSES = 3;

/** Lines that only lead to a text: pagers, trails that end in a title told elsewhere, links to it, addresses. */
export function* findPointers(
  layout: Layout,
  lines: readonly Line[],
): Generator<number, Map<number, number>> {
  const found = new Map<number, number>();
  const told = new Set<string>();
  /** What lines tell that break off: not told in full by that. */
  const broken = new Set<string>();
  const prefixes = new Map<string, number>();
  const addresses = lines.flatMap((line, b) => (ADDRESS.test(line.text) ? [b] : []));
  if (addresses.length >= ADDRESSES) for (const b of addresses) found.set(b, 0.9);
  for (let b = 0; b < lines.length; b++) {
    if (b % 4000 === 3999) yield b / lines.length;
    const line = lines[b] as Line;
    if (!line.letters || (line.prose && line.stops)) continue;
    (CUT.test(line.text) ? broken : told).add(line.letters);
    const trail = TRAIL.exec(line.text);
    if (trail) prefixes.set(trail[1] as string, (prefixes.get(trail[1] as string) ?? 0) + 1);
  }
  const named = (letters: string) => told.has(letters) || broken.has(letters);
  const sorted = [...told].sort();
  const begins = (part: string): boolean => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((sorted[mid] as string) < part) low = mid + 1;
      else high = mid;
    }
    for (let k = low; k < low + 3 && k < sorted.length; k++)
      if (sorted[k] !== part && (sorted[k] as string).startsWith(part)) return true;
    return false;
  };
  for (let b = 0; b < lines.length; b++) {
    if (b % 4000 === 3999) yield b / lines.length;
    const line = lines[b] as Line;
    if (!line.text || (layout.blocks[b] as Block).mark) continue;
    const pointer = POINTER.exec(line.text);
    if (pointer) {
      const rest = lettersOf(line.text.slice(pointer[0].length));
      // A paragraph may begin so as well; a title told elsewhere, or nothing told, ends the question.
      if (named(rest) || !line.stops) found.set(b, named(rest) ? 0.99 : 0.9);
      continue;
    }
    if (line.prose && line.stops) continue;
    const trail = TRAIL.exec(line.text);
    if (trail && (prefixes.get(trail[1] as string) as number) >= 2 && named(lettersOf(trail[2] as string))) {
      found.set(b, 0.98);
      continue;
    }
    const cut = CUT.exec(line.text.replace(/^[•·*\-\s]+/u, ''));
    if (!cut) continue;
    const part = lettersOf(cut[1] as string);
    if (part.length >= (line.cjk ? 6 : 12) && (told.has(part) || begins(part))) found.set(b, 0.95);
  }
  return found;
}
