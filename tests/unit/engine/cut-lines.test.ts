import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTongues } from '../../../src/core/tongues.ts';
import { plan } from '../../../src/engine/index.ts';

const tongues = openTongues(join(import.meta.dirname, '../../../resources/tongues'));

/** The blocks of all articles, each as the pieces it is joined of. */
function blocksOf(text: string): string[][] {
  return plan(text, { tongues }).articles.flatMap((a) => [
    ...(a.title ? [a.title.sources.map(([s, e]) => text.slice(s, e))] : []),
    ...a.blocks.map((b) => b.sources.map(([s, e]) => text.slice(s, e))),
  ]);
}

const EN = `# Council weighs a new quay

The council of Lower Marlow met on Tuesday to weigh a new quay for the river boats. Members heard that the old one

had sunk by a hand's width since spring, and that repairs would cost more than they had put by.

# Bakers ask for longer hours

Bakers in the upper town asked for longer hours on market days.

The Marlow Guild of Lamp Makers

`;
const ZH = `# 青溪县修建新码头

青溪县水务站本周开会，商量为渡船修一座新码头。与会者说，旧码头从开春以来已经下沉了一掌，继续

使用会有危险，修缮的费用也超出了原来的预算。

# 面包师盼望延长营业时间

上城的面包师盼望在赶集日延长营业时间。

青溪县老街的制灯匠人行会

`;

describe('a short line without a stop', () => {
  it.each([
    [
      'en',
      EN,
      'The Marlow Guild of Lamp Makers',
      'has asked the town for a hall of its own, and the clerk promised an answer in May.',
    ],
    ['zh', ZH, '青溪县老街的制灯匠人行会', '，已经向县里申请一间议事的屋子，书记员答应五月给出答复。'],
  ])('is the beginning of the sentence whose rest stands below it: %s', (_, before, line, rest) => {
    expect(blocksOf(`${before}${rest}\n`)).toContainEqual([line, rest]);
  });

  it.each([
    [
      'en',
      EN,
      'The Marlow Guild of Lamp Makers',
      'Lamp makers of the Marlow guild asked the town for a hall of their own on Friday.',
    ],
    [
      'zh',
      ZH,
      '青溪县老街的制灯匠人行会',
      '3月9日，青溪县制灯匠人行会向县里申请一间议事的屋子，书记员答应五月给出答复。',
    ],
  ])('is joined with no article that begins below it: %s', (_, before, line, rest) => {
    expect(blocksOf(`${before}${rest}\n`)).toContainEqual([rest]);
  });
});
