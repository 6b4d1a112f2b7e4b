import { join } from 'node:path';
import type { DumpView, ImportResult } from '../shared/model/dumps.ts';
import type { HostInfo } from '../shared/model/system.ts';
import { Bus } from './bus.ts';
import { StoreError } from './errors.ts';
import { MAX_BYTES } from './formats/decode.ts';
import { Keeper } from './keeper.ts';
import type { Library } from './library.ts';
import { Log } from './log.ts';
import type { GalleyOptions } from './options.ts';
import { isAlive } from './process.ts';
import { createRouter, type GalleyRouter } from './router.ts';
import { Drafts } from './services/drafts.ts';
import { settleIntents } from './services/export-intents.ts';
import { importPath } from './services/importing.ts';
import type { Working } from './services/planning.ts';
import { PlanningThreads } from './services/planning-threads.ts';
import { settleInterrupted, viewDump } from './store/dumps.ts';
import type { Store } from './store/handle.ts';
import { openStore } from './store/open.ts';
import { type Restored, restorePending } from './store/restore.ts';
import { Texts } from './store/texts.ts';
import { troubleOf } from './store/trouble.ts';
import { Watch } from './watch.ts';

/** The store's file in the data folder. */
export const STORE_FILE = 'galley.sqlite';

/** The application without a host. */
export interface Galley {
  /** The contract implemented: to be served as it is. */
  readonly router: GalleyRouter;
  /** The open store: for integrity checks and backups by the host. */
  readonly store: Store;
  readonly library: Library;
  readonly keeper: Keeper;
  readonly log: Log;
  readonly watch: Watch;
  /** Takes a file of this machine, like `dumps.importFile`; the host vouches for the path. */
  importPath(path: string, signal?: AbortSignal): Working<ImportResult>;
  /** Asks every window to show a dump. */
  openDump(dumpId: string): DumpView | undefined;
  /** Ends all streams and the thread that plans, and closes the store. */
  close(): void;
}

function restoredOf(gone: Restored | StoreError | null): HostInfo['restored'] {
  if (gone === null) return null;
  if (gone instanceof StoreError) return { kind: 'failed', trouble: gone.code };
  return { kind: 'done', at: gone.backup.at, setAside: gone.setAside };
}

/** Store files this process has open. */
const opened = new Set<string>();

/** Opens the library in `dataFolder` and everything over it. Throws `StoreError` if the store can't be opened. */
export async function openGalley(options: GalleyOptions): Promise<Galley> {
  const log = new Log(options.dataFolder);
  const tell = (error: unknown): void => {
    log.note('library', error);
    options.onFault?.(error);
  };
  const clock = options.clock ?? Date.now;
  const path = join(options.dataFolder, STORE_FILE);
  const gone = await restorePending(path, clock());
  if (gone instanceof StoreError) tell(gone);
  const store = await openStore(path);
  // A planner with our own id is an earlier process, unless this one has the library open already.
  const first = !opened.has(store.name);
  opened.add(store.name);
  settleInterrupted(store, (pid) => isAlive(pid) && !(first && pid === process.pid));
  await settleIntents(options.dataFolder, Date.now(), tell);
  const bus = new Bus();
  const library: Library = {
    store,
    bus,
    texts: new Texts(store),
    drafts: new Drafts(store),
    planning: new PlanningThreads(options.workerUrl),
    maxBytes: options.maxBytes ?? MAX_BYTES,
    samplesFolder: options.samplesFolder,
    exportFolder: options.exportFolder,
    clock,
  };
  const keeper = new Keeper(store, clock, (error) => {
    tell(error);
    const trouble = troubleOf(error);
    // A backup that found no room is no harm to the library; damage that it found is.
    if (trouble === 'corrupt') bus.emit({ kind: 'trouble', trouble });
  });
  const watch = new Watch(library, tell);
  return {
    router: createRouter(library, options, { keeper, log, restored: restoredOf(gone) }),
    store,
    library,
    keeper,
    log,
    watch,
    importPath: (path, signal) => importPath(library, path, signal),
    openDump: (dumpId) => {
      const dump = viewDump(store, dumpId);
      if (dump) bus.show(dumpId);
      return dump;
    },
    close: () => {
      keeper.close();
      watch.close();
      bus.close();
      library.planning.close().catch(tell);
      opened.delete(store.name);
      store.close();
    },
  };
}
