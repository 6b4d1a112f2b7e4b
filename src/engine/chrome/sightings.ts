/**
 * Short lines of a dump as other dumps may show them again: what a library learns its furniture from. A line that
 * stands in several dumps beside different texts each time is the site's; a title stands over the same text.
 */
import { furnitureKey } from '../../shared/furniture.ts';
import { cjkShare } from '../base/script.ts';
import { isByline } from '../look/bylines.ts';
import { endsWithStop, isDateLine } from '../look/look.ts';

/** A short line and what it stood between: numbers that tell the nearest running text on each side, 0 without any. */
export interface Sighting {
  key: string;
  before: number;
  after: number;
}

/** Longest line looked at and shortest that is running text, in code units. */
const LONGEST = 90;
const PROSE = { cjk: 44, latin: 90 };
/** Lines kept of one dump, from its beginning and its end alike: furniture stands there if anywhere. */
const KEPT = 200;

/** FNV-1a over code units, never 0. */
function tell(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 1;
}

/** The short lines of `text`, each key once, at most 400 of them. */
export function sightings(text: string): Sighting[] {
  const found = new Map<string, Sighting>();
  const waiting: Sighting[] = [];
  const head: Sighting[] = [];
  let tail: Sighting[] = [];
  let before = 0;
  for (const hit of text.matchAll(/[^\r\n]+/gu)) {
    const line = hit[0].trim();
    if (!line) continue;
    const cjk = cjkShare(line, 0, Math.min(line.length, 200)) > 0.3;
    const stops = endsWithStop(line.slice(-20));
    const room = cjk ? PROSE.cjk : PROSE.latin;
    if (line.length >= room || (stops && line.length >= room / 2)) {
      before = tell(line.slice(0, 200));
      for (const s of waiting) s.after = before;
      waiting.length = 0;
      continue;
    }
    if (line.length > LONGEST || isDateLine(line) || isByline(line)) continue;
    const key = furnitureKey(line);
    if (key.length < 2 || /^\d+$/u.test(key) || found.has(key)) continue;
    const sighting = { key, before, after: 0 };
    found.set(key, sighting);
    waiting.push(sighting);
    if (head.length < KEPT) head.push(sighting);
    else {
      tail.push(sighting);
      if (tail.length > 4 * KEPT) tail = tail.slice(-KEPT);
    }
  }
  return [...head, ...tail.slice(-KEPT)];
}
