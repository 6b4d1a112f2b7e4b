/**
 * Site furniture: what stands around articles and belongs to none. Known by repetition (the same short line
 * around many articles), by other dumps of the library, and by look (short, no sentence, words of the web's
 * own housekeeping). Prose is never furniture.
 */
import { furnitureKey, type KnownFurniture } from '../../shared/furniture.ts';
import { type Letters, sizeOf } from '../base/letters.ts';
import type { Block, Layout } from '../base/model.ts';
import type { Copies } from '../copies/copy.ts';
import { isByline } from '../look/bylines.ts';
import { furnitureLook, isBarMenu, isConsent, WEAK } from '../look/furniture.ts';
import { opensArticle } from '../look/leads.ts';
import { endsWithStop, isDateLine } from '../look/look.ts';
import { findMasthead, isRunningHead } from '../look/mastheads.ts';
import { findDigestTitle, findLabelRows, spreadFurniture } from './dump-ends.ts';
import { findPageFurniture, type Line, readLineOf } from './frames.ts';
import { findLinkLists } from './linklists.ts';
import { findMenus } from './menus.ts';
import { findPointers } from './pointers.ts';

export interface Furniture {
  /** By block: how sure it is furniture, 0 where it is none. */
  sure: Float32Array;
  /** By block: why. */
  why: Map<number, Why>;
}

const NOTHING: KnownFurniture = { seen: [], always: [], never: [] };
/** How often a short line must stand, with other neighbours each time, to be furniture by repetition. */
const REPEATS = 3;

/** Code units by which two texts are taken to open alike. */
const OPENING = 10;

/** Code units of a paragraph by which it opens as an article does, and the log odds from which on it does. */
const LEAD = 80;
const OPENS = 1;

/** Why a block is furniture. */
export type Why = 'repeated' | 'library' | 'rule' | 'look' | 'list' | 'masthead' | 'page' | 'beside';

/** Finds the furniture among blocks. `known` holds what is known of lines before this dump is read. */
export function* findFurniture(
  text: string,
  layout: Layout,
  letters: Letters,
  copies: Copies,
  known: KnownFurniture = NOTHING,
): Generator<number, Furniture> {
  const [seen, always, never] = [new Set(known.seen), new Set(known.always), new Set(known.never)];
  const ruled = seen.size + always.size > 0;
  const n = layout.blocks.length;
  const sure = new Float32Array(n);
  const why = new Map<number, Why>();
  const { same, count } = copies;
  const short = (b: number) => sizeOf(letters, b) > 1 && sizeOf(letters, b) <= 70;
  const often = (b: number) => short(b) && (count[same[b] as number] as number) >= REPEATS;
  const readingOf = (b: number): number => {
    let at = b;
    for (let c = copies.of[at], k = 0; c && !c.doubtful && k < 64; c = copies.of[at], k++) at = c.twin;
    return same[at] as number;
  };
  // The neighbours of each often told line to both sides, past other such lines: furniture stands between
  // texts that differ, a line of a loop or a pasted section between the same.
  const contexts = new Map<number, { before: Set<number>; after: Set<number> }>();
  const waiting: number[] = [];
  let before = -1;
  for (let b = 0; b < n; b++) {
    if (b % 5000 === 4999) yield (0.4 * b) / n;
    const reading = readingOf(b);
    if (!often(b)) {
      before = reading;
      for (const root of waiting) {
        const set = (contexts.get(root) as { after: Set<number> }).after;
        if (set.size < 64) set.add(reading);
      }
      waiting.length = 0;
      continue;
    }
    const root = same[b] as number;
    let set = contexts.get(root);
    if (!set) {
      set = { before: new Set(), after: new Set() };
      contexts.set(root, set);
    }
    if (set.before.size < 64) set.before.add(before);
    if (waiting.length < 64) waiting.push(root);
  }
  for (const root of waiting) (contexts.get(root) as { after: Set<number> }).after.add(-1);
  const lines: Line[] = [];
  for (let b = 0; b < n; b++) {
    if (b % 5000 === 4999) yield 0.4 + (0.2 * b) / n;
    lines.push(readLineOf(text, layout.blocks[b] as Block));
  }
  const pages = yield* part(findPageFurniture(layout, lines), 0.6);
  const pointers = yield* part(findPointers(layout, lines), 0.7);
  const lists = yield* part(findLinkLists(layout, lines), 0.72);
  const head = new Set(
    findMasthead(
      lines.slice(0, 12).map((line) => line.text),
      (layout.blocks[0]?.mark ?? 0) > 0,
    ),
  );
  const opens = (b: number): boolean => {
    const block = layout.blocks[b];
    const line = lines[b];
    if (!block || !line?.prose) return false;
    return opensArticle(text.slice(block.start, Math.min(block.end, block.start + LEAD)), line.cjk) > OPENS;
  };
  const isHead = (b: number) => (layout.blocks[b] as Block).mark > 0 && !isShort(lines[b] as Line);
  const { own, headed } = yield* part(findOwn(lines, same, count, opens, isHead), 0.75);
  // A title over a text that was pasted more than once stands again word for word, too.
  const over = openingsUnder(lines, same, count);
  const headsCopies = (b: number): boolean => {
    const next = lines[b + 1];
    const line = (lines[b] as Line).text;
    if (!next?.prose || /\d/u.test(line) || furnitureLook(line) >= 0.3 || isRunningHead(line)) return false;
    const times = count[same[b] as number] as number;
    return (
      times >= 2 &&
      (over.get(same[b] as number) !== null || (count[same[b + 1] as number] as number) >= times)
    );
  };
  for (let b = 0; b < n; b++) {
    if (b % 5000 === 4999) yield 0.8 + (0.2 * b) / n;
    const block = layout.blocks[b] as Block;
    const say = (how: number, by: Why) => {
      sure[b] = how;
      why.set(b, by);
    };
    const page = pages.get(b);
    const pointer = pointers.get(b);
    if (block.field) {
      say(0.97, block.field === 'jump' ? 'page' : 'look');
      continue;
    }
    if (page !== undefined && pointer === undefined && headsCopies(b)) continue;
    if (page !== undefined || pointer !== undefined) {
      say(page ?? (pointer as number), page !== undefined ? 'page' : 'list');
      continue;
    }
    const listed = lists.get(b);
    if (listed !== undefined || head.has(b)) {
      const { text: words } = lines[b] as Line;
      const looks = furnitureLook(words) >= 0.7;
      const by = isRunningHead(words) ? 'page' : looks ? 'look' : head.has(b) ? 'masthead' : 'list';
      say(looks ? 0.955 : (listed ?? 0.9), by);
      continue;
    }
    const { text: line, prose } = lines[b] as Line;
    if (block.end - block.start <= 250 && isConsent(text.slice(block.start, block.end))) {
      say(0.95, 'look');
      continue;
    }
    if (!prose && line && isBarMenu(line)) {
      say(0.955, 'look');
      continue;
    }
    if (!short(b) || !line) continue;
    if (ruled && !prose && !isDateLine(line)) {
      const key = furnitureKey(line);
      if (always.has(key)) {
        say(0.99, 'rule');
        continue;
      }
      // A title that comes again in every issue heads a text here, too.
      if (seen.has(key) && !isByline(line) && !(own.has(same[b] as number) || leads(lines, b))) {
        // Right over running text a title may stand as well: a person decides.
        say(lines[b + 1]?.prose && furnitureLook(line) < 0.3 ? 0.9 : 0.97, 'library');
        continue;
      }
    }
    // What a record calls an author or a title is none, however often it stands.
    if (block.named) continue;
    const look = furnitureLook(line);
    const root = same[b] as number;
    const around = contexts.get(root);
    const places = around ? Math.min(around.before.size, around.after.size) : 0;
    const repeated = places >= REPEATS && places >= 0.5 * Math.min(64, count[root] as number);
    if (
      repeated &&
      !(own.has(root) && look < 0.6) &&
      !isDateLine(line) &&
      !isByline(line) &&
      (!endsWithStop(line) || look > 0.3)
    ) {
      // Right over running text each time it may be a title that many articles share: a person decides.
      say(look > 0.3 ? 0.99 : headed.has(root) ? 0.9 : 0.96, 'repeated');
    } else if (look >= 0.6 && block.mark === 0 && !(look <= WEAK && leads(lines, b) && !sure[b - 1])) {
      // Measured on dumps of known truth: what looks so by 0.7 and more is furniture in 99 of 100.
      say(look >= 0.7 ? Math.max(look, 0.955) : look, isRunningHead(line) ? 'page' : 'look');
    }
  }
  for (const b of findDigestTitle(layout, lines)) {
    if (sure[b]) continue;
    sure[b] = 0.8;
    why.set(b, 'look');
  }
  // A page's head may stand over a table of results.
  const isOwn = (b: number) =>
    (sure[b] as number) >= 0.6 && !['page', 'masthead'].includes(why.get(b) as Why);
  for (const b of yield* part(findMenus(layout, lines, isOwn), 0.95)) {
    if (sure[b]) continue;
    sure[b] = 0.9;
    why.set(b, 'beside');
  }
  for (const b of findLabelRows(layout, lines)) {
    if (sure[b]) continue;
    sure[b] = 0.9;
    why.set(b, 'look');
  }
  for (const b of spreadFurniture(layout, lines, sure, 0.6)) {
    sure[b] = 0.9;
    why.set(b, 'beside');
  }
  if (never.size)
    for (let b = 0; b < n; b++) {
      if (!sure[b] || !never.has(furnitureKey((lines[b] as Line).text))) continue;
      sure[b] = 0;
      why.delete(b);
    }
  return { sure, why };
}

/**
 * By first block with the same letters: how all the texts open over which such a line stands, null where they differ. Texts
 * read twice may not be the same to the letter, but open alike.
 */
function openingsUnder(
  lines: readonly Line[],
  same: Int32Array,
  count: Uint32Array,
): Map<number, string | null> {
  const out = new Map<number, string | null>();
  lines.forEach((line, b) => {
    const root = same[b] as number;
    if (line.prose || (count[root] as number) < 2) return;
    const next = lines[b + 1];
    const opening = next?.prose ? next.text.slice(0, OPENING) : null;
    const known = out.get(root);
    out.set(root, known === undefined || known === opening ? opening : null);
  });
  return out;
}

/** Whether a date or byline follows line `b`, as after a title. */
function leads(lines: readonly Line[], b: number): boolean {
  const next = lines[b + 1];
  return next !== undefined && (isDateLine(next.text) || isByline(next.text));
}

/** Runs a step of a tenth of the stage. */
function* part<T>(work: Generator<number, T>, from: number): Generator<number, T> {
  let step = work.next();
  while (!step.done) {
    yield from + step.value / 20;
    step = work.next();
  }
  return step.value;
}

/** Often told lines by first block with the same letters: the articles' own, and those that may be titles. */
interface Often {
  own: Set<number>;
  headed: Set<number>;
}

/** Whether a line is as short as the name of a column or section; titles tell something. */
function isShort({ text, cjk }: Line): boolean {
  return cjk ? text.length < 8 : text.split(' ').length < 4;
}

/**
 * Often told lines that are the articles' own: rows of a list or table, between which no running text stands, and a
 * title that many articles share, which a date or byline follows or, where `isHead` finds it marked as one, a paragraph
 * that `opens` an article. What stands over running text nearly each time may be a title, unless it is as short as a
 * column's name.
 */
function* findOwn(
  lines: readonly Line[],
  same: Int32Array,
  count: Uint32Array,
  opens: (b: number) => boolean,
  isHead: (b: number) => boolean,
): Generator<number, Often> {
  const told = new Map<
    number,
    {
      places: number;
      parted: number;
      titles: number;
      opening: number;
      over: number;
      head: boolean;
      last: number;
    }
  >();
  const prose = new Uint32Array(lines.length + 1);
  for (let b = 0; b < lines.length; b++) {
    if (b % 4000 === 3999) yield b / lines.length;
    const line = lines[b] as Line;
    prose[b + 1] = (prose[b] as number) + (line.prose ? 1 : 0);
    const root = same[b] as number;
    if (line.prose || (count[root] as number) < REPEATS) continue;
    let t = told.get(root);
    if (!t) {
      t = { places: 0, parted: 0, titles: 0, opening: 0, over: 0, head: false, last: -1 };
      told.set(root, t);
    }
    t.places++;
    if (t.last >= 0 && (prose[b] as number) > (prose[t.last] as number)) t.parted++;
    t.last = b;
    const before = lines[b - 1];
    const next = lines[b + 1];
    const leads = next !== undefined && (isDateLine(next.text) || isByline(next.text));
    if (leads && (!before || before.prose || isDateLine(before.text) || isByline(before.text))) t.titles++;
    if (leads || opens(b + 1)) t.opening++;
    if (next?.prose && !isShort(line)) t.over++;
    if (isHead(b)) t.head = true;
  }
  const own = new Set<number>();
  const headed = new Set<number>();
  for (const [root, t] of told) {
    if (t.over >= 0.8 * t.places) headed.add(root);
    if (
      t.parted < 0.5 * (t.places - 1) ||
      t.titles >= 0.6 * t.places ||
      (t.head && t.opening >= 0.8 * t.places)
    )
      own.add(root);
  }
  return { own, headed };
}
