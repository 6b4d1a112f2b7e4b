import { PlanningThread } from './planning-thread.ts';

/** Milliseconds an idle thread is kept, so that its memory goes back. */
const KEPT = 60_000;

/**
 * The threads of a library that plan. One that has planned a dump is kept for the next for a while: its code is
 * compiled then and its languages are read. More are started as long as several dumps are planned at once.
 */
export class PlanningThreads {
  readonly #url: URL | string;
  readonly #kept: number;
  #idle: PlanningThread | null = null;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** `url` is the bundled `plan-worker` module, `kept` how many milliseconds an idle thread is kept. */
  constructor(url: URL | string, kept = KEPT) {
    this.#url = url;
    this.#kept = kept;
  }

  /** A thread with nothing to do: the one kept, or a new one. It is the caller's until given back or ended. */
  take(): PlanningThread {
    const idle = this.#release();
    if (!idle || idle.gone) return new PlanningThread(this.#url);
    idle.hold(true);
    return idle;
  }

  /** Takes back a thread that has done what it was asked. Resolves when it is kept, or gone. */
  async giveBack(thread: PlanningThread): Promise<void> {
    if (this.#closed || this.#idle) return thread.end();
    thread.hold(false);
    this.#idle = thread;
    this.#timer = setTimeout(() => void this.#release()?.end(), this.#kept);
    this.#timer.unref();
  }

  /** Ends the thread that is kept; none is from now on. Resolves when it is gone. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#release()?.end();
  }

  /** The thread that is kept, which is no longer kept then. */
  #release(): PlanningThread | null {
    clearTimeout(this.#timer);
    const idle = this.#idle;
    this.#idle = null;
    return idle;
  }
}
