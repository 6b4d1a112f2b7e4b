import { plannedDump } from '../library.ts';
import { decideFindings } from '../services/answers.ts';
import { searchFindings, weighFindings } from '../services/finding-search.ts';
import { findingsOf } from '../services/views.ts';
import { walkFindings } from '../store/findings.ts';
import { from, type Implementer, type RouterParts } from './parts.ts';

/** Implements the calls for findings and the answers to them. */
export function findingsRouter(os: Implementer, { library }: RouterParts) {
  return {
    list: os.findings.list.handler(({ input }) => findingsOf(library, input)),
    walk: os.findings.walk.handler(({ input }) =>
      walkFindings(library.store, plannedDump(library, input.dumpId).plan, input.after, input.limit),
    ),
    search: os.findings.search.handler(({ input }) => ({
      ids: searchFindings(library, input.dumpId, input.query),
    })),
    weigh: os.findings.weigh.handler(({ input }) => ({
      ink: weighFindings(library, input.dumpId, input.ids),
    })),
    decide: os.findings.decide.handler(({ input, context }) => decideFindings(library, input, from(context))),
  };
}
