/** News flashes: paragraphs that each begin with their title in boxes. The boxes are markers, the title stands by itself. */
import type { Block, Layout, Marker } from '../base/model.ts';

const BOXED = /^【([^【】\n]{5,50})】\s*(?=[^\s【】])/u;
/** Shortest paragraph that is told under such a title, in code units. */
const SHORTEST = 40;
/** Share of a dump's paragraphs that must begin so, and how many at least. */
const MOST = 0.5;
const FEWEST = 3;

/** Parts titles in boxes off their paragraphs, if the dump tells its articles so. Generator: yields the share done. */
export function* readBoxed(text: string, layout: Layout): Generator<number, Layout> {
  const hits: (RegExpExecArray | null)[] = [];
  let long = 0;
  let boxed = 0;
  for (let k = 0; k < layout.blocks.length; k++) {
    if (k % 4000 === 3999) yield (0.5 * k) / layout.blocks.length;
    const { start, end, holes, mark } = layout.blocks[k] as Block;
    const hit =
      end - start >= SHORTEST && !holes && !mark
        ? BOXED.exec(text.slice(start, Math.min(end, start + 60)))
        : null;
    if (end - start >= SHORTEST) long++;
    if (hit) boxed++;
    hits.push(hit);
  }
  if (boxed < FEWEST || boxed < MOST * long) return layout;
  const blocks: Block[] = [];
  const markers: Marker[] = [];
  const moved: number[] = [];
  for (let k = 0; k < layout.blocks.length; k++) {
    if (k % 4000 === 3999) yield 0.5 + (0.5 * k) / layout.blocks.length;
    const block = layout.blocks[k] as Block;
    moved.push(blocks.length);
    const hit = hits[k];
    if (!hit) {
      blocks.push(block);
      continue;
    }
    const from = block.start + 1;
    const to = from + (hit[1] as string).length;
    markers.push({ start: block.start, end: from, alone: false, before: blocks.length });
    blocks.push({ ...block, start: from, end: to, lines: 1, role: 'title', row: true });
    markers.push({ start: to, end: to + 1, alone: false, before: blocks.length });
    blocks.push({ ...block, start: block.start + hit[0].length, gap: 0, glued: true, indent: false });
  }
  moved.push(blocks.length);
  const kept = layout.markers.map((m) => ({ ...m, before: moved[m.before] as number }));
  return { blocks, markers: [...kept, ...markers].sort((x, y) => x.start - y.start) };
}
