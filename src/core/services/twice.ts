import type { Outcome } from '../../shared/model/outcome.ts';
import type { TwicePiece, TwicePlace } from '../../shared/model/pieces.ts';
import { squash } from '../../shared/span.ts';
import { refused } from '../errors.ts';
import { type Library, plannedDump } from '../library.ts';
import { countTwice, idOfPiece, type PieceRecord, piecesTwice } from '../store/pieces.ts';
import { decide } from './commit.ts';
import { Desk } from './desk.ts';
import { runsOfBlock } from './drafts.ts';
import { headRuns, withoutPieces } from './fields.ts';
import { blockWithout } from './places.ts';
import type { Sheet } from './sheet.ts';

/** Text that stands more than once in the drafts: where, and keeping one place of it. */

/** Words of a place that are shown, in code units. */
const SHOWN = 240;

/** Pieces told twice, in raw order, at most `limit` of them, and how many there are. */
export function toldTwice(
  library: Library,
  input: { dumpId: string; limit: number },
): { rows: TwicePiece[]; total: number } {
  const desk = new Desk(library, plannedDump(library, input.dumpId));
  const rows = piecesTwice(library.store, desk.plan, input.limit).map((piece) => ({
    id: idOfPiece(piece),
    ink: piece.twice,
    places: placesOf(desk, piece).map(({ place }) => place),
  }));
  return { rows, total: countTwice(library.store, desk.plan) };
}

interface Found {
  sheet: Sheet;
  place: TwicePlace;
  /** One past the last block of the place. */
  to: number;
  /** How far into the piece's ink the place has come. */
  told: number;
}

/** Where a piece stands, in the order of the articles: neighbouring blocks that read on are one place. */
function placesOf(desk: Desk, piece: PieceRecord): Found[] {
  const id = idOfPiece(piece);
  const ink = squash(desk.rawOf(id));
  const found: Found[] = [];
  const sheets = desk.shelf.holdersOf(piece).map((articleId) => desk.open(articleId));
  for (const sheet of sheets.toSorted((a, b) => a.row.ordinal - b.row.ordinal)) {
    const articleId = sheet.id;
    const put = (block: number, text: string): void => {
      const part = squash(text);
      const last = found.at(-1);
      const on = last && last.sheet === sheet && last.to === block ? ink.indexOf(part, last.told) : -1;
      if (last && on >= 0 && block > 0) {
        last.place.text = (last.place.text + text).slice(0, SHOWN);
        last.to = block + 1;
        last.told = on + part.length;
        return;
      }
      const told = Math.max(0, ink.indexOf(part)) + part.length;
      found.push({ sheet, place: { articleId, block, text: text.slice(0, SHOWN) }, to: block + 1, told });
    };
    for (const run of headRuns(sheet.head, desk.rawOf)) if (run.piece === id) put(-1, run.text);
    for (const block of sheet.blocksOf(id)) {
      const text = runsOfBlock(block)
        .filter((run) => run.piece === id)
        .map((run) => run.text)
        .join('');
      put(sheet.indexOf(block), text);
    }
  }
  return found;
}

/** Keeps a piece where the place begins and takes it out everywhere else. */
export function keepPlace(
  library: Library,
  input: { dumpId: string; pieceId: string; articleId: string; block: number },
  origin: string,
): Outcome {
  return decide(library, input.dumpId, origin, (desk) => {
    const piece = desk.piece(input.pieceId);
    const ids = new Set([input.pieceId]);
    const found = placesOf(desk, piece);
    const kept = found.find((f) => f.sheet.id === input.articleId && f.place.block === input.block);
    if (!kept) throw refused('moved-on', 'The text no longer stands there.');
    for (const { sheet, place, to } of found.toReversed()) {
      if (sheet === kept.sheet && place.block === kept.place.block) continue;
      if (place.block < 0) {
        desk.setHead(sheet, withoutPieces(sheet.head, ids, desk.rawOf));
        continue;
      }
      for (const block of sheet.blocks.slice(place.block, to).toReversed()) {
        const rest = blockWithout(block, ids);
        desk.replace(sheet, block, rest ? [rest] : []);
      }
    }
    return { kind: 'drop' };
  });
}
