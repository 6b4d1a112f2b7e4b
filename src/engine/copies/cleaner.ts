/**
 * Of two near copies, the reading that is cleaner. A reader of page images errs in single letters: what it made of them
 * is words that the language does not know and that stand nowhere else in the dump. Where the copy further down has
 * clearly fewer of those, its text is kept, at the place of the first.
 */

import { type Letters, sizeOf } from '../base/letters.ts';
import type { Block, Piece } from '../base/model.ts';
import { Pace } from '../base/pace.ts';
import { readLine, withoutBullet } from '../blocks/pieces.ts';
import { partBlock } from '../blocks/sections.ts';
import { wordsOf } from '../language/grams.ts';
import { isCommon } from '../language/rims.ts';
import type { Tongues } from '../language/tongue.ts';
import { type Copy, newCopy } from './copy.ts';
import type { CopyGroup } from './loops.ts';
import { matchFromStart } from './twins.ts';

/**
 * Odd units that one reading must have more than the other to be the noisier, in one block and in a stretch of them, and
 * how many times as many.
 */
const MARGIN = { more: 2, stretch: 3, times: 3 };
/** Share of differing letters up to which two blocks are aligned. */
const RATE = 0.16;
/** Signs that newspapers hardly set, and readers of page images often. */
const STRANGE = /[\uFFFD\\_*#@^~|`¬¦§¨¸]/gu;
const isStrange = (letter: string) => letter.search(STRANGE) === 0;

/** A Chinese line as its pairs of letters are counted: without regard to case, every figure as one. */
function pairedForm(line: string): string {
  return line.toLowerCase().replace(/\d+(?:\.\d+)?/gu, '0');
}

const BEHIND = ".'’&/-";

/** The words of an English line, without what stands behind them. */
function plainWords(line: string): string[] {
  return wordsOf(line).map((word) =>
    BEHIND.includes(word.charAt(word.length - 1)) ? word.replace(/[.'’&/-]+$/u, '') : word,
  );
}

/** What a reading is judged by: pairs of letters (words of English) and strange signs, each with its count. */
function unitsOf(line: string, cjk: boolean): Map<string, number> {
  const units = new Map<string, number>();
  const add = (unit: string) => units.set(unit, (units.get(unit) ?? 0) + 1);
  if (cjk) {
    for (const run of pairedForm(line).split(/[^\p{L}\p{N}]/u))
      for (let i = 0; i + 2 <= run.length; i++) add(run.slice(i, i + 2));
  } else for (const word of plainWords(line)) add(word);
  for (const [sign] of line.matchAll(STRANGE)) add(sign);
  return units;
}

/** What the first reading has more of than the second. */
function beyond(units: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): Map<string, number> {
  const more = new Map<string, number>();
  for (const [unit, count] of units) {
    const left = count - (other.get(unit) ?? 0);
    if (left > 0) more.set(unit, left);
  }
  return more;
}

/** Two readings: the piece that stands in place, the copy of it, and what only one of them has. */
interface Pair {
  piece: Piece;
  block: number;
  group: CopyGroup;
  here: Map<string, number>;
  there: Map<string, number>;
}

/**
 * The copies whose text is cleaner than that of the block they copy, by that block. Only whole blocks that became one
 * piece each and differ by slips alone: with another figure or word none is the other's reading. Generator: yields
 * the share done.
 */
export function* findCleaner(
  text: string,
  blocks: readonly Block[],
  letters: Letters,
  groups: readonly CopyGroup[],
  pieces: readonly Piece[],
  tongues: Tongues,
): Generator<number, Map<number, number>> {
  const pairs = yield* readPairs(text, blocks, letters, groups, pieces);
  const cleaner = new Map<number, number>();
  if (pairs.length === 0) return cleaner;
  const { counter, isCounted } = yield* countElsewhere(pieces, pairs);
  const judged = pairs.map((pair) => {
    const odd = (units: ReadonlyMap<string, number>): number => {
      let sum = 0;
      for (const [unit, count] of units) {
        // The piece itself may have been counted as well.
        const own = isCounted(pair.piece) ? (pair.here.get(unit) ?? 0) : 0;
        const known = counter.of(unit) - own > 0;
        if (!known && !isCommon(tongues, unit, pair.piece.cjk)) sum += count;
      }
      return sum;
    };
    return { ...pair, own: odd(pair.here), copied: odd(pair.there) };
  });
  const lead = new Map<number, number>();
  for (const stretch of Map.groupBy(judged, (x) => x.group).values()) {
    const own = stretch.reduce((sum, x) => sum + x.own, 0);
    const copied = stretch.reduce((sum, x) => sum + x.copied, 0);
    // What was pasted in one piece was read in one go: its paragraphs are as clean as the others.
    const all = own - copied >= MARGIN.stretch && own >= MARGIN.times * copied;
    for (const x of stretch) {
      const more = x.own - x.copied;
      const clear = more >= MARGIN.more && x.own >= MARGIN.times * x.copied;
      if (!clear && !(all && more >= 0)) continue;
      if (more <= (lead.get(x.piece.block) ?? -1)) continue;
      lead.set(x.piece.block, more);
      cleaner.set(x.piece.block, x.block);
    }
  }
  return cleaner;
}

/** The pairs that may be judged. */
function* readPairs(
  text: string,
  blocks: readonly Block[],
  letters: Letters,
  groups: readonly CopyGroup[],
  pieces: readonly Piece[],
): Generator<number, Pair[]> {
  const pace = new Pace();
  const ofBlock = new Map<number, Piece | null>();
  for (const piece of pieces) ofBlock.set(piece.block, ofBlock.has(piece.block) ? null : piece);
  // What loops is told turn by turn: its first turn stays where it is.
  for (const g of groups) if (g.kind === 'loop') for (const twin of g.twins) ofBlock.set(twin, null);
  const pairs: Pair[] = [];
  for (const g of groups) {
    if (g.kind === 'loop') continue;
    for (const [i, b] of g.blocks.entries()) {
      const twin = g.twins[i] as number;
      const piece = ofBlock.get(twin);
      const copy = blocks[b] as Block;
      if (!piece || !isPlain(copy) || !isPlain(blocks[twin] as Block) || piece.sources.length !== 1) continue;
      if (pace.due(copy.end - copy.start)) yield 0.5;
      const match = matchFromStart(letters, b, twin, RATE);
      if (!match?.distance || !match.whole || !match.otherWhole) continue;
      if (match.swapped + match.missing + match.words > 0) continue;
      const parting = partBlock(text, copy);
      let step = parting.next();
      for (; !step.done; step = parting.next()) yield 0.5;
      if (step.value.length !== 1) continue;
      const line = readLine(text, [[copy.start, copy.end]]);
      const own = unitsOf(piece.text, piece.cjk);
      const copied = unitsOf(line, piece.cjk);
      pairs.push({ piece, block: b, group: g, here: beyond(own, copied), there: beyond(copied, own) });
    }
  }
  return pairs;
}

/** Whether a block is running text and nothing else: no mark before it, no tags in it, not known for a field. */
function isPlain(block: Block): boolean {
  return block.mark === 0 && !block.holes && block.role === undefined && !block.row;
}

/** A place in a table of 65,536 for a word, by its first and last letter and its length. */
function placeOf(word: string): number {
  return (word.charCodeAt(0) * 31 + word.charCodeAt(word.length - 1) * 769 + word.length * 6151) & 0xffff;
}

/**
 * Counts units that are asked for, in the text of a whole dump: a look at every letter of it, so nothing is made of those
 * that are not.
 */
class Counter {
  /** By unit asked for: its place among the counts. */
  readonly #asked = new Map<string, number>();
  readonly #counts: number[] = [];
  /** By the code of a pair of letters: the same. Two of them, side by side in a line, stand in one run of letters. */
  readonly #pairs = new Map<number, number>();
  /** Letters that begin a pair asked for, and signs asked for. */
  readonly #begins = new Uint8Array(0x10000);
  readonly #signs = new Uint8Array(0x10000);
  /** Words asked for, by their ends and length: most others are none by these already. */
  readonly #words = new Uint8Array(0x10000);

  ask(unit: string): void {
    if (this.#asked.has(unit)) return;
    const place = this.#counts.push(0) - 1;
    this.#asked.set(unit, place);
    this.#words[placeOf(unit)] = 1;
    const first = unit.charCodeAt(0);
    if (unit.length === 1) this.#signs[first] = 1;
    if (unit.length !== 2) return;
    this.#begins[first] = 1;
    this.#pairs.set(first * 0x10000 + unit.charCodeAt(1), place);
  }

  of(unit: string): number {
    return this.#counts[this.#asked.get(unit) ?? -1] ?? 0;
  }

  count(line: string, cjk: boolean): void {
    if (!cjk) for (const word of plainWords(line)) if (this.#words[placeOf(word)] === 1) this.#add(word);
    const form = cjk ? pairedForm(line) : line;
    for (let i = 0; i < form.length; i++) {
      const c = form.charCodeAt(i);
      if (this.#signs[c] === 1 && isStrange(form.charAt(i))) this.#add(form.charAt(i));
      if (!cjk || this.#begins[c] === 0) continue;
      const place = this.#pairs.get(c * 0x10000 + form.charCodeAt(i + 1));
      if (place !== undefined) this.#counts[place] = (this.#counts[place] as number) + 1;
    }
  }

  #add(unit: string): void {
    const place = this.#asked.get(unit);
    if (place !== undefined) this.#counts[place] = (this.#counts[place] as number) + 1;
  }
}

/** Code units of a dump that are looked through for words: of a longer one every so many pieces, which tell as much. */
const ENOUGH = 4_000_000;

/** How often what the readings differ in stands in the dump, and which pieces were looked through. */
function* countElsewhere(
  pieces: readonly Piece[],
  pairs: readonly Pair[],
): Generator<number, { counter: Counter; isCounted: (piece: Piece) => boolean }> {
  const pace = new Pace();
  const counter = new Counter();
  for (const { here, there } of pairs)
    for (const unit of [...here.keys(), ...there.keys()]) counter.ask(unit);
  const size = pieces.reduce((n, piece) => n + piece.text.length, 0);
  const step = Math.max(1, Math.ceil(size / ENOUGH));
  const counted = new Set<Piece>();
  for (let p = 0; p < pieces.length; p += step) {
    const piece = pieces[p] as Piece;
    if (pace.due(piece.text.length)) yield 0.5;
    counter.count(piece.text, piece.cjk);
    counted.add(piece);
  }
  return { counter, isCounted: (piece) => counted.has(piece) };
}

/**
 * Gives the pieces of `cleaner` the text of their copies, at the place where they are. In `of` the two change over: what
 * stood first is the copy, and what copied it copies the cleaner one. Generator: yields the share done.
 */
export function* takeCleaner(
  text: string,
  blocks: readonly Block[],
  letters: Letters,
  of: (Copy | undefined)[],
  pieces: readonly Piece[],
  cleaner: ReadonlyMap<number, number>,
): Generator<number, void> {
  if (cleaner.size === 0) return;
  const pace = new Pace();
  for (const piece of pieces) {
    const kept = cleaner.get(piece.block);
    if (kept === undefined) continue;
    const { start, end } = blocks[kept] as Block;
    piece.start = start;
    piece.end = end;
    piece.sources = [[start, end]];
    piece.text = withoutBullet(readLine(text, piece.sources));
    if (pace.due(end - start)) yield 0.5;
  }
  const distance = (b: number, kept: number, before: number): number =>
    matchFromStart(letters, b, kept, RATE)?.distance ?? before;
  for (const [b, copy] of of.entries()) {
    const kept = copy && cleaner.get(copy.twin);
    if (copy === undefined || kept === undefined || kept === b) continue;
    if (pace.due(sizeOf(letters, b))) yield 0.5;
    // Of a part only those letters count that it holds.
    if (!copy.torn) copy.distance = distance(b, kept, copy.distance);
    copy.twin = kept;
  }
  for (const [first, kept] of cleaner) {
    if (pace.due(sizeOf(letters, first))) yield 0.5;
    of[first] = newCopy(first, kept, {
      distance: distance(first, kept, of[kept]?.distance ?? 0),
      noisier: true,
    });
    of[kept] = undefined;
  }
}
