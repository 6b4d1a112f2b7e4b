import type { Piece } from '../../../src/engine/base/model.ts';

/** A piece that is one plain line of Chinese at the head of a dump, unless said otherwise. */
export function pieceOf(text: string, more: Partial<Piece> = {}): Piece {
  return {
    start: 0,
    end: text.length,
    sources: [[0, text.length]],
    text,
    block: 0,
    mark: 0,
    breakBefore: false,
    indent: false,
    glued: false,
    heading: false,
    cjk: true,
    ...more,
  };
}
