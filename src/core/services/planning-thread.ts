import { Worker } from 'node:worker_threads';
import { Channel } from '../channel.ts';
import type { PlanOrder, WorkerMessage, WorkerOrder } from '../planner.ts';

/** The host's side of a plan worker: a thread that plans one dump after the other. */
export class PlanningThread {
  readonly #worker: Worker;
  #messages = new Channel<WorkerMessage>();
  #gone = false;

  /** Starts the thread; `url` is the bundled `plan-worker` module. */
  constructor(url: URL | string) {
    this.#worker = new Worker(url);
    this.#worker.on('message', (message: WorkerMessage) => this.#messages.push(message));
    this.#worker.on('error', (error) => this.#messages.fail(error));
    this.#worker.on('exit', (code) => {
      this.#gone = true;
      this.#messages.fail(new Error(`its thread ended with code ${code}`));
    });
  }

  /** Whether it has ended, of itself or from outside. */
  get gone(): boolean {
    return this.#gone;
  }

  /** Has a dump planned, one at a time; gives what it says, `done` at last. Fails with the thread. */
  plan(order: PlanOrder): Channel<WorkerMessage> {
    this.#messages = new Channel();
    this.#send(order);
    return this.#messages;
  }

  /** Says that the last batch was stored, so that the next comes. */
  taken(): void {
    this.#send('taken');
  }

  /** Whether the process stays for its sake. */
  hold(held: boolean): void {
    if (held) this.#worker.ref();
    else this.#worker.unref();
  }

  /** Ends it, whatever it does. Resolves when it is gone. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(order: WorkerOrder): void {
    this.#worker.postMessage(order);
  }
}
