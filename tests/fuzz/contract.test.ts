import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inkOf } from '../../src/shared/span.ts';
import { clientOf } from '../faults/bench.ts';
import { CALLS } from './contract-inputs.ts';
import { share } from './corpus.ts';
import { oddText, TOTAL, workedMs } from './inputs.ts';
import { type Answer, FuzzLibrary, MARK } from './library.ts';

/** Every call of the contract, sent whatever comes: answered or refused in a word of the contract, never else. */

const LONG = 1_200_000;
/** All calls together, in percent of all inputs. */
const CALLS_SHARE = 18;

let library: FuzzLibrary;
beforeAll(async () => {
  library = await FuzzLibrary.open();
}, 60_000);
afterAll(() => library.close());

const answers = new Map<string, Record<Answer, number>>();

/** Calls that read a dump anew take a worker's start each: fewer of them, and not several at a time. */
const SLOW = new Set([
  'dumps.importFile',
  'dumps.importText',
  'dumps.importSample',
  'dumps.plan',
  'dumps.reencode',
  'system.backUp',
]);

/** Shuffled by a step that shares no factor with their number, so that calls meet each other's work. */
const ROUNDS = 3;
test.each(Array.from({ length: ROUNDS }, (_, round) => CALLS.map((call) => ({ ...call, round }))).flat())(
  '$path, round $round',
  { timeout: LONG },
  async ({ path, inputs }) => {
    const percent = CALLS_SHARE / CALLS.length / ROUNDS / (SLOW.has(path) ? 4 : 1);
    const told = answers.get(path) ?? { door: 0, refused: 0, done: 0 };
    answers.set(path, told);
    await library.stock();
    await fc.assert(
      fc.asyncProperty(
        inputs.map((input) => ({ path, input })),
        async ({ input }) => {
          const started = workedMs();
          told[await library.call(path, input)]++;
          expect(workedMs() - started, 'milliseconds').toBeLessThan(10_000);
        },
      ),
      share(percent, 'call'),
    );
  },
);

test('every call was tried, and got further than the door', () => {
  expect([...answers.keys()].sort()).toEqual(CALLS.map((c) => c.path).sort());
  const all = [...answers].map(([path, told]) => ({ path, ...told }));
  if (TOTAL >= 20_000) {
    // Whether a call is taken whole hangs on what the library holds just then; the service's suites walk them all.
    expect(all.filter((c) => c.done + c.refused === 0)).toEqual([]);
    process.stdout.write(`${all.map((c) => `${c.path} ${c.done}/${c.refused}/${c.door}`).join('\n')}\n`);
  }
  const sum = (of: Answer): number => all.reduce((n, c) => n + c[of], 0);
  expect(sum('done')).toBeGreaterThan(sum('door'));
});

test('the library is sound after all of it', () => {
  expect(library.problems()).toEqual([]);
});

test('neither the log nor the diagnostics hold a word of a dump, whatever failed', async () => {
  // The disk fails in the midst of a call: what SQLite says of it goes to the log.
  const { store } = library.galley;
  store.exec(
    "CREATE TEMP TRIGGER broken BEFORE INSERT ON decisions BEGIN SELECT raise(ABORT, 'broken'); END",
  );
  for (const { path, inputs } of CALLS) {
    if (SLOW.has(path) || path === 'system.noteError') continue;
    for (const input of fc.sample(inputs, { numRuns: 4, seed: 5 }))
      await library.call(path, input).catch((error: unknown) => expect(error).toBeInstanceOf(Error));
  }
  store.exec('DROP TRIGGER broken');
  const told = await library.told();
  expect(told).toMatch(/errors since the start: [1-9]/);
  expect(told.toLowerCase()).not.toContain(MARK);
});

test('pasted text is taken whole or refused with a reason', { timeout: LONG }, async () => {
  const client = clientOf(library.galley, 'paste');
  await fc.assert(
    fc.asyncProperty(fc.record({ name: oddText, text: oddText }), async ({ name, text }) => {
      for await (const event of await client.dumps.importText({ name: name.slice(0, 1000), text })) {
        if (event.kind !== 'result') continue;
        if (event.result.kind === 'refused') {
          expect(event.result.message).not.toBe('');
          continue;
        }
        const { id, ink, length } = event.result.dump;
        const kept = await client.dumps.text({ dumpId: id, start: 0, end: length });
        expect(inkOf(kept)).toBe(ink);
        expect((await client.dumps.ledger({ dumpId: id })).total).toBe(ink);
      }
    }),
    share(0.3, 'import'),
  );
  expect(library.problems()).toEqual([]);
});
