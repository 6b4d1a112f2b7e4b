import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan, planSteps } from '../../../src/engine/index.ts';
import { findingId, type Plan, STAGES } from '../../../src/shared/plan.ts';
import { isBlank, type Span } from '../../../src/shared/span.ts';

/** Every span of a plan that is a place: not the findings' spans, which speak of places. */
function placesOf(made: Plan): Span[] {
  return [
    ...made.articles.flatMap((a) => [
      ...(a.title?.sources ?? []),
      ...(a.subtitle?.sources ?? []),
      ...(a.byline?.sources ?? []),
      ...(a.date?.sources ?? []),
      ...a.blocks.flatMap((b) => b.sources),
    ]),
    ...made.dropped.flatMap((d) => d.sources),
    ...made.unplaced,
  ];
}

/** Throws where the ledger does not sum. */
function checkLedger(text: string, made: Plan): void {
  const seen = new Uint8Array(text.length);
  for (const [a, b] of placesOf(made)) {
    expect(Number.isInteger(a) && Number.isInteger(b) && a >= 0 && a < b && b <= text.length).toBe(true);
    for (let i = a; i < b; i++) seen[i] = (seen[i] as number) + 1;
  }
  for (let i = 0; i < text.length; i++) {
    if (!isBlank(text.charCodeAt(i))) {
      if (seen[i] !== 1)
        throw new Error(`code unit ${i} of ${JSON.stringify(text.slice(0, 200))} has ${seen[i]} places`);
    }
  }
}

const SENTENCES = [
  '海棠社区的食堂重新开张，老人凭卡就餐。',
  '据渔政站统计，本月放流鱼苗32万尾，比上月多4万尾。',
  '据渔政站统计，本月放流鱼苗35万尾，比上月多7万尾。',
  '一、健身步道延长',
  '## 山口村修通了水泥路',
  '本报记者 林素问',
  '2023年5月6日',
  '他说：“这条路修了三年，',
  '总算能把茶叶运出去了。”',
  '的的的的的的的的',
  'The ferry to Sandholm will run every hour from Monday, the company said.',
  'the company said, adding that the fare would not change.',
  'SANDHOLM FERRY TO RUN HOURLY',
  'By Clara Venn',
  'Share this page | Home > News',
  '---',
  '· 7 ·',
  '。。。',
  '<p>一段话。</p>',
  '| a | b |',
  '',
  '   ',
];
const GAPS = ['\n', '\n\n', '\r\n', ' ', '\u3000\u3000', '', '\t', '\n\n\n'];
const dumps = fc
  .array(fc.tuple(fc.constantFrom(...SENTENCES), fc.constantFrom(...GAPS), fc.integer({ min: 1, max: 4 })), {
    maxLength: 40,
  })
  .map((parts) => parts.map(([s, gap, times]) => (s + gap).repeat(times)).join(''));
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 })
  .map((list) => String.fromCharCode(...list));
const marks = fc.string({
  unit: fc.constantFrom(...'\n\n 。，“”（）#-*|<>/ab一二三的12.!\u0000\ud800\udc00\r\t&;'.split('')),
  maxLength: 300,
});

describe('the ledger', () => {
  it('holds on dumps of all kinds of lines', () => {
    fc.assert(
      fc.property(dumps, (text) => checkLedger(text, plan(text))),
      { numRuns: 150 },
    );
  });

  it('holds on any code units, lone surrogates and control characters too', () => {
    fc.assert(
      fc.property(units, (text) => checkLedger(text, plan(text))),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(marks, (text) => checkLedger(text, plan(text))),
      { numRuns: 200 },
    );
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\u3000\r\n\u00a0'],
    ['one character', '字'],
    ['a lone surrogate', '\udc00'],
    ['zeros', '\0\0\0\n\0'],
    ['one long line', '这一行没有句号也没有换行'.repeat(20_000)],
    ['many identical lines', '同样的一行字在这里。\n'.repeat(50_000)],
    ['many blank lines', '\n'.repeat(100_000)],
    ['open brackets', '（“《'.repeat(5000)],
    ['spaces after stops', '话。 '.repeat(5000)],
  ])('holds on %s', (_, text) => {
    checkLedger(text, plan(text));
  });
});

describe('a plan', () => {
  it('is the same for the same text', () => {
    fc.assert(
      fc.property(dumps, (text) => {
        expect(plan(text)).toEqual(plan(text));
      }),
      { numRuns: 40 },
    );
  });

  it('has findings with ids of their own, spans inside the text and confidences of 0 to 1', () => {
    fc.assert(
      fc.property(dumps, (text) => {
        const { findings, articles } = plan(text);
        const ids = findings.map((f) => f.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const f of findings) {
          expect(f.id).toBe(findingId(f.kind, f.spans));
          expect(f.confidence).toBeGreaterThan(0);
          expect(f.confidence).toBeLessThan(1);
          expect(f.spans.length).toBeGreaterThan(0);
          expect(f.reasons.length).toBeGreaterThan(0);
          for (const [a, b] of f.spans) expect(a >= 0 && a < b && b <= text.length).toBe(true);
          if (f.evidence.kind === 'field') expect(f.evidence.article).toBeLessThan(articles.length);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('has a finding for everything dropped but marks', () => {
    fc.assert(
      fc.property(dumps, (text) => {
        const { dropped, findings } = plan(text);
        const told = findings.filter((f) => f.stands).flatMap((f) => f.spans);
        for (const d of dropped) {
          if (d.reason === 'marker') continue;
          for (const [a, b] of d.sources) expect(told.some(([x, y]) => x <= a && b <= y)).toBe(true);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('tells how far it is, never back, in stages of the contract', () => {
    const steps = planSteps(`${SENTENCES.join('\n\n')}\n`.repeat(60));
    let done = 0;
    let count = 0;
    for (let step = steps.next(); !step.done; step = steps.next()) {
      expect(STAGES).toContain(step.value.stage);
      expect(step.value.done).toBeGreaterThanOrEqual(done);
      expect(step.value.done).toBeLessThanOrEqual(1);
      done = step.value.done;
      count++;
    }
    expect(count).toBeGreaterThan(8);
  });
});
