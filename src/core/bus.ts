import type { Outcome } from '../shared/model/outcome.ts';
import type { LibraryEvent } from '../shared/model/system.ts';
import { Channel } from './channel.ts';

/** A listener that falls this far behind is told which dumps changed instead of each change. */
const BEHIND = 500;

/** The name the shell itself listens by; it is no window and shows no dump. */
export const SHELL = 'shell';

/** Carries what happens in the library to every window that listens. */
export class Bus {
  /** Dumps to be shown that no window was there for: files named on the command line come before the window. */
  #unseen: string[] = [];
  readonly #listeners = new Set<{ origin: string; channel: Channel<LibraryEvent> }>();

  /**
   * Everything from now on. The stream begins with this call, not with its first `next`, so that nothing
   * falls between; it ends with the signal, with `return`, or when the library closes.
   */
  listen(origin: string, signal?: AbortSignal): AsyncGenerator<LibraryEvent, void> {
    const channel = new Channel<LibraryEvent>();
    const entry = { origin, channel };
    this.#listeners.add(entry);
    if (origin !== SHELL) for (const dumpId of this.#unseen.splice(0)) channel.push({ kind: 'open', dumpId });
    const stop = (): void => {
      this.#listeners.delete(entry);
      channel.close();
    };
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    return listening(channel, stop);
  }

  emit(event: LibraryEvent): void {
    for (const { channel } of this.#listeners) {
      channel.push(event);
      if (channel.size > BEHIND) channel.replace(shorten);
    }
  }

  /** Asks the windows to show a dump; kept for the next window while there is none. */
  show(dumpId: string): void {
    const windows = [...this.#listeners].some(({ origin }) => origin !== SHELL);
    if (windows) this.emit({ kind: 'open', dumpId });
    else this.#unseen.push(dumpId);
  }

  /** Tells a decision to every window; the one it came from knows it by `origin`. */
  decided(outcome: Outcome, origin: string): void {
    this.emit({ kind: 'decision', outcome, origin });
  }

  close(): void {
    for (const { channel } of this.#listeners) channel.close();
    this.#listeners.clear();
  }
}

function shorten(events: readonly LibraryEvent[]): LibraryEvent[] {
  const changed = new Set<string>();
  const rest: LibraryEvent[] = [];
  for (const event of events) {
    if (event.kind === 'decision') changed.add(event.outcome.dumpId);
    else if (event.kind === 'dump' && event.what === 'changed') changed.add(event.dumpId);
    else rest.push(event);
  }
  return [
    ...rest,
    ...[...changed].map((dumpId): LibraryEvent => ({ kind: 'dump', dumpId, what: 'changed' })),
  ];
}

function listening(channel: Channel<LibraryEvent>, stop: () => void): AsyncGenerator<LibraryEvent, void> {
  const generator: AsyncGenerator<LibraryEvent, void> = {
    next: async () => {
      const step = await channel.next();
      return step.done ? { done: true, value: undefined } : step;
    },
    // Not a generator function: its `return` would wait for the event that may never come.
    return: () => {
      stop();
      return Promise.resolve({ done: true, value: undefined });
    },
    throw: (error) => {
      stop();
      return Promise.reject(error);
    },
    [Symbol.asyncIterator]: () => generator,
    [Symbol.asyncDispose]: () => {
      stop();
      return Promise.resolve();
    },
  };
  return generator;
}
