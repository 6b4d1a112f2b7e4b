import { getSchema } from '@tiptap/core';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { type GapNotes, seamKey, seamPlugin } from '../../../src/renderer/editor/decorate.ts';
import { documentExtensions } from '../../../src/renderer/editor/extensions.ts';
import { piecesInBlock, runsIn } from '../../../src/renderer/editor/pieces.ts';
import type { Block } from '../../../src/shared/document.ts';

const schema = getSchema(documentExtensions());
const piece = (
  id: string,
  text: string,
): NonNullable<Extract<Block, { type: 'paragraph' }>['content']>[number] => ({
  type: 'text',
  text,
  marks: [{ type: 'piece', attrs: { id } }],
});

const BLOCKS: Block[] = [
  { type: 'paragraph', content: [piece('0-4', 'abcd'), piece('9-12', 'efg')] },
  { type: 'paragraph', content: [piece('20-23', 'hij')] },
  { type: 'paragraph', content: [piece('30-33', 'klm')] },
  { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'own words' }] },
];
const NOTES: GapNotes = {
  torn: new Map([
    ['30-33', 'head'],
    ['20-23', 'tail'],
  ]),
  edited: new Set(['20-23']),
  headText: 'head missing',
  tailText: 'tail missing',
};

function start(): EditorState {
  const doc = schema.nodeFromJSON({ type: 'doc', content: BLOCKS });
  const state = EditorState.create({ doc, plugins: [seamPlugin()] });
  return state.apply(state.tr.setMeta(seamKey, NOTES));
}

/** All decorations as words, to compare those kept up with those made anew. */
function shown(state: EditorState): string[] {
  return seamKey
    .getState(state)!
    .set.find()
    .map((d) => {
      const spec = d.spec as { key?: string };
      const attrs = (d as unknown as { type: { attrs?: { class: string } } }).type.attrs;
      return `${d.from}-${d.to} ${spec.key ?? attrs?.class}`;
    })
    .sort();
}

/** What is kept up step by step must be what a fresh look would give. */
function agrees(state: EditorState): void {
  const fresh = state.apply(state.tr.setMeta(seamKey, NOTES));
  expect(shown(state)).toEqual(shown(fresh));
}

describe('what the draft shows of its pieces', () => {
  it('marks the seam, the edited piece and the gaps', () => {
    expect(shown(start())).toEqual([
      '10-13 piece-edited',
      '14-14 gap-head-30-33head missing',
      '14-14 gap-tail-20-23tail missing',
      '4-5 seam seam-tail',
      '5-6 seam seam-head',
    ]);
  });

  it('says first what the paragraph above lacks, then what the one below does', () => {
    const said = start();
    const notes = seamKey.getState(said)!.set.find(14, 14);
    const sides = notes.map((d) => d.spec as { side: number; key: string });
    expect(sides.toSorted((a, b) => a.side - b.side).map(({ key }) => key.slice(0, 8))).toEqual([
      'gap-tail',
      'gap-head',
    ]);
  });

  it('gives the apostrophe of a Latin word in a Chinese paragraph a face of its own, and no quotation mark', () => {
    const said = (text: string): string[] => {
      const paragraph = { type: 'paragraph', content: [{ type: 'text', text }] };
      const doc = schema.nodeFromJSON({ type: 'doc', content: [paragraph] });
      return shown(EditorState.create({ doc, plugins: [seamPlugin()] }));
    };
    expect(said('渡口的 Low’s 号说‘慢’。')).toEqual(['8-9 apostrophe']);
    expect(said('The keeper’s lamp')).toEqual([]);
  });

  it('is kept up through every kind of change as if looked at anew', () => {
    const changes: ((tr: Transaction) => Transaction)[] = [
      (tr) => tr.insertText('x', 3),
      (tr) => tr.insertText('x', 11),
      (tr) => tr.insertText('x', 16),
      (tr) => tr.insertText('xyz', 21),
      (tr) => tr.split(3),
      (tr) => tr.split(16),
      (tr) => tr.join(14),
      (tr) => tr.delete(4, 6),
      (tr) => tr.delete(0, 9),
      (tr) => tr.delete(9, 14),
      (tr) => tr.insert(14, schema.nodeFromJSON({ type: 'paragraph' })),
      (tr) => tr.removeMark(1, 5, schema.marks.piece),
      (tr) => tr.setNodeMarkup(9, schema.nodes.heading, { level: 3 }),
    ];
    for (const change of changes) {
      const state = start();
      agrees(state.apply(change(state.tr)));
    }
  });

  it('is kept up through many changes in a row', () => {
    let state = start();
    for (const at of [3, 5, 12, 14, 17, 22]) {
      state = state.apply(state.tr.insertText('z', at));
      agrees(state);
    }
    state = state.apply(state.tr.split(4).split(20));
    agrees(state);
  });
});

describe('the pieces of a paragraph', () => {
  it('are told in order, with their places', () => {
    const doc = schema.nodeFromJSON({ type: 'doc', content: BLOCKS });
    expect(runsIn(doc.child(0))).toEqual([
      { id: '0-4', from: 0, to: 4 },
      { id: '9-12', from: 4, to: 7 },
    ]);
    expect(piecesInBlock(doc, 0)).toEqual(['0-4', '9-12']);
    expect(piecesInBlock(doc, 3)).toEqual([]);
  });

  it('survive the way through the schema of the contract', () => {
    const doc = schema.nodeFromJSON({ type: 'doc', content: BLOCKS });
    expect((doc.toJSON() as { content: Block[] }).content).toEqual(BLOCKS);
  });
});
