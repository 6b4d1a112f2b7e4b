/** From lines to what they hold: left-over markup taken off, lines that tell several things parted. */

import type { Layout } from '../base/model.ts';
import { readJumps } from '../look/jumps.ts';
import { readBoxed } from './boxed.ts';
import { readEchoes } from './echoes.ts';
import { readLabels } from './labels.ts';
import { readMarkup } from './markup.ts';
import { readMeta } from './meta.ts';
import { readRows } from './rows.ts';
import { readStacked } from './stacked.ts';
import { readTails } from './tails.ts';

/** Refines a layout; the one returned holds every non-blank code unit once, too. Generator: yields the share done. */
export function* refineLines(text: string, layout: Layout): Generator<number, Layout> {
  let now = layout;
  let done = 0;
  const reads = [
    readMarkup,
    readLabels,
    readBoxed,
    readRows,
    readTails,
    readJumps,
    readMeta,
    readStacked,
    readEchoes,
  ];
  for (const read of reads) {
    const work = read(text, now);
    let step = work.next();
    while (!step.done) {
      yield done + step.value / reads.length;
      step = work.next();
    }
    now = step.value;
    done += 1 / reads.length;
  }
  return now;
}
