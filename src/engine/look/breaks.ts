/** Where a dump parts its blocks more than it commonly does: by blank lines, by separators, by rows. */
import type { Layout } from '../base/model.ts';

/** Blank lines that most commonly stand before a block, 3 for more. */
export function commonGap({ blocks }: Layout): number {
  const gaps = [0, 0, 0, 0];
  for (const b of blocks) {
    if (b.glued) continue;
    const g = Math.min(3, b.gap);
    gaps[g] = (gaps[g] as number) + 1;
  }
  return gaps.indexOf(Math.max(...gaps));
}

/** Whether something parts block `b` from the one before it more than blocks are commonly parted. */
export function findBreaks(layout: Layout): Uint8Array {
  const { blocks, markers } = layout;
  const common = commonGap(layout);
  const breaks = new Uint8Array(blocks.length + 1);
  blocks.forEach((b, k) => {
    if ((b.gap > common && !b.glued) || b.row) breaks[k] = 1;
  });
  for (const m of markers) if (m.alone) breaks[m.before] = 1;
  return breaks;
}
