import { describe, expect, it } from 'vitest';
import { fateIndex, PieceColumns } from '../../../src/renderer/model/columns.ts';
import { layRows, type Rows, rowOf } from '../../../src/renderer/model/rows.ts';
import type { Fate } from '../../../src/shared/ledger.ts';

const MARKER = fateIndex('marker');
const NONE = new Set<number>();

function columns(pieces: [start: number, end: number, fate: Fate][]): PieceColumns {
  return new PieceColumns({
    starts: pieces.map((p) => p[0]),
    ends: pieces.map((p) => p[1]),
    fates: pieces.map((p) => fateIndex(p[2])),
    articles: pieces.map((p) => (p[2] === 'kept' ? 0 : -1)),
    articleIds: ['a1'],
  });
}

const shape = (rows: Rows): string =>
  Array.from(
    { length: rows.length },
    (_, r) => `${rows.first[r]}-${rows.last[r]}${rows.fold[r]! >= 0 ? '*' : ''}`,
  ).join(' ');

describe('the rows of the raw pane', () => {
  it('draw a short mark with the text it stands before', () => {
    const c = columns([
      [0, 2, 'marker'],
      [3, 9, 'kept'],
      [10, 20, 'kept'],
    ]);
    expect(shape(layRows(c, new Int32Array(3).fill(-1), MARKER, NONE, null))).toBe('0-2 2-3');
  });

  it('draw a long marker, or one further off, as a row of its own', () => {
    const c = columns([
      [0, 30, 'marker'],
      [31, 40, 'kept'],
      [41, 43, 'marker'],
      [50, 60, 'kept'],
    ]);
    expect(shape(layRows(c, new Int32Array(4).fill(-1), MARKER, NONE, null))).toBe('0-1 1-2 2-3 3-4');
  });

  it('fold neighbouring turns of one loop, a marker between them included', () => {
    const c = columns([
      [0, 5, 'kept'],
      [6, 11, 'loop'],
      [12, 13, 'marker'],
      [14, 19, 'loop'],
      [20, 25, 'loop'],
      [26, 31, 'kept'],
    ]);
    const loops = Int32Array.from([-1, 0, -1, 0, 1, -1]);
    expect(shape(layRows(c, loops, MARKER, NONE, null))).toBe('0-1 1-4* 4-5* 5-6');
    expect(shape(layRows(c, loops, MARKER, new Set([0]), null))).toBe('0-1 1-2 2-4 4-5* 5-6');
  });

  it('show only what the filter lets through', () => {
    const c = columns([
      [0, 2, 'marker'],
      [3, 9, 'kept'],
      [10, 20, 'unplaced'],
    ]);
    const rows = layRows(c, new Int32Array(3).fill(-1), MARKER, NONE, (i) => c.fateOf(i) === 'unplaced');
    expect(shape(rows)).toBe('2-3');
    expect(rowOf(rows, 2)).toBe(0);
  });

  it('are found by piece', () => {
    const c = columns([
      [0, 2, 'marker'],
      [3, 9, 'kept'],
      [10, 20, 'kept'],
    ]);
    const rows = layRows(c, new Int32Array(3).fill(-1), MARKER, NONE, null);
    expect([0, 1, 2].map((p) => rowOf(rows, p))).toEqual([0, 0, 1]);
  });
});

describe('the columns of pieces', () => {
  it('find pieces by offset, id and span', () => {
    const c = columns([
      [2, 5, 'kept'],
      [7, 9, 'loop'],
    ]);
    expect([0, 4, 5, 8, 9].map((o) => c.at(o))).toEqual([0, 0, 1, 1, 2]);
    expect(c.indexOf('7-9')).toBe(1);
    expect(c.indexOf('7-10')).toBe(-1);
    expect(c.covering([2, 9])).toEqual([0, 2]);
  });

  it('take in a change, a new article among it, and count fates', () => {
    const c = columns([
      [2, 5, 'kept'],
      [7, 9, 'loop'],
    ]);
    expect(c.update({ id: '7-9', start: 7, end: 9, fate: 'kept', articleId: 'a2' })).toBe(true);
    expect(c.articleOf(1)).toBe('a2');
    expect(c.census[fateIndex('kept')]).toBe(2);
    expect(c.census[fateIndex('loop')]).toBe(0);
    expect(c.update({ id: '1-9', start: 1, end: 9, fate: 'kept', articleId: null })).toBe(false);
  });
});
