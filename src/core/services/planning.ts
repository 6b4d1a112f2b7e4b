import type { DumpView, ProgressEvent } from '../../shared/model/dumps.ts';
import { Cancelled, refused } from '../errors.ts';
import { dumpOf, type Library } from '../library.ts';
import type { PlanOrder } from '../planner.ts';
import { hasMoreThanAnswers } from '../store/decisions.ts';
import { setDumpStatus, viewDump } from '../store/dumps.ts';
import { knownFurniture } from '../store/furniture.ts';
import { hasDecisionsFault, READ, STORE, Staging } from './staging.ts';

/** A stream of progress that ends with a result. */
export type Working<T> = AsyncGenerator<
  { kind: 'progress'; name: string; progress: ProgressEvent } | { kind: 'result'; result: T },
  void
>;

/** The thread of a longer text is not kept, so that its memory goes back at once; in code units. */
const LONG = 1_000_000;

/**
 * Plans a dump in a worker and stores what comes of it beside the plan that counts, which it replaces in one
 * step at the end. A crash of the worker is tried once more; then the dump (if it has no plan yet) is marked
 * failed, in words. True if another plan counts now. Throws `Cancelled`.
 */
export async function* planDump(
  library: Library,
  dumpId: string,
  input: { text: string; keepText: boolean },
  signal: AbortSignal | undefined,
): AsyncGenerator<ProgressEvent, boolean> {
  const run = { keepText: input.keepText };
  for (let attempt = 1; ; attempt++) {
    try {
      return yield* planOnce(library, dumpId, input.text, run, signal);
    } catch (error) {
      if (error instanceof Cancelled || signal?.aborted) throw new Cancelled();
      if (attempt === 1) continue;
      const why = error instanceof Error ? error.message : String(error);
      const row = dumpOf(library, dumpId);
      if (row.plan !== null) {
        setDumpStatus(library.store, dumpId, 'ready', null, null);
        throw refused('plan-failed', `The engine stopped twice (${why}). The earlier plan stays.`);
      }
      const problem = `The engine stopped twice on this dump (${why}). Its text is kept; plan it again later.`;
      setDumpStatus(library.store, dumpId, 'failed', problem, null);
      library.bus.emit({ kind: 'dump', dumpId, what: 'changed' });
      return false;
    }
  }
}

async function* planOnce(
  library: Library,
  dumpId: string,
  text: string,
  run: { keepText: boolean },
  signal: AbortSignal | undefined,
): AsyncGenerator<ProgressEvent, boolean> {
  const order: PlanOrder = { text, keepText: run.keepText, furniture: knownFurniture(library.store) };
  const thread = library.planning.take();
  const messages = thread.plan(order);
  let whole = false;
  const cancel = (): void => messages.fail(new Cancelled());
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  const plan = new Staging(library, dumpId);
  try {
    for await (const message of messages) {
      if (message.kind === 'progress') {
        const { stage, done } = message.progress;
        yield { stage, done: READ + (STORE - READ) * done };
      } else if (message.kind === 'batch') {
        yield await plan.take(message.batch, text.length);
        thread.taken();
      } else if (message.kind === 'kept') {
        run.keepText = false;
      } else {
        whole = true;
        return plan.adopt();
      }
    }
    throw new Error('its thread fell silent');
  } finally {
    signal?.removeEventListener('abort', cancel);
    await (whole && text.length <= LONG ? library.planning.giveBack(thread) : thread.end());
    plan.discard();
  }
}

/**
 * Runs the engine again. Answers to findings are carried over; refused once a person has edited, moved or approved
 * anything: drafts are never rebuilt under an editor.
 */
export function replan(library: Library, dumpId: string, signal: AbortSignal | undefined): Working<DumpView> {
  const row = dumpOf(library, dumpId);
  if (row.planner !== null) throw refused('planning', 'This dump is being planned already.');
  if (row.plan !== null && hasMoreThanAnswers(library.store, row.plan)) throw hasDecisionsFault();
  return replanning(library, dumpId, signal);
}

async function* replanning(
  library: Library,
  dumpId: string,
  signal: AbortSignal | undefined,
): Working<DumpView> {
  const { store, bus } = library;
  const before = dumpOf(library, dumpId);
  setDumpStatus(store, dumpId, before.plan === null ? 'planning' : before.status, null, process.pid);
  let settled = false;
  let replanned = false;
  try {
    const text = library.texts.whole(dumpId);
    const steps = planDump(library, dumpId, { text, keepText: false }, signal);
    let step = await steps.next();
    while (!step.done) {
      yield { kind: 'progress', name: before.name, progress: step.value };
      step = await steps.next();
    }
    replanned = step.value;
    settled = true;
  } finally {
    if (!settled) setDumpStatus(store, dumpId, before.status, before.problem, null);
  }
  bus.emit({ kind: 'dump', dumpId, what: replanned ? 'planned' : 'changed' });
  yield { kind: 'result', result: viewDump(store, dumpId)! };
}
