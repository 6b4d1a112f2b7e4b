import { StoreError } from './errors.ts';
import { type Backup, backUpIfChanged, makeBackup } from './store/backups.ts';
import type { Store } from './store/handle.ts';

/** Milliseconds between two looks whether a backup is due. */
const EVERY = 60 * 60 * 1000;

/** Keeps backups of an open store: one at the start, one each hour, each only if something changed since the last. */
export class Keeper {
  readonly #store: Store;
  readonly #clock: () => number;
  readonly #tell: (error: unknown) => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #work: Promise<unknown> = Promise.resolve();
  #closed = false;
  /** Why the last backup could not be made, or null if it could. */
  fault: unknown = null;

  constructor(store: Store, clock: () => number, tell: (error: unknown) => void) {
    this.#store = store;
    this.#clock = clock;
    this.#tell = tell;
    void this.#queue(() => backUpIfChanged(store, 'start', clock()));
    this.#timer = setInterval(() => {
      void this.#queue(() => backUpIfChanged(store, 'hour', clock()));
    }, EVERY);
    this.#timer.unref();
  }

  /** A backup now, whether or not anything changed. */
  async backUp(): Promise<Backup> {
    let made: Backup | null = null;
    const error = await this.#queue(async () => {
      made = await makeBackup(this.#store, 'asked', this.#clock());
    });
    if (error instanceof Error) throw error;
    if (made === null) throw new StoreError('unusable', this.#store.name, 'The library is being closed.');
    return made;
  }

  /** Resolves once no backup is under way. */
  settled(): Promise<unknown> {
    return this.#work;
  }

  /** Ends the keeping; the store is closed after this, which ends a backup under way as well. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
  }

  /** One backup after the other. Resolves to what went wrong, or null. */
  #queue(job: () => Promise<unknown>): Promise<unknown> {
    const mine = this.#work.then(async () => {
      if (this.#closed) return null;
      try {
        await job();
        this.fault = null;
        return null;
      } catch (error) {
        // The store was closed under a copy being made: no fault, there is nothing left to keep.
        if (this.#closed) return null;
        this.fault = error;
        this.#tell(error);
        return error;
      }
    });
    this.#work = mine;
    return mine;
  }
}
