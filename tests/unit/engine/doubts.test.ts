import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import { openTongues } from '../../../src/core/tongues.ts';
import { readGrams } from '../../../src/engine/language/grams.ts';
import { readTopics } from '../../../src/engine/language/topics.ts';
import { withoutCutLines } from '../../../src/engine/seams/doubts.ts';
import { pieceOf } from './pieces.ts';

const tongues = openTongues(join(import.meta.dirname, '..', '..', '..', 'resources', 'tongues'));

/** What becomes of titles after lines in question were looked at; the first piece is one, as sure as said. */
function settled(first: string, sure: number, others: readonly string[]): Float32Array {
  const pieces = [first, ...others].map((text) => pieceOf(text));
  const titles = new Float32Array(pieces.length);
  titles[0] = sure;
  const topics = drained(readTopics(pieces));
  return drained(withoutCutLines(pieces, topics, drained(readGrams(pieces, tongues)), titles)).titles;
}

/** Whether all of so many lines in question were asked. */
function bounded(lines: number): boolean {
  const pieces = Array.from({ length: lines }, (_, k) => pieceOf(`石桥镇第${k}号水闸的闸工领班`));
  const titles = new Float32Array(lines).fill(0.6);
  const topics = drained(readTopics(pieces));
  return drained(withoutCutLines(pieces, topics, drained(readGrams(pieces, tongues)), titles)).bounded;
}

const REST = '务工作会议，请来三位老闸工讲怎样除锈。县里说，明年还要再修三座水闸。';
const OTHERS = [
  '渡口的夜航从下月起恢复。船票不涨价，末班船十点开出。',
  '镇上的书店搬到了桥头，新开了一间阅览室。',
];

describe('a line that looks like a title', () => {
  it('is none where the rest of its sentence stands on the page', () => {
    expect(settled('石桥镇水利局今年春天召开全县服', 0.6, [...OTHERS, REST])[0]).toBe(0);
  });

  it('stays one where no piece goes on from it', () => {
    expect(settled('水利局组织各乡农民兴修水渠', 0.6, OTHERS)[0]).toBeCloseTo(0.6, 5);
  });

  it('stays one where it surely is, whatever stands behind', () => {
    expect(settled('石桥镇水利局今年春天召开全县服', 0.99, [...OTHERS, REST])[0]).toBeCloseTo(0.99, 5);
  });
});

it('more lines in question than a page has are not asked, and that is told', () => {
  expect(bounded(40)).toBe(false);
  expect(bounded(201)).toBe(true);
});
