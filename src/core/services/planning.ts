import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { DumpView, ProgressEvent } from '../../shared/model.ts';
import { Channel } from '../channel.ts';
import { Cancelled, refused } from '../errors.ts';
import { dumpOf, editorOf, type Library } from '../library.ts';
import type { PlanOrder, WorkerMessage } from '../plan-worker.ts';
import { appendDecision, hasDecisions } from '../store/decisions.ts';
import { setDumpStatus, viewDump } from '../store/dumps.ts';
import { transact } from '../store/handle.ts';
import {
  addArticles,
  addFindings,
  addPieces,
  addSlices,
  adoptPlan,
  dropPlan,
  startPlan,
} from '../store/plans.ts';
import type { Batch } from './compose.ts';

/** Shares of the whole run: keeping the text, planning it, keeping the plan. */
const READ = 0.15;
const STORE = 0.85;
/** Pieces inserted in one transaction: the host's thread breathes in between. */
const PIECES = 20_000;

/** A stream of progress that ends with a result. */
export type Working<T> = AsyncGenerator<
  { kind: 'progress'; name: string; progress: ProgressEvent } | { kind: 'result'; result: T },
  void
>;

/**
 * Plans a dump in a worker and stores what comes of it beside the plan that counts, which it replaces in one
 * step at the end. A crash of the worker is tried once more; then the dump (if it has no plan yet) is marked
 * failed, in words, and the view is returned all the same. Throws `Cancelled`.
 */
export async function* planDump(
  library: Library,
  dumpId: string,
  input: { text: string; keepText: boolean },
  signal: AbortSignal | undefined,
): AsyncGenerator<ProgressEvent, void> {
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
      return;
    }
  }
}

async function* planOnce(
  library: Library,
  dumpId: string,
  text: string,
  run: { keepText: boolean },
  signal: AbortSignal | undefined,
): AsyncGenerator<ProgressEvent, void> {
  const messages = new Channel<WorkerMessage>();
  const order: PlanOrder = { text, keepText: run.keepText };
  const worker = new Worker(library.workerUrl, { workerData: order });
  worker.on('message', (message: WorkerMessage) => messages.push(message));
  worker.on('error', (error) => messages.fail(error));
  worker.on('exit', (code) =>
    code === 0 ? messages.close() : messages.fail(new Error(`its thread ended with code ${code}`)),
  );
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
        worker.postMessage('taken');
      } else if (message.kind === 'kept') {
        run.keepText = false;
      } else {
        plan.adopt();
        return;
      }
    }
    throw new Error('its thread ended without a word');
  } finally {
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
    plan.discard();
  }
}

/** A plan on its way into the store. */
class Staging {
  readonly #library: Library;
  readonly #dumpId: string;
  #plan: number | null = null;
  #adopted = false;
  #rows = 0;
  #stored = 0;

  constructor(library: Library, dumpId: string) {
    this.#library = library;
    this.#dumpId = dumpId;
  }

  async take(batch: Batch, length: number): Promise<ProgressEvent> {
    const { store, clock } = this.#library;
    if (batch.kind === 'slices') {
      addSlices(store, this.#dumpId, batch.rows);
      return { stage: 'read', done: READ * ((batch.rows.at(-1)?.end ?? length) / Math.max(1, length)) };
    }
    if (batch.kind === 'head') {
      this.#rows = batch.rows;
      this.#plan = startPlan(store, {
        dumpId: this.#dumpId,
        engine: batch.engine,
        notices: JSON.stringify(batch.notices),
        ledger: JSON.stringify(batch.ledger),
        at: clock(),
      });
      return { stage: 'store', done: STORE };
    }
    const plan = this.#number();
    if (batch.kind === 'pieces') {
      for (let from = 0; from < batch.columns.starts.length; from += PIECES) {
        addPieces(
          store,
          plan,
          batch.columns,
          batch.articleIds,
          from,
          Math.min(from + PIECES, batch.columns.starts.length),
        );
        await turn();
      }
      return { stage: 'store', done: STORE };
    }
    if (batch.kind === 'articles') addArticles(store, plan, this.#dumpId, batch.rows, clock());
    else addFindings(store, plan, batch.rows);
    this.#stored += batch.rows.length;
    return { stage: 'store', done: STORE + (1 - STORE) * (this.#stored / Math.max(1, this.#rows)) };
  }

  adopt(): void {
    const { store, clock } = this.#library;
    const plan = this.#number();
    transact(store, () => {
      const before = dumpOf(this.#library, this.#dumpId);
      // Decided on while the engine ran: what a person did outweighs a newer plan.
      if (before.plan !== null && hasDecisions(store, before.plan)) throw hasDecisionsFault();
      adoptPlan(store, this.#dumpId, plan);
      appendDecision(store, {
        dump_id: this.#dumpId,
        plan,
        kind: 'plan',
        who: editorOf(this.#library),
        at: clock(),
        articleIds: [],
        findingIds: [],
        effects: '{}',
      });
    });
    this.#adopted = true;
  }

  /** Takes out what was staged, unless it was adopted. */
  discard(): void {
    if (this.#plan !== null && !this.#adopted) dropPlan(this.#library.store, this.#plan);
  }

  #number(): number {
    if (this.#plan === null) throw new Error('a batch came before the head of its plan');
    return this.#plan;
  }
}

function hasDecisionsFault(): Error {
  return refused(
    'has-decisions',
    'This dump has decisions in it, and a new plan would part the text differently under them. Undo them first, or open the file as a new dump.',
  );
}

/** Runs the engine again. Refused once a person has decided anything: drafts are never rebuilt under an editor. */
export function replan(library: Library, dumpId: string, signal: AbortSignal | undefined): Working<DumpView> {
  const row = dumpOf(library, dumpId);
  if (row.planner !== null) throw refused('planning', 'This dump is being planned already.');
  if (row.plan !== null && hasDecisions(library.store, row.plan)) throw hasDecisionsFault();
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
  try {
    const text = library.texts.whole(dumpId);
    for await (const progress of planDump(library, dumpId, { text, keepText: false }, signal))
      yield { kind: 'progress', name: before.name, progress };
    settled = true;
  } finally {
    if (!settled) setDumpStatus(store, dumpId, before.status, before.problem, null);
  }
  bus.emit({ kind: 'dump', dumpId, what: 'planned' });
  yield { kind: 'result', result: viewDump(store, dumpId)! };
}
