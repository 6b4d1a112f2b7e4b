import { expect, test } from 'vitest';
import { decode } from '../../src/core/formats/decode.ts';
import { planSteps } from '../../src/engine/index.ts';
import type { Plan } from '../../src/shared/plan.ts';
import { inkOf } from '../../src/shared/span.ts';
import { TOTAL, workedMs } from './inputs.ts';

/** Dumps made to break an engine, whole in `npm run fuzz`, a fiftieth of them in the ordinary run. */

const WHOLE = TOTAL >= 20_000;
const of = (n: number): number => (WHOLE ? n : Math.ceil(n / 50));
const PARAGRAPH = 'The mill by the ford was let again in the spring, and the miller kept his word.';

/** Chinese that repeats itself nowhere: characters by a linear congruence. */
function bookless(length: number): string {
  let state = 1;
  let text = '';
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += String.fromCharCode(0x4e00 + ((state >>> 8) % 8_000));
  }
  return text;
}

const HOSTILE: [string, () => string][] = [
  ['one line of 50 MB without a blank', () => '渡'.repeat(of(17_500_000))],
  ['one line of 50 MB of words', () => `${PARAGRAPH} `.repeat(of(640_000))],
  ['a million empty lines', () => `${PARAGRAPH}${'\n'.repeat(of(1_000_000))}${PARAGRAPH}`],
  ['a million identical paragraphs', () => `${PARAGRAPH}\n\n`.repeat(of(1_000_000))],
  ['a hundred thousand open brackets', () => '（「“'.repeat(of(100_000))],
  ['bidirectional and zero-width signs', () => '\u202e渡\u200b口\u2066\u0000\u200d'.repeat(of(500_000))],
  ['one line that tells its first half again', () => bookless(of(4_000_000)).repeat(2)],
  ['one line of figures', () => '1'.repeat(of(10_000_000))],
  ['one line with a white space of megabytes', () => `渡${' '.repeat(of(10_000_000))}口`],
  ['one word of megabytes', () => `渡口 ${'é'.repeat(of(10_000_000))}`],
  ['one line of dashes', () => `${PARAGRAPH}${'—'.repeat(of(10_000_000))}渡口`],
  ['one line of pictures', () => '👩🏽‍🌾'.repeat(of(2_000_000))],
  ['one line of commas and blanks', () => `渡口${'， '.repeat(of(5_000_000))}`],
  ['lone surrogates', () => '\ud800渡\udc00'.repeat(of(500_000))],
];

test.each(HOSTILE)(
  '%s: read, planned, every character accounted for, in time',
  { timeout: 900_000 },
  (name, make) => {
    const read = decode(new TextEncoder().encode(make()));
    // What is no text is refused with a reason; that too is an answer.
    if (read.kind === 'refused') return expect(read.message).not.toBe('');
    const { text } = read;
    const megabytes = Buffer.byteLength(text) / 2 ** 20;
    const started = workedMs();
    const steps = planSteps(text);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const seconds = (workedMs() - started) / 1000;
    process.stdout.write(
      `${name}: ${megabytes.toFixed(1)} MB in ${seconds.toFixed(1)} s, ${(seconds / megabytes).toFixed(2)} s/MB\n`,
    );
    expect(inkIn(step.value, text)).toBe(inkOf(text));
    expect(seconds).toBeLessThan(5 * Math.max(1, megabytes));
  },
);

function inkIn({ articles, dropped, unplaced }: Plan, text: string): number {
  let ink = 0;
  const add = (sources: readonly (readonly [number, number])[]): void => {
    for (const [start, end] of sources) ink += inkOf(text, start, end);
  };
  for (const article of articles) {
    for (const field of [article.title, article.subtitle, article.byline, article.date])
      add(field?.sources ?? []);
    for (const block of article.blocks) add(block.sources);
  }
  for (const { sources } of dropped) add(sources);
  add(unplaced);
  return ink;
}
