/** From lines to what they hold: left-over markup taken off, lines that tell several things parted. */

import { readMarkup } from './markup.ts';
import { readMeta } from './meta.ts';
import type { Layout } from './model.ts';
import { readRows } from './rows.ts';
import { readTails } from './tails.ts';

/** Refines a layout; the one returned holds every non-blank code unit once, too. Generator: yields the share done. */
export function* refineLines(text: string, layout: Layout): Generator<number, Layout> {
  const freed = readMarkup(text, layout);
  yield 0.4;
  const rows = readRows(text, freed);
  yield 0.7;
  return readMeta(text, readTails(text, rows));
}
