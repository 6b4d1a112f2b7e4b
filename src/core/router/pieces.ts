import { dropPieces, placePieces, restorePieces } from '../services/placing.ts';
import { keepPlace, toldTwice } from '../services/twice.ts';
import { from, type Implementer, type RouterParts } from './parts.ts';

/** Implements the calls for pieces of a dump. */
export function piecesRouter(os: Implementer, { library }: RouterParts) {
  return {
    place: os.pieces.place.handler(({ input, context }) => placePieces(library, input, from(context))),
    drop: os.pieces.drop.handler(({ input, context }) => dropPieces(library, input, from(context))),
    twice: os.pieces.twice.handler(({ input }) => toldTwice(library, input)),
    keep: os.pieces.keep.handler(({ input, context }) => keepPlace(library, input, from(context))),
    restore: os.pieces.restore.handler(({ input, context }) => restorePieces(library, input, from(context))),
  };
}
