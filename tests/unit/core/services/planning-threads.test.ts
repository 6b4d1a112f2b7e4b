import { expect, onTestFinished, test, vi } from 'vitest';
import type { PlanningThread } from '../../../../src/core/services/planning-thread.ts';
import { PlanningThreads } from '../../../../src/core/services/planning-threads.ts';
import { clientOf } from '../../../faults/bench.ts';
import { finish, take } from '../../../service/helpers.ts';
import { openLibrary } from '../../../service/open.ts';
import { workerPath } from '../../../workers/paths.ts';

/** A while that no test waits for, in milliseconds. */
const LONG = 3_600_000;

function threadsKept(kept: number): PlanningThreads {
  const threads = new PlanningThreads(workerPath('told-plan-worker'), kept);
  onTestFinished(() => threads.close());
  return threads;
}

test('a thread given back is the next one taken, and nobody else’s meanwhile', async () => {
  const threads = threadsKept(LONG);
  const first = threads.take();
  await threads.giveBack(first);
  expect(threads.take()).toBe(first);
  const second = threads.take();
  expect(second).not.toBe(first);
  await threads.giveBack(first);
  // One is kept; another that comes back is ended.
  await threads.giveBack(second);
  expect([first.gone, second.gone]).toEqual([false, true]);
  expect(threads.take()).toBe(first);
  await first.end();
});

test('an idle thread is ended after a while', async () => {
  const threads = threadsKept(1);
  const first = threads.take();
  await threads.giveBack(first);
  await vi.waitUntil(() => first.gone);
  const second = threads.take();
  expect(second.gone).toBe(false);
  await second.end();
});

test('an idle thread that died is not given out', async () => {
  const threads = threadsKept(LONG);
  const first = threads.take();
  await threads.giveBack(first);
  await first.end();
  const second = threads.take();
  expect(second.gone).toBe(false);
  await second.end();
});

test('closing ends the idle thread, and those that come back later', async () => {
  const threads = threadsKept(LONG);
  const idle = threads.take();
  const busy = threads.take();
  await threads.giveBack(idle);
  await threads.close();
  expect([idle.gone, busy.gone]).toEqual([true, false]);
  await threads.giveBack(busy);
  expect(busy.gone).toBe(true);
});

/** A library, and the threads its dumps were planned by, one for each try. */
async function observed() {
  const { galley, sweep } = await openLibrary();
  onTestFinished(sweep);
  const { planning } = galley.library;
  const taken: PlanningThread[] = [];
  const real = planning.take.bind(planning);
  vi.spyOn(planning, 'take').mockImplementation(() => {
    const thread = real();
    taken.push(thread);
    return thread;
  });
  return { client: clientOf(galley), planning, taken };
}

test('dumps taken one after the other are planned by one thread, which goes with the library', async () => {
  const { client, planning, taken } = await observed();
  for (const text of ['渡口的灯亮了。', '桥上的路修好了。', 'The mill is open again.'])
    await take(client, text, text);
  const [dump] = await client.dumps.list({});
  await finish(await client.dumps.plan({ dumpId: dump!.id }));
  expect(taken).toHaveLength(4);
  expect(new Set(taken).size).toBe(1);
  await planning.close();
  expect(taken[0]!.gone).toBe(true);
});

test('a thread that was called off or crashed is replaced, and the dumps after it are planned', async () => {
  const { client, taken } = await observed();
  await take(client, 'first', '渡口的灯亮了。');
  const ending = new AbortController();
  const slow = await client.dumps.importText(
    { name: 'slow', text: '%slow\n慢。' },
    { signal: ending.signal },
  );
  const reading = (async () => {
    for await (const step of slow)
      if (step.kind === 'progress' && step.progress.stage === 'seams') ending.abort();
  })();
  await expect(reading).rejects.toThrow();
  await take(client, 'second', '桥上的路修好了。');
  await finish(await client.dumps.importText({ name: 'bad', text: '%crash\n正文。' }));
  await take(client, 'third', '水闸开了。');
  const [first, calledOff, second, crashed, again, third] = taken;
  expect(taken).toHaveLength(6);
  expect([calledOff, crashed]).toEqual([first, second]);
  expect(new Set([first, second, again, third]).size).toBe(4);
  expect(taken.map((thread) => thread.gone)).toEqual([true, true, true, true, true, false]);
  const dumps = (await client.dumps.list({})).map((d) => `${d.name} ${d.status}`).toSorted();
  expect(dumps).toEqual(['bad failed', 'first ready', 'second ready', 'third ready']);
});
