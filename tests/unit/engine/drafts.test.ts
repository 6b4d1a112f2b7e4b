import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import { assemble, draftOf } from '../../../src/engine/articles/articles.ts';
import { readGrams } from '../../../src/engine/language/grams.ts';
import { readTopics } from '../../../src/engine/language/topics.ts';
import { noThreads, threadPieces } from '../../../src/engine/threads/threads.ts';
import { pieceOf } from './pieces.ts';

const PIECES = [
  '石桥镇今年修好了四座旧水闸。',
  '镇里请来三位老闸工，把闸门的铁件逐',
  '件拆下来除锈，再一件件装回去。',
  '下游的稻田因此多了一季水。',
].map((text) => pieceOf(text));

/** Paragraphs by the pieces they are made of, where the end of piece 1 goes on in piece 2 as surely as said. */
function paragraphs(sure: number, sequence: readonly number[], whole = false): number[][] {
  const threads = noThreads(PIECES.length);
  threads.next[1] = 2;
  threads.previous[2] = 1;
  threads.sure[1] = sure;
  const draft = draftOf(PIECES, [...sequence], new Float32Array(PIECES.length), threads, whole);
  return draft.body.map((block) => block.pieces);
}

describe('a joint of two pieces that order puts side by side', () => {
  it('is made where it is as sure as 0.3 or surer', () => {
    for (const sure of [0.31, 0.4, 0.6, 0.999])
      expect(paragraphs(sure, [0, 1, 2, 3])).toEqual([[0], [1, 2], [3]]);
  });

  it('is only proposed where it is less sure', () => {
    for (const sure of [0.01, 0.1, 0.25, 0.29])
      expect(paragraphs(sure, [0, 1, 2, 3])).toEqual([[0], [1], [2], [3]]);
  });

  it('is made at any sureness where articles stand whole: there only what is sure is threaded', () => {
    expect(paragraphs(0.2, [0, 1, 2, 3], true)).toEqual([[0], [1, 2], [3]]);
  });
});

it('no joint is made of pieces that order puts apart, however sure it is', () => {
  const apart = fc
    .shuffledSubarray([0, 1, 2, 3], { minLength: 4 })
    .filter((order) => order.indexOf(2) !== order.indexOf(1) + 1);
  fc.assert(
    fc.property(apart, fc.double({ min: 0, max: 1, noNaN: true }), (order, sure) => {
      expect(paragraphs(sure, order)).toEqual(order.map((p) => [p]));
    }),
  );
});

it('an end that was left open is tied to what order puts behind it, where that is one of its rivals', () => {
  const lines = [
    '渡口的夜航从下月起恢复',
    '船票不涨价，末班船十点开出。',
    '船老大说，夜里的河面比白天更静，只要看得见两岸的灯',
    '就能把船稳稳停在码头上，乘客下了船还能赶上末班车。',
  ];
  const pieces = lines.map((text) => pieceOf(text));
  const titles = Float32Array.of(1, 0, 0, 0);
  const topics = drained(readTopics(pieces));
  const threads = drained(threadPieces(pieces, topics, drained(readGrams(pieces)), titles));
  threads.next.fill(-1);
  threads.previous.fill(-1);
  const bodyOf = (score: number) => {
    threads.rivals.set(2, [{ tail: 2, head: 3, score }]);
    const { drafts, threads: tied } = drained(assemble(pieces, titles, threads));
    return [drafts.flatMap((d) => d.body.map((block) => block.pieces)), tied.next[2]];
  };
  expect(bodyOf(1)).toEqual([[[1], [2, 3]], 3]);
  expect(bodyOf(-3)).toEqual([[[1], [2], [3]], -1]);
});
