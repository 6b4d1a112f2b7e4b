import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applySplices,
  type Block,
  Doc,
  invertSplices,
  plainText,
  runsOf,
  type Splice,
} from '../../../src/shared/document.ts';
import { joint, unwrap } from '../../../src/shared/flow.ts';
import { squash } from '../../../src/shared/span.ts';

const paragraph = (text: string, piece?: string): Block => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(piece ? { marks: [{ type: 'piece', attrs: { id: piece } }] } : {}) }],
});

describe('splices', () => {
  const block = fc.string({ minLength: 1, maxLength: 4 }).map((t) => paragraph(t));
  const document = fc.array(block, { maxLength: 8 });
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.array(block, { maxLength: 3 })), { maxLength: 5 });

  function fitting(blocks: readonly Block[], wishes: readonly [number, number, Block[]][]): Splice[] {
    let length = blocks.length;
    return wishes.map(([a, r, insert]) => {
      const at = a % (length + 1);
      const remove = r % (length - at + 1);
      length += insert.length - remove;
      return { at, remove, insert };
    });
  }

  it('and their inverse are nothing', () => {
    fc.assert(
      fc.property(document, edits, (blocks, wishes) => {
        const splices = fitting(blocks, wishes);
        const after = applySplices(blocks, splices);
        expect(applySplices(after, invertSplices(blocks, splices))).toEqual(blocks);
      }),
    );
  });

  it('out of bounds are refused', () => {
    expect(() => applySplices([paragraph('a')], [{ at: 1, remove: 1, insert: [] }])).toThrow(RangeError);
  });
});

describe('runs', () => {
  it('merges neighbours of one piece, keeps seams and hand-written text apart', () => {
    const blocks: Block[] = [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: '茶山小路随', marks: [{ type: 'piece', attrs: { id: '0-5' } }] },
          { type: 'text', text: '后', marks: [{ type: 'bold' }, { type: 'piece', attrs: { id: '9-12' } }] },
          { type: 'text', text: '跟上', marks: [{ type: 'piece', attrs: { id: '9-12' } }] },
          { type: 'text', text: '(记者补)' },
        ],
      },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('渔具', '20-22')] }] },
    ];
    expect(runsOf(blocks)).toEqual([
      { piece: '0-5', text: '茶山小路随', block: 0 },
      { piece: '9-12', text: '后跟上', block: 0 },
      { piece: null, text: '(记者补)', block: 0 },
      { piece: '20-22', text: '渔具', block: 1 },
    ]);
    expect(plainText(blocks[1]!)).toBe('渔具');
  });
});

describe('the schema', () => {
  const link = (href: string): unknown => ({
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }],
      },
    ],
  });

  it.each([
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['https://harbour.example/a', true],
    ['mailto:desk@harbour.example', true],
  ])('link to %s: %s', (href, good) => {
    expect(Doc.safeParse(link(href)).success).toBe(good);
  });

  it('refuses nesting without end', () => {
    let block: unknown = paragraph('deep');
    for (let i = 0; i < 50; i++) block = { type: 'blockquote', content: [block] };
    expect(Doc.safeParse({ type: 'doc', content: [block] }).success).toBe(false);
  });

  it('refuses nodes it does not know', () => {
    expect(Doc.safeParse({ type: 'doc', content: [{ type: 'iframe', attrs: { src: 'x' } }] }).success).toBe(
      false,
    );
  });
});

describe('flow', () => {
  it('joins Chinese lines without, English lines with a space', () => {
    expect(unwrap('船票的价目牌挂出来\n一早就旧了。')).toBe('船票的价目牌挂出来一早就旧了。');
    expect(unwrap('The ferry leaves\n  at dawn.\r\nBring rope.')).toBe(
      'The ferry leaves at dawn. Bring rope.',
    );
    expect(joint('船号A7', '靠岸')).toBe('');
    expect(joint('Pier', '7')).toBe(' ');
  });

  it('changes white space alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        expect(squash(unwrap(raw))).toBe(squash(raw));
      }),
    );
  });
});
