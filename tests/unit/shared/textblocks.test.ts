import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../src/shared/counts.ts';
import { Block, type Inline } from '../../../src/shared/document.ts';
import {
  countTextblocks,
  editInline,
  inlineText,
  textblocksOf,
  withTextblocks,
} from '../../../src/shared/textblocks.ts';

const piece = (id: string) => [{ type: 'piece' as const, attrs: { id } }];
const from = (id: string, text: string): Inline => ({ type: 'text', text, marks: piece(id) });
const nested: Block = {
  type: 'blockquote',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: '引' }] },
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: '条一' }] }] },
        { type: 'listItem', content: [{ type: 'paragraph' }] },
      ],
    },
  ],
};

describe('textblocks', () => {
  it('are numbered in reading order, inside lists and quotes as well', () => {
    expect(textblocksOf([nested, { type: 'horizontalRule' }]).map((b) => inlineText(b.content))).toEqual([
      '引',
      '条一',
      '',
    ]);
    expect(countTextblocks(nested)).toBe(3);
  });

  it('changes one inside a list and leaves the rest as it is', () => {
    const changed = withTextblocks(nested, new Map([[1, [{ type: 'text', text: '条壹' }]]]));
    expect(Block.parse(changed)).toEqual(changed);
    expect(textblocksOf([changed]).map((b) => inlineText(b.content))).toEqual(['引', '条壹', '']);
    expect(textblocksOf([withTextblocks(nested, new Map([[0, []]]))])[0]).toEqual({ type: 'paragraph' });
  });

  it('gives what comes in the origin of what it takes the place of', () => {
    const content = [from('0-3', '老渡口'), from('9-12', '新码头'), { type: 'hardBreak' } as const];
    expect(editInline(content, [{ start: 1, end: 4, text: '街' }])).toEqual([
      from('0-3', '老街'),
      from('9-12', '码头'),
      { type: 'hardBreak' },
    ]);
    expect(editInline(content, [{ start: 3, end: 3, text: ' ' }])[0]).toEqual(from('0-3', '老渡口 '));
    expect(() => editInline(content, [{ start: 5, end: 99, text: '' }])).toThrow(RangeError);
  });

  it('makes the text that the edits say, and no edits make no difference', () => {
    const node = fc.oneof(
      fc.constant<Inline>({ type: 'hardBreak' }),
      fc
        .tuple(fc.constantFrom('1-2', '3-4'), fc.string({ minLength: 1, maxLength: 5 }))
        .map(([id, t]) => from(id, t)),
    );
    fc.assert(
      fc.property(
        fc.array(node, { maxLength: 6 }),
        fc.nat(20),
        fc.nat(5),
        fc.string({ maxLength: 4 }),
        (content, a, n, put) => {
          const text = inlineText(content);
          const start = Math.min(a, text.length);
          const end = Math.min(start + n, text.length);
          expect(inlineText(editInline(content, [{ start, end, text: put }]))).toBe(
            text.slice(0, start) + put + text.slice(end),
          );
          expect(inlineText(editInline(content, []))).toBe(text);
        },
      ),
    );
  });
});

describe('counts', () => {
  it.each([
    ['渡口有3艘船，GPS定位。', { words: 9, ink: 13, characters: 13 }],
    ["It's a well-kept log of 1,200 trips.", { words: 7, ink: 30, characters: 36 }],
    ['𠮷野家', { words: 3, ink: 3, characters: 3 }],
    [' \n', { words: 0, ink: 0, characters: 2 }],
  ])('of %j', (text, wanted) => {
    expect(countsOf(text)).toEqual(wanted);
  });
});
