import { search } from '../services/searching.ts';
import { type Implementer, type RouterParts } from './parts.ts';

/** Implements the calls for search over the library. */
export function searchRouter(os: Implementer, { library }: RouterParts) {
  return os.search.handler(({ input }) => search(library, input.query, input.limit));
}
