import type { KnownFurniture } from '../../shared/furniture.ts';
import type { Progress } from '../../shared/plan.ts';
import { readScripts } from '../base/forms.ts';
import { type Letters, readLetters } from '../base/letters.ts';
import type { Block, Layout, Piece, Range } from '../base/model.ts';
import { layBlocks } from '../blocks/blocks.ts';
import { refineLines } from '../blocks/lines.ts';
import { makePieces } from '../blocks/pieces.ts';
import { type Furniture, findFurniture } from '../chrome/chrome.ts';
import { findCleaner, takeCleaner } from '../copies/cleaner.ts';
import { findCopies } from '../copies/copies.ts';
import type { Copies, Copy } from '../copies/copy.ts';
import { type CopyGroup, findInnerLoops, groupCopies, type InnerLoop } from '../copies/loops.ts';
import type { Tongues } from '../language/tongue.ts';
import { commonGap, findBreaks } from '../look/breaks.ts';
import { layRecords } from '../records/records.ts';
import { tieParts } from '../titles/continued.ts';
import { markItems } from '../titles/items.ts';
import { markOpenings } from '../titles/openings.ts';
import { markHeadings } from '../titles/ranks.ts';
import { markSigned } from '../titles/signed.ts';
import { markCapitals, markStoppedHeadlines } from '../titles/stopped-headlines.ts';
import { findUnmarked } from '../titles/unmarked.ts';
import { run } from './run.ts';

/** Furniture is taken out from here on. */
export const FURNITURE = 0.6;

/** A dump read: its blocks, which of them are copies, loops and furniture, and the pieces of what stays. */
export interface Reading {
  layout: Layout;
  letters: Letters;
  copies: Copies;
  furniture: Furniture;
  isFurniture: (block: number) => boolean;
  isCopy: (block: number) => boolean;
  /** Copies that stand one behind the other. */
  groups: CopyGroup[];
  /** Loops inside one block. */
  inner: InnerLoop[];
  pieces: Piece[];
  /** Whether a program wrote the dump, so that its values are known by their names. */
  records: boolean;
  /** Whether there were more parts of stories than were tied to each other. */
  manyParts: boolean;
}

/** Where each block's letters are left out: loops folded, and what stood out of it already. */
function foldedBy(inner: readonly InnerLoop[], blocks: readonly Block[]): Map<number, Range[]> {
  const folded = new Map<number, Range[]>();
  for (const l of inner) {
    const holes = folded.get(l.block) ?? (blocks[l.block] as Block).holes ?? [];
    folded.set(
      l.block,
      [...holes, l.rest].sort((x, y) => x[0] - y[0]),
    );
  }
  return folded;
}

/** Marks what pieces are by their words and places: headings, items, where sections open, who signed. */
function* markPieces(pieces: Piece[], layout: Layout, records: boolean): Generator<Progress> {
  markHeadings(pieces);
  markItems(pieces);
  if (!records) {
    markStoppedHeadlines(pieces);
    markCapitals(pieces);
    yield* run('sections', 0.6, 0.6, markOpenings(pieces, commonGap(layout) === 0));
    // Names that only their place tells are too unsure to say that a dump sets its articles apart.
    markSigned(pieces);
  }
  yield { stage: 'sections', done: 0.6 };
}

/** From the text to pieces. Yields how far the whole analysis is. */
export function* readDump(
  text: string,
  known: KnownFurniture | undefined,
  tongues: Tongues,
): Generator<Progress, Reading> {
  const records = yield* run('blocks', 0, 0.03, layRecords(text));
  const laid = records ?? (yield* run('blocks', 0.03, 0.07, layBlocks(text)));
  const layout = yield* run('blocks', 0.07, 0.08, refineLines(text, laid));
  const letters = yield* run('blocks', 0.08, 0.14, readLetters(text, layout.blocks));
  const copies = yield* run('copies', 0.14, 0.42, findCopies(text, layout, letters));
  const furniture = yield* run('chrome', 0.42, 0.47, findFurniture(text, layout, letters, copies, known));
  const isFurniture = (b: number) => (furniture.sure[b] as number) >= FURNITURE;
  const isCopy = (b: number): boolean => {
    const c = copies.of[b];
    // What nothing that stays tells is no copy, whatever it reads like.
    return c !== undefined && !c.doubtful && !c.alone && !isFurniture(b) && !isFurniture(c.twin);
  };
  const stays = (b: number) => !isCopy(b) && !isFurniture(b);
  const stretches = groupCopies(copies.of, isCopy);
  const inner = yield* run('loops', 0.47, 0.52, findInnerLoops(text, layout.blocks, letters, stays));
  const folded = foldedBy(inner, layout.blocks);
  const making = makePieces(text, layout, letters, findBreaks(layout), stays, isFurniture, folded);
  const pieces = yield* run('sections', 0.52, 0.6, making);
  const cleaning = findCleaner(text, layout.blocks, letters, stretches, pieces, tongues);
  const cleaner = yield* run('sections', 0.6, 0.6, cleaning);
  yield* run('sections', 0.6, 0.6, takeCleaner(text, layout.blocks, letters, copies.of, pieces, cleaner));
  yield* run(
    'sections',
    0.6,
    0.6,
    readScripts(pieces, () => tongues.forms()),
  );
  const groups = cleaner.size > 0 ? groupCopies(copies.of, isCopy) : stretches;
  findUnmarked(pieces);
  const isPage = (b: number) => ['page', 'masthead'].includes(furniture.why.get(b) ?? '');
  const staysAs = (b: number) => (isCopy(b) ? (copies.of[b] as Copy).twin : b);
  const manyParts = tieParts(text, layout, pieces, isFurniture, isPage, staysAs);
  yield* markPieces(pieces, layout, records !== null);
  return {
    layout,
    letters,
    copies,
    furniture,
    isFurniture,
    isCopy,
    groups,
    inner,
    pieces,
    records: records !== null,
    manyParts,
  };
}
