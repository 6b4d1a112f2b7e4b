import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../../src/renderer/model/bulk.ts';
import {
  BANDS,
  bandOf,
  OPEN_ONLY,
  passes,
  type Sieve,
  STATE_FACETS,
  tally,
  toggled,
} from '../../../src/renderer/model/facets.ts';
import { after, FindingBook } from '../../../src/renderer/model/findings.ts';
import { FindingState, type FindingView, type Restated } from '../../../src/shared/model/findings.ts';
import { FINDING_KINDS, type FindingKind } from '../../../src/shared/plan.ts';

const finding = (id: number, part: Partial<FindingView> = {}): FindingView => ({
  id: `f${id}`,
  kind: 'chrome',
  confidence: 0.7,
  stands: true,
  state: 'open',
  spans: [[id * 10, id * 10 + 5]],
  evidence: { kind: 'chrome', seen: 1 },
  reasons: [],
  articleIds: [],
  ...part,
});

const findings = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...FINDING_KINDS),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      state: fc.constantFrom(...FindingState.options),
    }),
    { maxLength: 40 },
  )
  .map((list) => list.map((part, i) => finding(i, part)));
const sieves: fc.Arbitrary<Sieve> = fc.record({
  state: fc.constantFrom(...STATE_FACETS),
  kinds: fc.subarray([...FINDING_KINDS]).map((list) => new Set(list)),
  bands: fc.subarray([...BANDS]).map((list) => new Set(list)),
  hits: fc.option(
    fc.subarray(Array.from({ length: 40 }, (_, i) => `f${i}`)).map((list) => new Set(list)),
    { nil: null },
  ),
});

describe('facets', () => {
  it('count what choosing them would list, with all the other facets as they are', () => {
    fc.assert(
      fc.property(findings, sieves, (list, sieve) => {
        const counts = tally(list, sieve);
        const size = (patch: Partial<Sieve>): number =>
          list.filter((f) => passes(f, { ...sieve, ...patch })).length;
        for (const state of STATE_FACETS) expect(counts.states[state]).toBe(size({ state }));
        for (const kind of FINDING_KINDS) expect(counts.kinds[kind]).toBe(size({ kinds: new Set([kind]) }));
        for (const band of BANDS) expect(counts.bands[band]).toBe(size({ bands: new Set([band]) }));
      }),
    );
  });

  it('take several kinds together, and everything when none is chosen', () => {
    const list = FINDING_KINDS.map((kind, i) => finding(i, { kind }));
    let sieve: Sieve = OPEN_ONLY;
    const listed = (): FindingKind[] => list.filter((f) => passes(f, sieve)).map((f) => f.kind);
    expect(listed()).toEqual(FINDING_KINDS);
    sieve = { ...sieve, kinds: toggled(sieve.kinds, 'join') };
    sieve = { ...sieve, kinds: toggled(sieve.kinds, 'loop') };
    expect(listed()).toEqual(['loop', 'join']);
    sieve = { ...sieve, kinds: toggled(sieve.kinds, 'loop') };
    expect(listed()).toEqual(['join']);
  });

  it('part confidence into bands that leave nothing out', () => {
    expect([0, 0.599, 0.6, 0.8, 0.949, 0.95, 1].map(bandOf)).toEqual([
      'doubtful',
      'doubtful',
      'fair',
      'likely',
      'likely',
      'sure',
      'sure',
    ]);
  });
});

describe('the book of findings', () => {
  it('keeps both orders through answers and new findings', () => {
    const book = new FindingBook();
    book.put([
      finding(2, { confidence: 0.6 }),
      finding(0, { confidence: 0.9 }),
      finding(1, { confidence: 0.6 }),
    ]);
    const ids = (order: 'risk' | 'reading'): string[] => book.list(OPEN_ONLY, order).map((f) => f.id);
    expect(ids('risk')).toEqual(['f1', 'f2', 'f0']);
    expect(ids('reading')).toEqual(['f0', 'f1', 'f2']);
    book.put([finding(1, { state: 'accepted' }), finding(3, { confidence: 0.1 })]);
    expect(ids('risk')).toEqual(['f3', 'f2', 'f0']);
    expect(ids('reading')).toEqual(['f0', 'f2', 'f3']);
    expect(book.open).toBe(3);
  });

  it('takes in what became of findings it knows, and passes others over', () => {
    const book = new FindingBook();
    book.put([finding(0), finding(1)]);
    const now = (n: number): Restated => ({
      id: `f${n}`,
      state: 'accepted',
      stands: false,
      articleIds: ['a'],
    });
    expect(book.restate([now(1), now(2)]).map((f) => f.id)).toEqual(['f1']);
    expect(book.get('f1')).toEqual(finding(1, { state: 'accepted', stands: false, articleIds: ['a'] }));
    expect([book.size, book.open]).toEqual([2, 1]);
  });

  it('gives the same list until something changes', () => {
    const book = new FindingBook();
    book.put([finding(0)]);
    const list = book.list(OPEN_ONLY, 'risk');
    expect(book.list(OPEN_ONLY, 'risk')).toBe(list);
    book.put([finding(0, { state: 'dismissed' })]);
    expect(book.list(OPEN_ONLY, 'risk')).toEqual([]);
  });
});

const some = fc.record({
  n: fc.nat(9),
  state: fc.constantFrom(...FindingState.options),
});

describe('a book that is kept up', () => {
  // What a finding says of itself is fixed by its number, as it is by its id.
  const made = (n: number, state: FindingView['state']): FindingView =>
    finding(n, { state, kind: n % 2 === 0 ? 'duplicate' : 'join', confidence: 0.5 + (n % 4) / 8 });
  const sieves: readonly Sieve[] = [
    OPEN_ONLY,
    { ...OPEN_ONLY, state: 'all', kinds: new Set(['join']) },
    { ...OPEN_ONLY, state: 'done', bands: new Set(['fair']), hits: new Set(['f1', 'f3', 'f5', 'f7']) },
  ];

  it('lists and counts as one that is made anew', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sieves),
        fc.constantFrom('risk' as const, 'reading' as const),
        fc.array(
          fc.oneof(
            fc.record({ put: fc.array(some, { maxLength: 3 }) }),
            fc.record({ gone: fc.array(fc.nat(9), { maxLength: 2 }) }),
          ),
        ),
        (sieve, order, steps) => {
          const book = new FindingBook();
          for (const step of steps) {
            if ('put' in step) book.put(step.put.map(({ n, state }) => made(n, state)));
            else book.remove(step.gone.map((n) => `f${n}`));
            const anew = new FindingBook();
            anew.put([...book.all()]);
            expect(book.list(sieve, order)).toEqual(anew.list(sieve, order));
            expect(book.tally(sieve)).toEqual(anew.tally(sieve));
            expect([book.open, book.woven]).toEqual([anew.open, anew.woven]);
          }
        },
      ),
    );
  });
});

describe('going on after an answer', () => {
  const list = [finding(0), finding(1), finding(2)];

  it('takes what moved up into the place of one that left, or what follows one that stays', () => {
    expect(after(list.slice(1), 0, 'f0')?.id).toBe('f1');
    expect(after([list[0]!, list[2]!], 1, 'f1')?.id).toBe('f2');
    expect(after(list, 1, 'f1')?.id).toBe('f2');
  });

  it('ends at the end, also where earlier ones were left open', () => {
    expect(after(list.slice(0, 2), 2, 'f2')).toBeNull();
    expect(after(list, 2, 'f2')).toBeNull();
    expect(after([], 0, 'f0')).toBeNull();
  });
});

describe('many at once', () => {
  it('sums what an answer would change, and tells what it would not', () => {
    const list = [
      finding(0, { kind: 'duplicate', stands: false }),
      finding(1, { kind: 'near-duplicate', stands: false }),
      finding(2, { kind: 'duplicate', stands: true }),
      finding(3, { kind: 'join', stands: false }),
      finding(4, { kind: 'join', stands: true }),
      finding(5, { kind: 'torn', stands: false }),
    ];
    const ink = (id: string): number => 10 ** Number(id.slice(1));
    expect(effectsOf(list, 'accept', ink)).toEqual({
      effects: [
        { name: 'takeOut', noun: 'copies', count: 2, ink: 11 },
        { name: 'keepOut', noun: 'copies', count: 1, ink: 100 },
        { name: 'join', noun: null, count: 1, ink: 0 },
      ],
      same: 2,
    });
    expect(effectsOf(list, 'dismiss', ink)).toEqual({
      effects: [
        { name: 'bringBack', noun: 'copies', count: 1, ink: 100 },
        { name: 'unjoin', noun: null, count: 1, ink: 0 },
      ],
      same: 4,
    });
  });
});
