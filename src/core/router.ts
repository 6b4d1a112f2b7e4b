import { arch, platform } from 'node:os';
import { implement, ORPCError } from '@orpc/server';
import { ENGINE_VERSION } from '../engine/index.ts';
import { contract } from '../shared/contract.ts';
import type { Trouble } from '../shared/model.ts';
import type { GalleyOptions } from './app.ts';
import type { Care } from './care.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { Fault, type FaultCode, notFound, refused, StoreError } from './errors.ts';
import { Folders } from './folders.ts';
import { dumpOf, type Library, plannedDump } from './library.ts';
import { decideFindings } from './services/answers.ts';
import {
  createArticle,
  joinBlocks,
  mergeArticles,
  moveBlocks,
  promoteBlock,
  removeArticle,
  saveArticle,
  splitArticle,
} from './services/editing.ts';
import { exportArticles } from './services/exporting.ts';
import { redo, undo } from './services/history.ts';
import { importParcel, importSample, importText, listSamples, reencode } from './services/importing.ts';
import { dropPieces, placePieces, restorePieces } from './services/placing.ts';
import { replan } from './services/planning.ts';
import { approveArticle, reopenArticle } from './services/reviewing.ts';
import { search } from './services/searching.ts';
import { articlesOf, articleView, findingsOf, ledgerOf, presentArticle } from './services/views.ts';
import { listBackups } from './store/backups.ts';
import { listDecisions } from './store/decisions.ts';
import { everHadDump, listDumps, setArchived, viewDump } from './store/dumps.ts';
import { pieceTable } from './store/plans.ts';
import { restoreAtStart } from './store/restore.ts';
import { getSettings, saveSettings } from './store/settings.ts';
import { FOLDER_WORDS, TROUBLE_WORDS, troubleOf } from './store/trouble.ts';

/** What a host may say about a call; all of it optional. */
export interface CallContext {
  /**
   * The window a call came from: it is told with the events the call causes, so that the window can pass over
   * its own. A host gives one object per connection (a port), or reads the `x-galley-origin` header.
   */
  session?: { origin?: string };
}

const STATUS: Record<FaultCode, number> = {
  NOT_FOUND: 404,
  CONFLICT: 409,
  NOT_READY: 412,
  DEPENDENTS: 409,
  REFUSED: 422,
};

/** Most code units `dumps.text` gives at a time. */
const TEXT_MAX = 1024 * 1024;

export type GalleyRouter = ReturnType<typeof createRouter>;

/** Implements the contract over a library. Every input is checked by the contract; output is typed and not checked again. */
export function createRouter(library: Library, options: GalleyOptions, care: Care) {
  const { store, bus } = library;
  const folders = new Folders();
  const os = implement(contract)
    .$context<CallContext>()
    .$config({ initialOutputValidationIndex: Number.NaN })
    .use(async ({ next }) => {
      try {
        return await next();
      } catch (error) {
        throw told(error, care);
      }
    });
  const from = (context: CallContext): string => context.session?.origin ?? '';
  const streamed = <T>(steps: AsyncGenerator<T, void>): AsyncGenerator<T, void> => toldStream(steps, care);
  const exportFolder = { path: library.exportFolder, label: library.exportFolder };

  return os.router({
    system: {
      info: os.system.info.handler(() => ({
        version: options.version,
        engine: ENGINE_VERSION,
        host: options.host,
        maxBytes: library.maxBytes,
        platform: `${platform()} ${arch()}`,
        dataFolder: options.dataFolder,
        exportFolder: options.exportFolder,
        canPickFolder: options.pickFolder !== undefined,
        firstRun: !everHadDump(store),
      })),
      settings: os.system.settings.handler(() => getSettings(store)),
      saveSettings: os.system.saveSettings.handler(({ input }) => {
        const saved = saveSettings(store, input);
        bus.emit({ kind: 'settings' });
        return saved;
      }),
      events: os.system.events.handler(({ input, context, signal }) => {
        if (context.session) context.session.origin = input.origin;
        return bus.listen(input.origin, signal);
      }),
      backups: os.system.backups.handler(() => ({
        rows: listBackups(store.name),
        fault: care.keeper.fault === null ? null : { trouble: troubleOf(care.keeper.fault) },
      })),
      backUp: os.system.backUp.handler(() => care.keeper.backUp()),
      restore: os.system.restore.handler(async ({ input }) => {
        if (!listBackups(store.name).some((b) => b.name === input.name)) throw notFound('backup', input.name);
        await restoreAtStart(store.name, input.name);
        options.restart?.();
        return { restarting: options.restart !== undefined };
      }),
      diagnostics: os.system.diagnostics.handler(() => diagnosticsOf(library, options, care)),
      noteError: os.system.noteError.handler(({ input }) => {
        care.log.note(
          'window',
          Object.assign(new Error(input.message), { name: input.name, stack: input.stack }),
        );
      }),
      pickFolder: os.system.pickFolder.handler(async () => {
        const chosen = await options.pickFolder?.();
        return chosen ? folders.admit(chosen) : null;
      }),
    },
    dumps: {
      list: os.dumps.list.handler(({ input }) => listDumps(store, input.query)),
      get: os.dumps.get.handler(({ input }) => {
        const view = viewDump(store, input.dumpId);
        if (!view) throw notFound('dump', input.dumpId);
        return view;
      }),
      importFile: os.dumps.importFile.handler(({ input: { name, file, encoding }, signal }) =>
        streamed(
          importParcel(
            library,
            { name, size: file.size, encoding, bytes: async () => new Uint8Array(await file.arrayBuffer()) },
            signal,
          ),
        ),
      ),
      importText: os.dumps.importText.handler(({ input, signal }) =>
        streamed(importText(library, input.name, input.text, signal)),
      ),
      samples: os.dumps.samples.handler(() => listSamples(library)),
      importSample: os.dumps.importSample.handler(async ({ input, signal }) =>
        streamed(await importSample(library, input.id, signal)),
      ),
      text: os.dumps.text.handler(({ input: { dumpId, start, end } }) => {
        dumpOf(library, dumpId);
        return library.texts.slice(dumpId, start, Math.min(end, start + TEXT_MAX));
      }),
      pieces: os.dumps.pieces.handler(({ input }) =>
        pieceTable(store, plannedDump(library, input.dumpId).plan),
      ),
      ledger: os.dumps.ledger.handler(({ input }) => ledgerOf(library, input.dumpId)),
      plan: os.dumps.plan.handler(({ input, signal }) => streamed(replan(library, input.dumpId, signal))),
      reencode: os.dumps.reencode.handler(({ input, signal }) =>
        streamed(reencode(library, input.dumpId, input.encoding, signal)),
      ),
      archive: os.dumps.archive.handler(({ input }) => {
        dumpOf(library, input.dumpId);
        setArchived(store, input.dumpId, true);
        bus.emit({ kind: 'dump', dumpId: input.dumpId, what: 'removed' });
      }),
      unarchive: os.dumps.unarchive.handler(({ input }) => {
        dumpOf(library, input.dumpId);
        setArchived(store, input.dumpId, false);
        bus.emit({ kind: 'dump', dumpId: input.dumpId, what: 'added' });
        return viewDump(store, input.dumpId)!;
      }),
    },
    articles: {
      list: os.articles.list.handler(({ input }) => articlesOf(library, input)),
      get: os.articles.get.handler(({ input }) =>
        articleView(library, presentArticle(library, input.articleId)),
      ),
      save: os.articles.save.handler(({ input, context }) => saveArticle(library, input, from(context))),
      create: os.articles.create.handler(({ input, context }) =>
        createArticle(library, input, from(context)),
      ),
      split: os.articles.split.handler(({ input, context }) => splitArticle(library, input, from(context))),
      merge: os.articles.merge.handler(({ input, context }) => mergeArticles(library, input, from(context))),
      remove: os.articles.remove.handler(({ input, context }) =>
        removeArticle(library, input.articleId, from(context)),
      ),
      moveBlocks: os.articles.moveBlocks.handler(({ input, context }) =>
        moveBlocks(library, input, from(context)),
      ),
      joinBlocks: os.articles.joinBlocks.handler(({ input, context }) =>
        joinBlocks(library, input, from(context)),
      ),
      promote: os.articles.promote.handler(({ input, context }) =>
        promoteBlock(library, input, from(context)),
      ),
    },
    pieces: {
      place: os.pieces.place.handler(({ input, context }) => placePieces(library, input, from(context))),
      drop: os.pieces.drop.handler(({ input, context }) => dropPieces(library, input, from(context))),
      restore: os.pieces.restore.handler(({ input, context }) =>
        restorePieces(library, input, from(context)),
      ),
    },
    findings: {
      list: os.findings.list.handler(({ input }) => findingsOf(library, input)),
      decide: os.findings.decide.handler(({ input, context }) =>
        decideFindings(library, input, from(context)),
      ),
    },
    review: {
      approve: os.review.approve.handler(({ input, context }) =>
        approveArticle(library, input, from(context)),
      ),
      reopen: os.review.reopen.handler(({ input, context }) =>
        reopenArticle(library, input.articleId, from(context)),
      ),
    },
    history: {
      list: os.history.list.handler(({ input }) => {
        dumpOf(library, input.dumpId);
        return listDecisions(store, input.dumpId, input.before, input.limit);
      }),
      undo: os.history.undo.handler(({ input, context }) => undo(library, input, from(context))),
      redo: os.history.redo.handler(({ input, context }) => redo(library, input.dumpId, from(context))),
    },
    exports: {
      run: os.exports.run.handler(({ input, signal }) => {
        const folder = input.folder === undefined ? exportFolder : folders.get(input.folder);
        if (!folder) throw refused('no-folder', 'Choose the folder again.');
        return streamed(exportArticles(library, input, folder, signal));
      }),
    },
    search: os.search.handler(({ input }) => search(library, input.query, input.limit)),
  });
}

/** A refusal of a service as the contract knows it; anything else as it is. */
function told(error: unknown, { log }: Pick<Care, 'log'>): unknown {
  if (error instanceof ORPCError) return error;
  const trouble = storeTrouble(error);
  if (trouble !== null) {
    log.note('store', error);
    const message = error instanceof StoreError ? error.message : TROUBLE_WORDS[trouble];
    return new ORPCError('STORE', { status: 507, message, data: { trouble } });
  }
  // What is left of the system's own errors comes from folders that are written to.
  const elsewhere = troubleOf(error);
  const folder = elsewhere === null ? undefined : FOLDER_WORDS[elsewhere];
  if (folder !== undefined) return told(refused('folder', folder), { log });
  if (!isFault(error)) {
    if (!(error instanceof Error && error.name === 'AbortError')) log.note('router', error);
    return error;
  }
  return new ORPCError(error.code, { status: STATUS[error.code], message: error.message, data: error.data });
}

/** What befell the store, if the error speaks of the store at all. */
function storeTrouble(error: unknown): Trouble | null {
  if (error instanceof StoreError) return error.code;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_') ? (troubleOf(error) ?? null) : null;
}

function isFault(error: unknown): error is Fault {
  return error instanceof Fault;
}

async function* toldStream<T>(steps: AsyncGenerator<T, void>, care: Care): AsyncGenerator<T, void> {
  try {
    yield* steps;
  } catch (error) {
    throw told(error, care);
  }
}
