import { parentPort, workerData } from 'node:worker_threads';
import { sightings } from '../engine/index.ts';
import type { KnownFurniture } from '../shared/furniture.ts';
import type { Plan, Progress } from '../shared/plan.ts';
import { type Batch, composePlan, composeText } from './services/compose.ts';

/**
 * The worker's side of planning: sends the text in slices, plans it and sends what the plan comes to, in
 * batches that each wait for the word that the one before was stored. Called off by ending the worker.
 */

/** What the worker is started with. */
export interface PlanOrder {
  text: string;
  /** Whether the text itself is to be sent for keeping, too: not when it is kept already. */
  keepText: boolean;
  /** What the library knows of site furniture. */
  furniture: KnownFurniture;
}

export type WorkerMessage =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'batch'; batch: Batch }
  /** The text is kept; planning begins. */
  | { kind: 'kept' }
  | { kind: 'done' };

/** Milliseconds between two words of progress. */
const EVERY = 50;

/** Does the order this worker was started with. */
export async function serveOrder(
  planSteps: (text: string, furniture: KnownFurniture) => Generator<Progress, Plan>,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('planning runs in a worker thread');
  const { text, keepText, furniture } = workerData as PlanOrder;
  const send = (message: WorkerMessage): void => port.postMessage(message);
  const store = async (batches: Iterable<Batch>): Promise<void> => {
    for (const batch of batches) {
      const taken = new Promise<void>((resolve) => {
        port.once('message', () => resolve());
      });
      send({ kind: 'batch', batch });
      await taken;
    }
  };
  if (keepText) await store(composeText(text));
  send({ kind: 'kept' });
  let told = 0;
  const steps = planSteps(text, furniture);
  let step = steps.next();
  while (!step.done) {
    const now = performance.now();
    if (now - told >= EVERY) {
      told = now;
      send({ kind: 'progress', progress: step.value });
    }
    step = steps.next();
  }
  await store(composePlan(text, step.value));
  await store([{ kind: 'sightings', rows: sightings(text) }]);
  send({ kind: 'done' });
  port.close();
}
