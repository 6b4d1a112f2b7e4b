import { describe, expect, it } from 'vitest';
import { readHead } from '../../../src/engine/articles/heads.ts';
import { layBlocks } from '../../../src/engine/blocks/blocks.ts';
import { readMarkup } from '../../../src/engine/blocks/markup.ts';
import { planSteps } from '../../../src/engine/index.ts';
import { readGrams } from '../../../src/engine/language/grams.ts';
import { readTopics } from '../../../src/engine/language/topics.ts';
import { findTitles } from '../../../src/engine/titles/titles.ts';
import type { Stage } from '../../../src/shared/plan.ts';
import { pieceOf } from './pieces.ts';

/** How often each stage of planning `text` gives a word. */
function wordsOf(text: string): Map<Stage, number> {
  const words = new Map<Stage, number>();
  const steps = planSteps(text);
  for (let step = steps.next(); !step.done; step = steps.next())
    words.set(step.value.stage, (words.get(step.value.stage) ?? 0) + 1);
  return words;
}

/** Letters that do not come again soon. */
function letters(count: number): string {
  let out = '';
  for (let i = 0, h = 1; i < count; i++) {
    h = (Math.imul(h, 1664525) + 1013904223) >>> 0;
    out += i % 30 === 29 ? '，' : String.fromCharCode(0x4e00 + (h >>> 21));
  }
  return out;
}

describe('a word is given by the work done', () => {
  it('inside a single line, however long it is', () => {
    const size = 900_000;
    const words = wordsOf(letters(size));
    // Stages that read every letter of it.
    for (const stage of ['blocks', 'loops', 'sections', 'plan'] as const)
      expect([stage, (words.get(stage) ?? 0) >= size / 450_000]).toEqual([stage, true]);
    // What is counted is bounded, and told of every few thousand letters.
    expect(words.get('seams')).toBeGreaterThan(50);
  });

  it('over lines that are all alike', () => {
    const count = (n: number) =>
      wordsOf('同一段话又说了一遍，没有一个字不同，一直说到最后一行。\n\n'.repeat(n));
    const [few, many] = [count(8_000), count(32_000)];
    for (const stage of ['copies', 'chrome'] as const)
      expect([stage, (many.get(stage) ?? 0) >= 2 * (few.get(stage) ?? 0)]).toEqual([stage, true]);
  });
});

describe('bounds', () => {
  const drain = <T>(steps: Generator<number, T>): T => {
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value;
  };

  it('let a line look for running text around it only so far', () => {
    const own = Array.from({ length: 1500 }, (_, k) => pieceOf(letters(9 + (k % 3)) + k, { block: k }));
    const topics = drain(readTopics(own));
    const grams = drain(readGrams(own));
    let looks = 0;
    const watched = new Proxy(own, {
      get: (target, key, self) => {
        if (typeof key === 'string' && /^\d/u.test(key)) looks++;
        return Reflect.get(target, key, self) as unknown;
      },
    });
    drain(findTitles(watched, topics, grams));
    expect(looks).toBeGreaterThan(own.length);
    expect(looks).toBeLessThan(400 * own.length);
  });

  it('hold for more parts than a call takes arguments: an article of many lines, a line of many tags', () => {
    const one = pieceOf('桥修好了，行人可以过桥，车辆仍要绕行到下游的浮桥，等到入冬水位低了再修引道。');
    const many = Array.from({ length: 140_000 }, () => one);
    expect(readHead(many, [...many.keys()], new Float32Array(many.length)).rest.length).toBe(many.length);
    const text = '甲<br>'.repeat(140_000);
    const { blocks } = drain(readMarkup(text, drain(layBlocks(text))));
    expect(blocks.length).toBe(140_000);
  });
});
