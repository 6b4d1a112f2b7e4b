/**
 * Rows told again: a line or record that tells a whole article, letter for letter as one before it. Nobody tells an
 * article twice on purpose, however short it is.
 */

import { type Letters, sizeOf } from '../base/letters.ts';
import type { Block, Layout } from '../base/model.ts';
import { type Copy, newCopy } from './copy.ts';

/** Letters and blocks that a row has at least: a bare title or date may come again. */
const FEWEST = { letters: 24, blocks: 2 };

/**
 * Sets copies in `of` for rows that were told before; the page's own words in them count for nothing. Generator: yields
 * every so often.
 */
export function* markRowCopies(
  layout: Layout,
  letters: Letters,
  of: (Copy | undefined)[],
  same: Int32Array,
): Generator<void, void> {
  const first = new Map<string, number[]>();
  const { blocks } = layout;
  for (let b = 0; b < blocks.length; ) {
    if (!(blocks[b] as Block).row) {
      b++;
      continue;
    }
    const own: number[] = [];
    let size = 0;
    do {
      if (!(blocks[b] as Block).field && sizeOf(letters, b) > 0) {
        own.push(b);
        size += sizeOf(letters, b);
      }
      b++;
    } while (b < blocks.length && !(blocks[b] as Block).row);
    if (own.length < FEWEST.blocks || size < FEWEST.letters) continue;
    const key = own.map((k) => same[k]).join(' ');
    const twins = first.get(key);
    if (!twins) {
      first.set(key, own);
      if (first.size % 1000 === 0) yield;
      continue;
    }
    own.forEach((k, i) => {
      const known = of[k];
      if (known && !known.doubtful && !known.alone) known.told = true;
      else of[k] = newCopy(k, twins[i] as number, { inRun: i > 0, told: true });
    });
  }
}
