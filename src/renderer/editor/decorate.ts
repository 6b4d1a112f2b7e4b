import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { apostrophesIn } from '../model/language.ts';
import { runsIn } from './pieces.ts';

/** Words for the notice where something is missing, and which pieces it concerns. */
export interface GapNotes {
  torn: ReadonlyMap<string, 'head' | 'tail'>;
  edited: ReadonlySet<string>;
  headText: string;
  tailText: string;
}

const NO_GAPS: GapNotes = { torn: new Map(), edited: new Set(), headText: '', tailText: '' };

export const seamKey = new PluginKey<{ set: DecorationSet; notes: GapNotes }>('seams');

/**
 * Seams where two pieces meet in one paragraph, edited pieces and gaps. Only blocks a transaction touched are
 * looked at again: a keystroke costs the same in a short article and in a long one.
 */
export function seamPlugin(): Plugin {
  return new Plugin<{ set: DecorationSet; notes: GapNotes }>({
    key: seamKey,
    state: {
      init: (_config, state) => ({
        set: DecorationSet.create(state.doc, all(state.doc, NO_GAPS)),
        notes: NO_GAPS,
      }),
      apply(tr, value) {
        const fresh = tr.getMeta(seamKey) as GapNotes | undefined;
        if (fresh) return { set: DecorationSet.create(tr.doc, all(tr.doc, fresh)), notes: fresh };
        if (!tr.docChanged) return value;
        return { set: remap(tr, value.set, value.notes), notes: value.notes };
      },
    },
    props: {
      decorations(state) {
        return seamKey.getState(state)?.set;
      },
    },
  });
}

function all(doc: Node, notes: GapNotes): Decoration[] {
  const out: Decoration[] = [];
  doc.forEach((block, pos) => decorate(block, pos, pos, notes, out));
  return out;
}

function remap(tr: Transaction, before: DecorationSet, notes: GapNotes): DecorationSet {
  let set = before.map(tr.mapping, tr.doc);
  let from = Number.POSITIVE_INFINITY;
  let to = -1;
  tr.mapping.maps.forEach((map, i) => {
    const rest = tr.mapping.slice(i + 1);
    map.forEach((_a, _b, newFrom, newTo) => {
      from = Math.min(from, rest.map(newFrom, -1));
      to = Math.max(to, rest.map(newTo, 1));
    });
  });
  // A change of marks alone maps nothing; it is seen by comparing the blocks.
  tr.before.forEach((block, pos, index) => {
    if (
      index < tr.doc.childCount &&
      tr.before.childCount === tr.doc.childCount &&
      tr.doc.child(index) !== block
    ) {
      const at = tr.mapping.map(pos, -1);
      from = Math.min(from, at);
      to = Math.max(to, at + tr.doc.child(index).nodeSize);
    }
  });
  if (to < 0) return set;
  const added: Decoration[] = [];
  let first = -1;
  let last = 0;
  tr.doc.nodesBetween(Math.max(0, from - 1), Math.min(tr.doc.content.size, to + 1), (node, pos, parent) => {
    if (parent !== tr.doc) return false;
    if (first < 0) first = pos;
    last = pos + node.nodeSize;
    decorate(node, pos, pos, notes, added);
    return false;
  });
  if (first < 0) return set;
  const old = set.find(first, last).filter((d) => within(d, first, last));
  set = set.remove(old);
  return set.add(tr.doc, added);
}

/** Whether a decoration belongs to the blocks of `[first, last)`: a notice stands on the border of two. */
function within(d: Decoration, first: number, last: number): boolean {
  if (d.from < d.to) return d.from >= first && d.to <= last;
  return belowBlock(d) ? d.from > first && d.from <= last : d.from >= first && d.from < last;
}

/** A notice below its paragraph, as one for a missing end is; it stands above one for the beginning of the next. */
function belowBlock(d: Decoration): boolean {
  return (d.spec as { side?: number }).side === 1;
}

function decorate(node: Node, pos: number, topPos: number, notes: GapNotes, out: Decoration[]): void {
  if (!node.isTextblock) {
    node.forEach((child, offset) => decorate(child, pos + 1 + offset, topPos, notes, out));
    return;
  }
  const runs = runsIn(node);
  const text = pos + 1;
  // Every leaf that is no text counts as one here and there.
  for (const at of apostrophesIn(node.textBetween(0, node.content.size, undefined, '\ufffc')))
    out.push(Decoration.inline(text + at, text + at + 1, { class: 'apostrophe' }));
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!;
    const next = runs[i + 1];
    if (next && next.from === run.to && next.id !== run.id)
      out.push(
        Decoration.inline(text + Math.max(run.from, run.to - 1), text + run.to, { class: 'seam seam-tail' }),
        Decoration.inline(text + next.from, text + Math.min(next.to, next.from + 1), {
          class: 'seam seam-head',
        }),
      );
    if (notes.edited.has(run.id))
      out.push(Decoration.inline(text + run.from, text + run.to, { class: 'piece-edited' }));
    const torn = notes.torn.get(run.id);
    if (torn === 'head' && (i === 0 || runs[i - 1]!.id !== run.id) && run.from === 0)
      out.push(gap(topPos, notes.headText, 2, `gap-head-${run.id}`));
    if (torn === 'tail' && i === runs.length - 1)
      out.push(gap(topPos + node.nodeSize, notes.tailText, 1, `gap-tail-${run.id}`));
  }
}

function gap(pos: number, text: string, side: number, key: string): Decoration {
  return Decoration.widget(
    pos,
    () => {
      const el = document.createElement('div');
      el.className = 'gap';
      el.setAttribute('role', 'note');
      el.textContent = text;
      return el;
    },
    { side, key: `${key}${text}`, ignoreSelection: true },
  );
}
