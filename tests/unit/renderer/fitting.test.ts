import { getSchema } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentExtensions } from '../../../src/renderer/editor/extensions.ts';
import { fittingPlugin } from '../../../src/renderer/editor/fitting.ts';
import { Doc, MAX_DEPTH } from '../../../src/shared/document.ts';

/** Whatever the editor's schema lets in, the store takes what becomes of it. */

const schema = getSchema(documentExtensions());
const state = EditorState.create({ schema, plugins: [fittingPlugin()] });

const words = fc.constantFrom('渡口', 'the ford', '一、').map((text) => schema.text(text));
const attribute = fc.oneof(
  fc.integer(),
  fc.constantFrom<unknown>(null, Number.NaN, 'x', {}, 2, 9, undefined),
);

const node = (name: string, attrs: Record<string, unknown> | null, content: Node | readonly Node[]): Node =>
  schema.nodes[name]!.create(attrs, content);

/** A block of the editor's schema with any attributes, lists and quotes in each other as deep as they come. */
const block: fc.Arbitrary<Node> = fc.letrec<{ block: Node; item: Node }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 9, depthSize: 'max' },
    words.map((text) => node('paragraph', null, text)),
    fc.tuple(attribute, words).map(([level, text]) => node('heading', { level }, text)),
    fc.array(tie('block'), { minLength: 1, maxLength: 2 }).map((inner) => node('blockquote', null, inner)),
    fc.array(tie('item'), { minLength: 1, maxLength: 2 }).map((items) => node('bulletList', null, items)),
    fc
      .tuple(attribute, attribute, fc.array(tie('item'), { minLength: 1, maxLength: 2 }))
      .map(([start, type, items]) => node('orderedList', { start, type }, items)),
  ),
  item: fc
    .tuple(words, fc.array(tie('block'), { maxLength: 2 }))
    .map(([text, inner]) => node('listItem', null, [node('paragraph', null, text), ...inner])),
})).block;

const brought = (blocks: readonly Node[]): Node =>
  state.apply(state.tr.replaceWith(0, state.doc.content.size, [...blocks])).doc;

test('the store takes what becomes of any block, and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (blocks) => {
      const doc = brought(blocks);
      expect(Doc.safeParse(JSON.parse(JSON.stringify(doc.toJSON()))).error).toBeUndefined();
      expect(doc.textContent).toBe(blocks.map((b) => b.textContent).join(''));
    }),
    { numRuns: 50 },
  );
});

test('what fits is left as it is', () => {
  let deep = node('paragraph', null, schema.text('渡口'));
  for (let n = 0; n < MAX_DEPTH; n++) deep = node('blockquote', null, deep);
  expect(brought([deep]).firstChild?.eq(deep)).toBe(true);
  const deeper = node('blockquote', null, deep);
  expect(brought([deeper]).firstChild?.eq(deeper)).toBe(false);
});
