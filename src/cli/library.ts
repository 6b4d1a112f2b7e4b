import { mkdirSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import { type Galley, openGalley } from '../core/app.ts';
import { type Places, placesOf, versionOf } from '../core/host/places.ts';
// oxlint-disable-next-line import/default -- made by the bundler: the path of the built worker.
import workerPath from '../core/plan-worker.ts?modulePath';
import type { ImportResult } from '../shared/model/dumps.ts';
import { type Given, text } from './command.ts';
import { STAGES } from './engine.ts';
import { refusal } from './read.ts';
import type { Terminal } from './terminal.ts';

/** The library as a command works on it: the same router as the windows, called in process. */
export type Library = { galley: Galley; places: Places; client: ReturnType<typeof clientOf> };

export interface LibraryOptions {
  host?: 'web' | 'inprocess';
  /** Answers a folder dialog: the command line has been told the folder already. */
  pickFolder?: () => Promise<{ path: string; label: string }>;
}

/** Opens the library that `--data`, GALLEY_DATA or the system's custom names. Rejects if the store can't be used. */
export async function openLibrary(given: Given, options: LibraryOptions = {}): Promise<Library> {
  const places = placesOf(import.meta.dirname, { data: text(given, 'data') });
  // What lies there is the person's own: nobody else on this machine is to read it.
  mkdirSync(places.data, { recursive: true, mode: 0o700 });
  const galley = await openGalley({
    dataFolder: places.data,
    exportFolder: places.exports,
    samplesFolder: places.samples,
    workerUrl: workerPath,
    host: options.host ?? 'inprocess',
    version: versionOf(places),
    ...(options.pickFolder ? { pickFolder: options.pickFolder } : {}),
  });
  process.on('uncaughtExceptionMonitor', (error) => galley.log.note('command', error));
  return { galley, places, client: clientOf(galley) };
}

function clientOf(galley: Galley) {
  return createRouterClient(galley.router, { context: {} });
}

type ImportStream = AsyncIterable<
  | { kind: 'progress'; name: string; progress: { stage: keyof typeof STAGES; done: number } }
  | { kind: 'result'; result: ImportResult }
>;

/** Follows one import to its end, telling how far it is and what came of it. Returns the dump's id, or null. */
export async function follow(stream: ImportStream, name: string, terminal: Terminal): Promise<string | null> {
  const zh = terminal.language === 'zh';
  for await (const event of stream) {
    if (event.kind === 'progress') {
      const { stage, done } = event.progress;
      terminal.progress(`${name}  ${STAGES[stage][terminal.language]}  ${Math.round(done * 100)} %`);
      continue;
    }
    terminal.progress('');
    const { result } = event;
    if (result.kind === 'refused') {
      terminal.tell(`${name}: ${refusal(result, terminal.language)}`);
      return null;
    }
    const { articles, open } = result.dump.counts;
    const state =
      result.kind === 'known' ? (zh ? '早已在库' : 'already in the library') : zh ? '已收入' : 'taken in';
    terminal.tell(
      zh
        ? `${name}：${state}，${articles} 篇，待定 ${open} 条`
        : `${name}: ${state}, ${articles} articles, ${open} to decide`,
    );
    return result.dump.id;
  }
  return null;
}
