import { parentPort } from 'node:worker_threads';
import { sightings } from '../engine/index.ts';
import type { KnownFurniture } from '../shared/furniture.ts';
import type { Plan, Progress } from '../shared/plan.ts';
import { Channel } from './channel.ts';
import { type Batch, composePlan, composeText } from './services/compose.ts';

/**
 * The worker's side of planning, one order after the other: sends the text in slices, plans it and sends what the plan
 * comes to, in batches that each wait for the word that the one before was stored. Called off by ending the worker.
 */

/** What the worker is told to plan. */
export interface PlanOrder {
  text: string;
  /** Whether the text itself is to be sent for keeping, too: not when it is kept already. */
  keepText: boolean;
  /** What the library knows of site furniture. */
  furniture: KnownFurniture;
}

/** What the worker is told: to plan a dump, or that its last batch was stored. */
export type WorkerOrder = PlanOrder | 'taken';

export type WorkerMessage =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'batch'; batch: Batch }
  /** The text is kept; planning begins. */
  | { kind: 'kept' }
  | { kind: 'done' };

/** Milliseconds between two words of progress. */
const EVERY = 50;

/** How a worker plans a text: step by step, telling how far it is. */
export type PlanSteps = (text: string, furniture: KnownFurniture) => Generator<Progress, Plan>;

/** Does every order this worker is given, until it is ended. Rejects, and so ends the worker, when planning fails. */
export async function serveOrders(planSteps: PlanSteps): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('planning runs in a worker thread');
  const told = new Channel<WorkerOrder>();
  port.on('message', (word: WorkerOrder) => told.push(word));
  const send = (message: WorkerMessage): void => port.postMessage(message);
  for await (const word of told) if (word !== 'taken') await serve(word, planSteps, send, told);
}

async function serve(
  { text, keepText, furniture }: PlanOrder,
  planSteps: PlanSteps,
  send: (message: WorkerMessage) => void,
  told: Channel<WorkerOrder>,
): Promise<void> {
  const store = async (batches: Iterable<Batch>): Promise<void> => {
    for (const batch of batches) {
      send({ kind: 'batch', batch });
      await told.next();
    }
  };
  if (keepText) await store(composeText(text));
  send({ kind: 'kept' });
  let last = 0;
  const steps = planSteps(text, furniture);
  let step = steps.next();
  while (!step.done) {
    const now = performance.now();
    if (now - last >= EVERY) {
      last = now;
      send({ kind: 'progress', progress: step.value });
    }
    step = steps.next();
  }
  await store(composePlan(text, step.value));
  await store([{ kind: 'sightings', rows: sightings(text) }]);
  send({ kind: 'done' });
}
