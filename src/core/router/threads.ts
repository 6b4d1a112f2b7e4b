import { threadBoard } from '../services/threads.ts';
import { declareTorn, tieEnds, untieEnds } from '../services/ties.ts';
import { from, type Implementer, type RouterParts } from './parts.ts';

/** Implements the calls for the loose ends of a woven page. */
export function threadsRouter(os: Implementer, { library }: RouterParts) {
  return {
    list: os.threads.list.handler(({ input }) => threadBoard(library, input.dumpId)),
    tie: os.threads.tie.handler(({ input, context }) => tieEnds(library, input, from(context))),
    untie: os.threads.untie.handler(({ input, context }) => untieEnds(library, input, from(context))),
    torn: os.threads.torn.handler(({ input, context }) => declareTorn(library, input, from(context))),
  };
}
