/** Blocks that stay, as pieces: parted where lines were glued, read as one line each. */

import { breaksFigure } from '../../shared/flow.ts';
import { cjkOf, type Letters } from '../base/letters.ts';
import type { Block, Layout, Piece, Range } from '../base/model.ts';
import { classOf, isCjk, LATIN } from '../base/script.ts';
import { isByline, isNamesOnly } from '../look/bylines.ts';
import { type Part, partBlock } from './sections.ts';

/** The text of `ranges` as one line. Line ends inside fall away, or become a space between words. */
export function readLine(text: string, ranges: readonly Range[]): string {
  let out = '';
  for (const [a, b] of ranges) {
    const raw = text.slice(a, b);
    const line = /[\r\n]/.test(raw) ? raw.replace(/[^\S\r\n]*(?:\r\n|\r|\n)\s*/gu, '\n') : raw;
    for (let i = 0; i < line.length; ) {
      const e = line.indexOf('\n', i);
      const part = e < 0 ? line.slice(i) : line.slice(i, e);
      if (out && part) {
        const before = out.charCodeAt(out.length - 1);
        const after = part.charCodeAt(0);
        const softHyphen =
          before === 45 && classOf(out.charCodeAt(out.length - 2)) & LATIN && after >= 0x61 && after <= 0x7a;
        if (softHyphen) out = out.slice(0, -1);
        else if (!isCjk(before) && !isCjk(after) && before < 0x2e80 && after < 0x2e80)
          out += breaksFigure(out, part) ? '' : ' ';
      }
      out += part;
      if (e < 0) break;
      i = e + 1;
    }
  }
  return out;
}

/**
 * Makes pieces of the blocks for which `stays` holds. `isFurniture` tells the site's own lines from copies among the others, and `folded` gives, by block, ranges inside it that were
 * folded away. Generator: yields the share done.
 */
export function* makePieces(
  text: string,
  layout: Layout,
  letters: Letters,
  breaks: Uint8Array,
  stays: (block: number) => boolean,
  isFurniture: (block: number) => boolean,
  folded: ReadonlyMap<number, readonly Range[]>,
): Generator<number, Piece[]> {
  const pieces: Piece[] = [];
  let broken = false;
  let apart = false;
  let work = 0;
  for (let b = 0; b < layout.blocks.length; b++) {
    const block = layout.blocks[b] as Block;
    broken ||= breaks[b] === 1;
    work += block.end - block.start;
    if (work > 200_000) {
      work = 0;
      yield b / layout.blocks.length;
    }
    if (!stays(b)) {
      apart ||= isFurniture(b);
      continue;
    }
    const share = cjkOf(letters, b);
    // A sentence full of Latin names is Chinese all the same; a line with a pictograph is not.
    const cjk = share > 0.3 || (share > 0.1 && /\p{Script=Han}/u.test(text.slice(block.start, block.end)));
    const holes = folded.get(b) ?? block.holes;
    let parts: Part[] = [{ start: block.start, end: block.end, heading: false }];
    if (!holes) {
      const work = partBlock(text, block);
      let step = work.next();
      for (; !step.done; step = work.next()) yield b / layout.blocks.length;
      parts = step.value;
    }
    parts.forEach((part, k) => {
      const sources = holes ? without([part.start, part.end], holes) : ([[part.start, part.end]] as Range[]);
      pieces.push({
        start: part.start,
        end: part.end,
        sources,
        text: withoutBullet(readLine(text, sources)),
        block: b,
        mark: k === 0 ? block.mark : 0,
        breakBefore: k === 0 && broken,
        ...(apart && k === 0 ? { apart } : {}),
        indent: k === 0 && block.indent,
        glued: k > 0 || block.glued === true,
        heading: part.heading,
        ...(block.bold && parts.length === 1 ? { bold: true } : {}),
        ...(block.role && k === 0 ? { role: block.role } : {}),
        cjk,
      });
    });
    broken = false;
    apart = false;
  }
  return pieces;
}

/** A line without the bullet before it, which is no word of it; before a byline it stays, for it tells one. */
export function withoutBullet(line: string): string {
  const hit = /^[•·▲◆★▶►※◇▍■□●◎○]\s+/u.exec(line);
  if (!hit) return line;
  const rest = line.slice(hit[0].length);
  return !rest || isByline(line) || isNamesOnly(rest) ? line : rest;
}

/** A block's own text: its span without the tags inside it. */
export function wholeOf(block: Block): Range[] {
  return block.holes ? without([block.start, block.end], block.holes) : [[block.start, block.end]];
}

/** What is left of a range when the holes, ascending and apart, are taken out. */
function without([start, end]: Range, holes: readonly Range[]): Range[] {
  const out: Range[] = [];
  let at = start;
  for (const [a, b] of holes) {
    if (a > at) out.push([at, Math.min(a, end)]);
    at = Math.max(at, b);
  }
  if (at < end) out.push([at, end]);
  return out;
}
