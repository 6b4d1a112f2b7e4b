/**
 * Site furniture: what stands around articles and belongs to none. Known by repetition (the same short line
 * around many articles), by other dumps of the library, and by look (short, no sentence, words of the web's
 * own housekeeping). Prose is never furniture.
 */
import type { Copies } from './copies.ts';
import { type Letters, lettersOf, sizeOf } from './letters.ts';
import { furnitureLook } from './furniture.ts';
import { endsWithStop, isByline, isDateLine } from './look.ts';
import type { Layout } from './model.ts';

export interface Furniture {
  /** By block: how sure it is furniture, 0 where it is none. */
  sure: Float32Array;
  /** By block: why. */
  why: Map<number, 'repeated' | 'library' | 'look'>;
}

/** How often a short line must stand, with other neighbours each time, to be furniture by repetition. */
const REPEATS = 3;

/** Finds the furniture among blocks. `known` holds lines, as letters, from other dumps of the library. */
export function* findFurniture(
  text: string,
  layout: Layout,
  letters: Letters,
  copies: Copies,
  known: ReadonlySet<string>,
): Generator<number, Furniture> {
  const n = layout.blocks.length;
  const sure = new Float32Array(n);
  const why = new Map<number, 'repeated' | 'library' | 'look'>();
  const { same, count } = copies;
  const short = (b: number) => sizeOf(letters, b) > 1 && sizeOf(letters, b) <= 70;
  const often = (b: number) => short(b) && (count[same[b] as number] as number) >= REPEATS;
  const readingOf = (b: number): number => {
    const c = copies.of[b];
    return c && !c.doubtful ? c.twin : (same[b] as number);
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
  for (let b = 0; b < n; b++) {
    if (b % 5000 === 4999) yield 0.4 + (0.6 * b) / n;
    if (layout.blocks[b]?.field === 'chrome') {
      sure[b] = 0.97;
      why.set(b, 'look');
      continue;
    }
    if (!short(b)) continue;
    const { start, end } = layout.blocks[b] as { start: number; end: number };
    if (end - start > 130) continue;
    const line = text.slice(start, end);
    if (known.size && known.has(lettersOf(line)) && !isDateLine(line)) {
      sure[b] = 0.97;
      why.set(b, 'library');
      continue;
    }
    const look = furnitureLook(line);
    const root = same[b] as number;
    const around = contexts.get(root);
    const places = around ? Math.min(around.before.size, around.after.size) : 0;
    const repeated = places >= REPEATS && places >= 0.5 * Math.min(64, count[root] as number);
    if (repeated && !isDateLine(line) && !isByline(line) && (!endsWithStop(line) || look > 0.3)) {
      sure[b] = look > 0.3 ? 0.99 : 0.96;
      why.set(b, 'repeated');
    } else if (look >= 0.6 && (layout.blocks[b]?.mark ?? 0) === 0) {
      sure[b] = look;
      why.set(b, 'look');
    }
  }
  return { sure, why };
}
