import { furnitureKey } from '../../shared/furniture.ts';
import type { PlanArticle, PlanDropped, Progress } from '../../shared/plan.ts';
import type { Assembly } from '../articles/articles.ts';
import { bareFields } from '../articles/bare.ts';
import { asTold } from '../base/forms.ts';
import type { Block, Piece } from '../base/model.ts';
import { Pace } from '../base/pace.ts';
import { wholeOf } from '../blocks/pieces.ts';
import type { Copy } from '../copies/copy.ts';
import { articleOf, type Placed } from '../findings/compose.ts';
import type { Reading } from './read.ts';

/** Where every piece went, and which were taken out as furniture by their places alone. */
export interface Placing {
  placed: Placed;
  furniture: Piece[];
}

/** What was taken out before articles were made. */
function* droppedBlocks({
  layout,
  copies,
  groups,
  inner,
  isFurniture,
}: Reading): Generator<Progress, PlanDropped[]> {
  const pace = new Pace();
  const dropped: PlanDropped[] = layout.markers.map((m) => ({
    reason: 'marker',
    sources: [[m.start, m.end]],
  }));
  // Tags inside a block are markers already.
  const whole = (b: number) => wholeOf(layout.blocks[b] as Block);
  for (let b = 0; b < layout.blocks.length; b++) {
    if (pace.due(10)) yield { stage: 'plan', done: 0.95 };
    if (isFurniture(b)) dropped.push({ reason: 'chrome', sources: whole(b) });
  }
  for (const g of groups) {
    for (const b of g.blocks) {
      if (pace.due(20)) yield { stage: 'plan', done: 0.95 };
      const exact = !(copies.of[b] as Copy).distance && !(copies.of[b] as Copy).torn;
      dropped.push({
        reason: g.kind === 'loop' ? 'loop' : exact ? 'duplicate' : 'near-duplicate',
        sources: whole(b),
      });
    }
  }
  for (const l of inner) dropped.push({ reason: 'loop', sources: [l.rest] });
  return dropped;
}

/**
 * Puts every piece where it belongs. `never` are lines the desk ruled to be no furniture. Yields how far the whole analysis
 * is.
 */
export function* placePieces(
  text: string,
  reading: Reading,
  assembly: Assembly,
  never: ReadonlySet<string>,
): Generator<Progress, Placing> {
  const { pieces } = reading;
  const dropped = yield* droppedBlocks(reading);
  // What the desk ruled to be none is no furniture by its place, either.
  const isRuledOut = (p: number) => never.size > 0 && never.has(furnitureKey(asTold(pieces[p] as Piece)));
  const furniture = assembly.furniture.filter((p) => !isRuledOut(p)).map((p) => pieces[p] as Piece);
  for (const piece of furniture) dropped.push({ reason: 'chrome', sources: piece.sources });
  const pace = new Pace();
  const articles: PlanArticle[] = [];
  for (const draft of assembly.drafts) {
    if (pace.due(20 * (1 + draft.body.length))) yield { stage: 'plan', done: 0.95 };
    articles.push(articleOf(pieces, draft));
  }
  const unplaced = [...assembly.unplaced, ...assembly.furniture.filter(isRuledOut)].flatMap(
    (p) => (pieces[p] as Piece).sources,
  );
  for (const mark of bareFields(text, articles)) dropped.push({ reason: 'marker', sources: [mark] });
  yield { stage: 'plan', done: 0.96 };
  return { placed: { articles, dropped, unplaced }, furniture };
}
