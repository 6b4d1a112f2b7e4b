import { implement } from '@orpc/server';
import { contract } from '../../shared/contract.ts';
import type { Care } from '../care.ts';
import { Folders } from '../folders.ts';
import type { Library } from '../library.ts';
import type { GalleyOptions } from '../options.ts';
import { told } from './told.ts';

/** What a host may say about a call; all of it optional. */
export interface CallContext {
  /**
   * The window a call came from: it is told with the events the call causes, so that the window can pass over
   * its own. A host gives one object per connection (a port), or reads the `x-galley-origin` header.
   */
  session?: { origin?: string };
}

/** What the areas of the router are made over. */
export interface RouterParts {
  library: Library;
  options: GalleyOptions;
  care: Care;
  /** Folders that this host let in, by token. */
  folders: Folders;
}

/** Implements the contract, area by area; each error leaves as the contract knows it. */
export function implementer(care: Care) {
  return implement(contract)
    .$context<CallContext>()
    .$config({ initialOutputValidationIndex: Number.NaN })
    .use(async ({ next }) => {
      try {
        return await next();
      } catch (error) {
        throw told(error, care);
      }
    });
}
export type Implementer = ReturnType<typeof implementer>;

/** The window a call came from; '' where the host did not say. */
export function from(context: CallContext): string {
  return context.session?.origin ?? '';
}
