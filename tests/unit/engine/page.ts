import { drained } from '../../../bench/drained.ts';
import type { Piece } from '../../../src/engine/base/model.ts';
import { alikeOf, deepOf, linkAtoms, type Page } from '../../../src/engine/threads/page.ts';
import { readSubjects } from '../../../src/engine/threads/subjects.ts';
import { pieceOf } from './pieces.ts';

const piece = (text: string, k: number): Piece =>
  pieceOf(text, {
    start: 100 * k,
    end: 100 * k + text.length,
    sources: [[100 * k, 100 * k + text.length]],
    block: k,
  });

/** A page whose columns are one paragraph each, with nothing between them but their words. */
export function pageOf(texts: readonly string[], more: Partial<Page> = {}): Page {
  const pieces = texts.map(piece);
  const atoms = texts.map((_, k) => [k]);
  const n = texts.length;
  const topics = drained(readSubjects(pieces));
  return {
    topics,
    pieces,
    atoms,
    titled: new Uint8Array(n),
    opens: new Float32Array(n),
    tornStart: new Float32Array(n).fill(0.3),
    tornEnd: new Uint8Array(n),
    alike: alikeOf(topics, atoms),
    deep: deepOf(topics, atoms),
    links: linkAtoms(
      pieces,
      atoms,
      0,
      n,
      Int32Array.from(texts, (_, k) => k),
      new Float64Array(n).fill(Number.NaN),
      new Map(),
    ),
    back: 0,
    cjk: true,
    headlines: 0,
    bound: [],
    ...more,
  };
}
