import { describe, expect, it } from 'vitest';
import { choicesOf, headsFor, keepPlace, layBoard } from '../../../src/renderer/model/threads.ts';
import type { ThreadBoard, ThreadEnd } from '../../../src/shared/model/threads.ts';

const end = (piece: string, side: ThreadEnd['side'], more: Partial<ThreadEnd> = {}): ThreadEnd => ({
  piece,
  side,
  articleId: 'a',
  text: `words of ${piece}`,
  state: 'loose',
  other: null,
  finding: null,
  ...more,
});

const board: ThreadBoard = {
  ends: [
    end('0-10', 'tail'),
    end('20-30', 'head'),
    end('40-50', 'tail'),
    end('60-70', 'head'),
    end('80-90', 'tail', { state: 'proposed', other: '100-110' }),
    end('100-110', 'head', { state: 'proposed', other: '80-90' }),
    end('120-130', 'tail', { state: 'tied', other: '140-150' }),
    end('140-150', 'head', { state: 'tied', other: '120-130' }),
    end('160-170', 'head', { state: 'torn' }),
    end('180-190', 'head', { state: 'start', text: 'The ferry was late' }),
  ],
  candidates: [
    { tail: '40-50', head: '20-30', score: 0.9, reasons: [{ code: 'join.topic' }] },
    { tail: '40-50', head: '180-190', score: 0.4, reasons: [] },
  ],
  bounded: false,
};

describe('the thread board', () => {
  const laid = layBoard(board);

  it('counts ends, not pairs; what was only proposed is not settled', () => {
    expect({ done: laid.done, total: laid.total }).toEqual({ done: 3, total: 9 });
    expect(laid.pairs.map((p) => [p.tail.piece, p.head.piece, p.proposed])).toEqual([
      ['80-90', '100-110', true],
      ['120-130', '140-150', false],
    ]);
    expect(laid.torn.map((e) => e.piece)).toEqual(['160-170']);
  });

  it('puts what something speaks for first, then heads as they stand behind the tail, then plain beginnings', () => {
    const ranked = headsFor(board, laid, '40-50');
    expect(ranked.map((r) => [r.end.piece, r.rank])).toEqual([
      ['20-30', 0],
      ['180-190', 1],
      ['60-70', -1],
    ]);
    expect(headsFor(board, laid, '0-10').map((r) => r.end.piece)).toEqual(['20-30', '60-70', '180-190']);
    expect(headsFor(board, laid, '40-50', 'FERRY').map((r) => r.end.piece)).toEqual(['180-190']);
    expect(choicesOf(board, laid)).toEqual(new Map([['40-50', 2]]));
  });

  it('goes on with the neighbour of what was tied', () => {
    expect(keepPlace(['a', 'b', 'c'], ['a', 'c'], 'b')).toBe('c');
    expect(keepPlace(['a', 'b', 'c'], ['a', 'b'], 'c')).toBe('b');
    expect(keepPlace(['a', 'b'], ['a', 'b', 'c'], 'b')).toBe('b');
    expect(keepPlace(['a'], [], 'a')).toBeNull();
    expect(keepPlace([], ['a'], null)).toBe('a');
  });
});
