/**
 * Titles told twice over one text: by the first words of that text, or once more behind the date or author that a page prints
 * under its own title.
 */

import type { Block } from '../base/model.ts';
import { isByline } from '../look/bylines.ts';
import { isDateLine } from '../look/look.ts';
import { type Copy, newCopy } from './copy.ts';

/** Lines of a head between a title and the same title again, at most, and letters it has at least. */
const BETWEEN = 4;
const LEAST = 8;

/** Sets copies in `of` for titles that are told again. `sizeOf` counts a block's letters. Linear in the blocks. */
export function markEchoes(
  text: string,
  blocks: readonly Block[],
  of: (Copy | undefined)[],
  same: Int32Array,
  count: Uint32Array,
  sizeOf: (b: number) => number,
): void {
  const tellsOf = (b: number): boolean => {
    const { start, end, role, field } = blocks[b] as Block;
    if (role === 'date' || role === 'byline' || field === 'chrome') return true;
    const line = end - start <= 90 ? text.slice(start, end) : '';
    return isDateLine(line) || isByline(line);
  };
  blocks.forEach(({ echo, mark, field }, b) => {
    if (echo && same[b] === same[b - 1]) {
      of[b] = newCopy(b, same[b] as number, { inRun: true, told: true });
      return;
    }
    if (of[b] || mark || field || count[same[b] as number] !== 2 || sizeOf(b) < LEAST || tellsOf(b)) return;
    const first = same[b] as number;
    if (first >= b - 1 || b - first - 1 > BETWEEN) return;
    for (let k = first + 1; k < b; k++) if (!tellsOf(k)) return;
    of[b] = newCopy(b, first, { told: true });
  });
}
