import { create } from 'zustand';
import type { Encoding, ImportResult } from '../../shared/model/dumps.ts';
import { noticeText } from '../../shared/reasons.ts';
import { client } from '../client.ts';
import { describe, isAborted } from '../errors.ts';
import { language, words } from '../i18n/index.ts';
import { loadDumps, putDump, unfoldDump } from './library.ts';
import { tell } from './notices.ts';
import { openDump } from './open.ts';
import { useSession } from './session.ts';

export interface Job {
  id: number;
  title: string;
  stage: keyof ReturnType<typeof words>['jobs']['stages'] | null;
  /** 0 to 1. */
  done: number;
  state: 'waiting' | 'running' | 'refused';
  message: string | null;
  cancel: () => void;
}

interface JobState {
  jobs: readonly Job[];
}

/** What takes a while, with its progress; refusals stay until they have been read. */
export const useJobs = create<JobState>(() => ({ jobs: [] }));

let last = 0;
let queue: Promise<unknown> = Promise.resolve();

function patchJob(id: number, patch: Partial<Job>): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.map((j) => (j.id === id ? { ...j, ...patch } : j)) }));
}

export function dismissJob(id: number): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((j) => j.id !== id) }));
}

export type Stream<T> = AsyncIterable<
  | { kind: 'progress'; name: string; progress: { stage: NonNullable<Job['stage']>; done: number } }
  | { kind: 'result'; result: T }
>;

/**
 * Runs one streaming call as a job, after those before it. Resolves with its result, or null if it was
 * cancelled or failed; a failure stays on the list with its reason.
 */
export function runJob<T>(
  title: string,
  start: (signal: AbortSignal) => Promise<Stream<T>>,
): Promise<T | null> {
  const id = ++last;
  const abort = new AbortController();
  const job: Job = {
    id,
    title,
    stage: null,
    done: 0,
    state: 'waiting',
    message: null,
    cancel: () => {
      abort.abort();
      dismissJob(id);
      tell(`${title}${words().app.dot}${words().jobs.cancelled}`);
    },
  };
  useJobs.setState(({ jobs }) => ({ jobs: [...jobs, job] }));
  const next = queue.then(async () => {
    if (abort.signal.aborted) return null;
    patchJob(id, { state: 'running' });
    try {
      for await (const event of await start(abort.signal)) {
        if (event.kind === 'result') {
          dismissJob(id);
          return event.result;
        }
        patchJob(id, { stage: event.progress.stage, done: event.progress.done });
      }
      dismissJob(id);
    } catch (error) {
      if (abort.signal.aborted || isAborted(error)) dismissJob(id);
      else refuse(id, describe(error));
    }
    return null;
  });
  queue = next;
  return next;
}

function refuse(id: number, message: string): void {
  patchJob(id, { state: 'refused', message, done: 0 });
}

/** A file that was not taken: it stays on the list, named, with the reason. */
function addRefusal(title: string, message: string): void {
  const id = ++last;
  const job: Job = {
    id,
    title,
    stage: null,
    done: 0,
    state: 'refused',
    message,
    cancel: () => dismissJob(id),
  };
  useJobs.setState(({ jobs }) => ({ jobs: [...jobs, job] }));
}

async function takeResult(result: ImportResult | null, open: boolean): Promise<void> {
  if (!result) return;
  const w = words();
  if (result.kind === 'refused') {
    addRefusal(result.name, w.jobs.refused[result.reason]);
    return;
  }
  putDump(result.dump);
  if (result.kind === 'known') tell(w.jobs.known(result.dump.name));
  if (open) await openDump(result.dump.id);
  else unfoldDump(result.dump.id, false);
}

/** Opens files one after the other; the first that is taken comes to the desk. */
export async function importFiles(files: readonly File[]): Promise<void> {
  let opened = false;
  const results = files.map((file) =>
    runJob<ImportResult>(file.name, (signal) =>
      client.dumps.importFile({ name: file.name, file }, { signal }),
    ),
  );
  for (const pending of results) {
    const result = await pending;
    const taken = result !== null && result.kind !== 'refused';
    await takeResult(result, taken && !opened);
    opened ||= taken;
  }
}

export async function importText(text: string): Promise<void> {
  const w = words();
  const time = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const name = w.library.pastedName(time);
  await takeResult(await runJob(name, (signal) => client.dumps.importText({ name, text }, { signal })), true);
}

export async function importSample(id: string, name: string): Promise<void> {
  await takeResult(await runJob(name, (signal) => client.dumps.importSample({ id }, { signal })), true);
}

export async function reencode(dumpId: string, encoding: Encoding): Promise<void> {
  const result = await runJob(words().jobs.reading, (signal) =>
    client.dumps.reencode({ dumpId, encoding }, { signal }),
  );
  if (!result) return;
  await loadDumps();
  await takeResult(result, true);
}

export async function replan(dumpId: string, name: string): Promise<void> {
  const dump = await runJob(words().jobs.replanning(name), (signal) =>
    client.dumps.plan({ dumpId }, { signal }),
  );
  if (!dump) return;
  putDump(dump);
  const lost = dump.notices.find((n) => n.code === 'answers.lost');
  if (lost) tell(noticeText({ code: lost.code, params: lost.params ?? {} }, language()));
  // Where it is on the desk already, the host says whether there is anything new to read.
  if (useSession.getState().dumpId !== dumpId) await openDump(dumpId);
}
