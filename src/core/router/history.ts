import { dumpOf } from '../library.ts';
import { redo, undo } from '../services/history.ts';
import { listDecisions } from '../store/decisions.ts';
import { from, type Implementer, type RouterParts } from './parts.ts';

/** Implements the calls for the decision log. */
export function historyRouter(os: Implementer, { library }: RouterParts) {
  const { store } = library;
  return {
    list: os.history.list.handler(({ input }) => {
      dumpOf(library, input.dumpId);
      return listDecisions(store, input.dumpId, input.before, input.limit);
    }),
    undo: os.history.undo.handler(({ input, context }) => undo(library, input, from(context))),
    redo: os.history.redo.handler(({ input, context }) => redo(library, input.dumpId, from(context))),
  };
}
