/**
 * What was told over and over. Copies that stand right behind what they copy are turns of a loop; and a paragraph
 * can loop inside itself, from one letter to many sentences. Genuine repetition is let be: laughter, figures,
 * doubled words, refrains that other lines stand between, rows of a table.
 */

import { cjkOf, type Letters, sizeOf } from '../base/letters.ts';
import type { Block, Range } from '../base/model.ts';
import { Pace } from '../base/pace.ts';
import { CJK, classOf, DIGIT, STOP } from '../base/script.ts';
import type { Copy } from './copy.ts';

/** Copies that belong together: the turns of a loop, or a stretch pasted again. */
export interface CopyGroup {
  kind: 'loop' | 'copy';
  blocks: number[];
  /** By block of the group: the block that stays. */
  twins: number[];
  /** Of a loop: blocks in one turn, and turns with the first. */
  period: number;
  turns: number;
  /** Whether the last turn broke off. */
  torn: boolean;
}

/** Blocks in one turn up to which two turns make a loop. */
const SHORT = 4;

/** Groups the copies that are taken out, in the order of the dump. `taken` says which are. */
export function groupCopies(of: readonly (Copy | undefined)[], taken: (b: number) => boolean): CopyGroup[] {
  const n = of.length;
  const rank = new Int32Array(n);
  let stays = 0;
  for (let b = 0; b < n; b++) {
    rank[b] = stays;
    if (!taken(b)) stays++;
  }
  const groups: CopyGroup[] = [];
  for (let s = 0; s < n; ) {
    if (!taken(s)) {
      s++;
      continue;
    }
    const place = (b: number) => rank[(of[b] as Copy).twin] as number;
    const lag = (rank[s] as number) - place(s);
    let e = s;
    // A loop goes through the blocks just before it, again and again.
    while (e < n && taken(e) && lag > 0 && place(e) === (rank[s] as number) - lag + ((e - s) % lag)) e++;
    const last = of[e - 1];
    // A long stretch that stands twice was pasted; what loops comes a third time or is short.
    const full = e - s >= lag || (e > s && last?.torn === true && e - s >= Math.max(1, lag - 1));
    const loop = lag > 0 && full && (lag <= SHORT || e - s > lag);
    if (!loop) {
      e = s + 1;
      while (e < n && taken(e) && place(e) === place(e - 1) + 1) e++;
    }
    const blocks: number[] = [];
    for (let b = s; b < e; b++) blocks.push(b);
    groups.push({
      kind: loop ? 'loop' : 'copy',
      blocks,
      twins: blocks.map((b) => (of[b] as Copy).twin),
      period: loop ? lag : 0,
      turns: loop ? 1 + Math.ceil((e - s) / lag) : 2,
      torn: of[e - 1]?.torn ?? false,
    });
    s = e;
  }
  return groups;
}

/** A loop inside one block: what stays of it and what is folded away, raw ranges. */
export interface InnerLoop {
  block: number;
  first: Range;
  rest: Range;
  /** Letters in one turn, and turns with the first. */
  period: number;
  turns: number;
  torn: boolean;
}

/** Letters compared to see that a place repeats an earlier one. */
const GRAM = 4;
/** Turns of fewer letters than this do not drift. */
const STEADY = 10;
/** Letters that must agree again after a slip for the loop to go on. */
const AGREE = 6;
/** Letters people repeat on purpose. */
const LAUGHTER = new Set(
  '哈呵嘿嘻啊哦噢呀哇嗯唉哎呜咚叮滴嗒汪喵咯轰隆'.split('').map((c) => c.charCodeAt(0)),
);

/** Agreements of fewer letters are looked for anew. */
const REMEMBERED = 64;

/** Letters inside one word that nobody repeats on purpose. */
const STRETCHED = 48;

/** How many earlier places of the same few letters are tried: inside one turn the same words may stand again. */
const TRIED = 6;

/** Finds loops inside blocks for which `stays` holds. Generator: yields the share done. */
export function* findInnerLoops(
  text: string,
  blocks: readonly Block[],
  letters: Letters,
  stays: (b: number) => boolean,
): Generator<number, InnerLoop[]> {
  const { units, from } = letters;
  const out: InnerLoop[] = [];
  const last = new Int32Array(1 << 16).fill(-1);
  const before = new Int32Array(units.length ? longest(letters, blocks.length) : 0);
  // How far the block reads on as it did `period` letters before: looked for once, or a long loop that is none is
  // looked through again from each of its letters.
  const agreed = new Map<number, number>();
  const pace = new Pace();
  for (let b = 0; b < blocks.length; b++) {
    const size = sizeOf(letters, b);
    if (size < GRAM + 1 || !stays(b)) continue;
    const start = from[b] as number;
    const end = start + size;
    const cjk = cjkOf(letters, b) > 0.3;
    agreed.clear();
    for (let i = start; i + GRAM <= end; i++) {
      const h =
        (Math.imul(units[i] as number, 0x9e3779b1) ^
          Math.imul((units[i + 1] as number) + (units[i + 2] as number) * 31, 0x85ebca6b) ^
          Math.imul(units[i + 3] as number, 0xc2b2ae35)) >>>
        16;
      let j = last[h] as number;
      last[h] = i;
      before[i - start] = j;
      if (pace.due(1)) yield i / units.length;
      for (let tried = 0; j >= start && tried < TRIED; tried++, j = before[j - start] as number) {
        const period = i - j;
        // Another few letters may stand at the same place of the table.
        let k = 0;
        while (k < GRAM && k < period && units[i + k] === units[j + k]) k++;
        if ((k < GRAM && k < period) || !isTold(units, j, period)) continue;
        let same = Math.max(i, agreed.get(period) ?? 0);
        const read = same;
        while (same < end && units[same] === units[same - period]) same++;
        if (pace.due(10 + same - read)) yield i / units.length;
        if (same - i > REMEMBERED) agreed.set(period, same);
        // One whole turn must read as the one before it did, but for a slip of the reader.
        if (same - i < period) continue;
        const to = repeatsTo(units, same - period, same, period, end);
        const loop = foldLoop(text, blocks[b] as Block, letters, b, j, to, period, cjk);
        if (!loop) continue;
        out.push(loop);
        // What was folded is not looked at again.
        i = to - 1;
        break;
      }
    }
  }
  return out;
}

/** Letters of the longest block. */
function longest(letters: Letters, n: number): number {
  let most = 0;
  for (let b = 0; b < n; b++) most = Math.max(most, sizeOf(letters, b));
  return most;
}

/** Whether a turn says something: a row of figures is no loop, nor is laughter. */
function isTold(units: Uint16Array, first: number, period: number): boolean {
  let words = 0;
  const seen = Math.min(64, period);
  for (let k = 0; k < seen; k++) if (!(classOf(units[first + k] as number) & DIGIT)) words++;
  return words * 2 >= seen && !(period <= 2 && LAUGHTER.has(units[first] as number));
}

/**
 * How far `units[b…]` reads as `units[a…]` does, turn after turn: up to the last agreement before they part for good.
 * A letter misread, dropped or doubled is passed over where both read on alike; the first turn has agreed already.
 */
function repeatsTo(units: Uint16Array, a: number, b: number, period: number, end: number): number {
  let from = a;
  let to = b;
  for (;;) {
    while (to < end && units[to] === units[from]) {
      to++;
      from++;
    }
    if (to >= end || period < STEADY) return to;
    const on = resume(units, from, to, end);
    if (!on || Math.abs(on[1] - on[0] - period) > 2) return to;
    [from, to] = on;
  }
}

/** Where two readings that part at `a` and `b` agree again for some letters, at most two letters on. */
function resume(units: Uint16Array, a: number, b: number, end: number): [number, number] | null {
  for (const [x, y] of [
    [1, 1],
    [0, 1],
    [1, 0],
    [2, 2],
    [0, 2],
    [2, 0],
  ] as const) {
    let k = 0;
    while (k < AGREE && b + y + k < end && units[a + x + k] === units[b + y + k]) k++;
    if (k === AGREE) return [a + x, b + y];
  }
  return null;
}

/** Turns from which on a repetition of `period` letters is a loop and no figure of speech. */
function turnsNeeded(period: number, cjk: boolean): number {
  if (cjk) return period === 1 ? 4 : period < 6 ? 4 : period < 16 ? 3 : 2;
  return period === 1 ? 6 : period < 6 ? 6 : period < 40 ? 3 : 2;
}

/** Where the last whole turn ends: turns with slips in them are a letter longer or shorter than the first. */
function turnsEnd(units: Uint16Array, first: number, to: number, period: number): number {
  const about = first + Math.floor((to - first) / period) * period;
  const slack = Math.min(8, Math.floor(period / 3));
  for (let off = 0; off <= slack; off++)
    for (const at of [about + off, about - off]) {
      if (at === to) return at;
      let k = 0;
      while (k < GRAM && units[at + k] === units[first + k]) k++;
      if (at < to && k === GRAM) return at;
    }
  return about;
}

function foldLoop(
  text: string,
  block: Block,
  letters: Letters,
  b: number,
  first: number,
  to: number,
  period: number,
  cjk: boolean,
): InnerLoop | null {
  const { units, raw, from } = letters;
  const turns = (to - first) / period;
  if (Math.floor(turns) < turnsNeeded(period, cjk)) return null;
  // Latin loops of a few letters are loops only if words are repeated, not letters in a code.
  if (period <= 2 && !cjk && !(classOf(units[first] as number) & CJK) && turns < 8) return null;
  // Within one word letters are stretched or stuttered on purpose, as in laughter.
  const inWord = (raw[to - 1] as number) - (raw[first] as number) === to - 1 - first;
  if (!cjk && inWord && to - first < STRETCHED) return null;
  const atEnd = to >= (from[b + 1] as number);
  if (turns < 3) {
    // Twice is meant, unless it is a whole sentence right after itself.
    let k = (raw[first] as number) - 1;
    while (k >= block.start && !(classOf(text.charCodeAt(k)) & (STOP | CJK | 2 | 4))) k--;
    const opens =
      (raw[first] as number) === block.start || k < block.start || (classOf(text.charCodeAt(k)) & STOP) !== 0;
    const stop = (raw[first + period - 1] as number) + 1;
    if (!opens || !(classOf(text.charCodeAt(stop)) & STOP)) return null;
  }
  const whole = turnsEnd(units, first, to, period) - first;
  // A broken last turn goes with the loop where the text ends in it; else its letters begin what follows.
  const cut = atEnd ? to : first + whole;
  const keepTo = raw[first + period - 1] as number;
  const dropFrom = raw[first + period] as number;
  const marks = text.slice(keepTo + 1, dropFrom);
  let dropTo = (raw[cut - 1] as number) + 1;
  for (
    let k = 0;
    k < marks.length && dropTo < block.end && text.charCodeAt(dropTo) === marks.charCodeAt(k);
    k++
  )
    dropTo++;
  if (dropTo <= dropFrom) return null;
  return {
    block: b,
    first: [raw[first] as number, dropFrom],
    rest: [dropFrom, dropTo],
    period,
    turns: Math.ceil((cut - first) / period),
    torn: atEnd && cut - first > whole,
  };
}
