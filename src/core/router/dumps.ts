import { notFound } from '../errors.ts';
import { dumpOf, plannedDump } from '../library.ts';
import { importParcel, importSample, importText, listSamples, reencode } from '../services/importing.ts';
import { replan } from '../services/planning.ts';
import { ledgerOf } from '../services/views.ts';
import { listDumps, setArchived, viewDump } from '../store/dumps.ts';
import { pieceTable } from '../store/plans.ts';
import { type Implementer, type RouterParts } from './parts.ts';
import { toldStream } from './told.ts';

/** Most code units `dumps.text` gives at a time. */
const TEXT_MAX = 1024 * 1024;

/** Implements the calls for dumps: taking them, reading them, planning them. */
export function dumpsRouter(os: Implementer, { library, care }: RouterParts) {
  const { store, bus } = library;
  const streamed = <T>(steps: AsyncGenerator<T, void>): AsyncGenerator<T, void> => toldStream(steps, care);
  return {
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
  };
}
