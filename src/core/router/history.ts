import { dumpOf } from '../library.ts';
import { chronicle } from '../services/chronicle.ts';
import { dependentsOf } from '../services/dependents.ts';
import { redo, undo, undoAll } from '../services/history.ts';
import { restoreRevision, revisionsOf, revisionText } from '../services/revisions.ts';
import { listDecisions } from '../store/decisions.ts';
import { from, type Implementer, type RouterParts } from './parts.ts';

/** Implements the calls for the decision log and the revisions it made. */
export function historyRouter(os: Implementer, { library }: RouterParts) {
  const { store } = library;
  return {
    list: os.history.list.handler(({ input }) => {
      dumpOf(library, input.dumpId);
      return listDecisions(store, input.dumpId, input.before, input.limit, input.articleId);
    }),
    chronicle: os.history.chronicle.handler(({ input }) => {
      if (input.dumpId !== undefined) dumpOf(library, input.dumpId);
      return chronicle(library, input);
    }),
    undo: os.history.undo.handler(({ input, context }) => undo(library, input, from(context))),
    dependents: os.history.dependents.handler(({ input }) => dependentsOf(library, input)),
    undoAll: os.history.undoAll.handler(({ input, context }) => undoAll(library, input, from(context))),
    redo: os.history.redo.handler(({ input, context }) => redo(library, input.dumpId, from(context))),
    revisions: os.history.revisions.handler(({ input }) =>
      revisionsOf(library, input.articleId, input.limit),
    ),
    revision: os.history.revision.handler(({ input }) =>
      revisionText(library, input.articleId, input.revision),
    ),
    restoreRevision: os.history.restoreRevision.handler(({ input, context }) =>
      restoreRevision(library, input, from(context)),
    ),
  };
}
