import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Patch } from '../model/splices.ts';

/**
 * Replaces ranges of top-level blocks, ascending, in a transaction that has changed nothing yet: the last first, so that
 * the earlier positions hold. Of a block that stays of its kind only what differs is replaced, and a caret in it stays.
 */
export function replaceBlocks(tr: Transaction, patches: readonly Patch<Node>[]): void {
  const { doc } = tr;
  const starts: number[] = [];
  doc.forEach((_node, pos) => starts.push(pos));
  starts.push(doc.content.size);
  for (const { from, to, insert } of [...patches].reverse()) {
    const pos = starts[from]!;
    const old = to - from === 1 ? doc.child(from) : null;
    const one = insert.length === 1 ? insert[0]! : null;
    if (old && one && old.isTextblock && old.hasMarkup(one.type, one.attrs, one.marks)) {
      const start = old.content.findDiffStart(one.content);
      const end = old.content.findDiffEnd(one.content);
      if (start !== null && end) {
        let { a, b } = end;
        const overlap = start - Math.min(a, b);
        if (overlap > 0) {
          a += overlap;
          b += overlap;
        }
        tr.replace(pos + 1 + start, pos + 1 + a, one.slice(start, b));
      }
      continue;
    }
    tr.replaceWith(pos, starts[to]!, [...insert]);
  }
}
