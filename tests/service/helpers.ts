import { ORPCError } from '@orpc/client';
import { expect } from 'vitest';
import type { ImportResult, ProgressEvent } from '../../src/shared/model/dumps.ts';
import type { LibraryEvent } from '../../src/shared/model/system.ts';
import type { Client } from './open.ts';

type Step<T> = { kind: 'progress'; name: string; progress: ProgressEvent } | { kind: 'result'; result: T };

/** Runs a stream to its result, with the progress that was told on the way. */
export async function finish<T>(
  stream: AsyncIterable<Step<T>>,
): Promise<{ result: T; progress: ProgressEvent[] }> {
  const progress: ProgressEvent[] = [];
  let result: T | undefined;
  for await (const step of stream) {
    if (step.kind === 'result') result = step.result;
    else progress.push(step.progress);
  }
  if (result === undefined) throw new Error('the stream ended without a result');
  return { result, progress };
}

/** Takes a text in and gives the id of its dump. */
export async function take(client: Client, name: string, text: string): Promise<string> {
  const { result } = await finish<ImportResult>(await client.dumps.importText({ name, text }));
  if (result.kind === 'refused') throw new Error(result.message);
  return result.dump.id;
}

/** Awaits a refusal of that code and gives its data. */
export async function fault(promise: Promise<unknown>, code: string): Promise<ORPCError<string, unknown>> {
  const error = await promise.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(ORPCError);
  const told = error as ORPCError<string, unknown>;
  expect({ code: told.code, defined: told.defined }).toEqual({ code, defined: true });
  return told;
}

/** An event that has not come after so many milliseconds never will. */
const LATEST = 60_000;

/** Listens to the library; `until` waits for an event that passes. */
export async function listen(
  client: Client,
  origin: string,
): Promise<{
  seen: LibraryEvent[];
  until: (test: (event: LibraryEvent) => boolean) => Promise<LibraryEvent>;
  stop: () => void;
}> {
  const ending = new AbortController();
  const stream = await client.system.events({ origin }, { signal: ending.signal });
  const seen: LibraryEvent[] = [];
  const waiting = new Set<() => void>();
  const run = (async () => {
    for await (const event of stream) {
      seen.push(event);
      for (const wake of waiting) wake();
    }
  })().catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  return {
    seen,
    until: (test) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(
          () => reject(new Error(`no such event among ${JSON.stringify(seen).slice(0, 500)}`)),
          LATEST,
        );
        const look = (): void => {
          const found = seen.find(test);
          if (!found) return;
          clearTimeout(late);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    stop: () => {
      ending.abort();
      void run;
    },
  };
}
