import { PLAN_FORMAT, type Plan, type PlanDropped, type Progress, type Stage } from '../shared/plan.ts';
import { assemble } from './articles.ts';
import { layBlocks } from './blocks.ts';
import { findFurniture } from './chrome.ts';
import { articleOf, type Placed, settleLedger } from './compose.ts';
import { type Copy, findBreaks, findCopies } from './copies.ts';
import { readGrams } from './grams.ts';
import { lettersOf, readLetters } from './letters.ts';
import type { Block, Piece } from './model.ts';
import { makePieces } from './pieces.ts';
import { threadPieces } from './threads.ts';
import { findTitles } from './titles.ts';
import { readTopics } from './topics.ts';

/** Told in every plan: findings of another version are matched by id. */
export const ENGINE_VERSION = '0.1.0';

export interface PlanOptions {
  /** Normalised lines known as site furniture from other dumps of the library. */
  furniture?: readonly string[];
}

/** Runs one stage, telling how far the whole run is. */
function* run<T>(stage: Stage, from: number, to: number, work: Generator<number, T>): Generator<Progress, T> {
  let step = work.next();
  while (!step.done) {
    yield { stage, done: from + (to - from) * Math.min(1, Math.max(0, step.value)) };
    step = work.next();
  }
  yield { stage, done: to };
  return step.value;
}

/** Furniture is taken out from here on. */
const FURNITURE = 0.6;

/** Plans a dump step by step; see `plan`. Yields how far it is often enough to report and to cancel. */
export function* planSteps(text: string, options: PlanOptions = {}): Generator<Progress, Plan> {
  const layout = yield* run('blocks', 0, 0.08, layBlocks(text));
  const letters = yield* run('blocks', 0.08, 0.15, readLetters(text, layout.blocks));
  const copies = yield* run('copies', 0.15, 0.45, findCopies(layout, letters));
  const known = new Set((options.furniture ?? []).map(lettersOf));
  const furniture = yield* run('chrome', 0.45, 0.5, findFurniture(text, layout, letters, copies, known));
  const isCopy = (b: number): boolean => {
    const c = copies.of[b];
    return c !== undefined && !c.doubtful && !c.alone;
  };
  const isFurniture = (b: number) => (furniture.sure[b] as number) >= FURNITURE;
  const breaks = findBreaks(layout);
  const stays = (b: number) => !isCopy(b) && !isFurniture(b);
  const pieces = yield* run('sections', 0.5, 0.6, makePieces(text, layout, letters, breaks, stays, new Map()));
  const topics = yield* run('seams', 0.6, 0.68, readTopics(pieces));
  const grams = yield* run('seams', 0.68, 0.74, readGrams(pieces));
  const titles = yield* run('seams', 0.74, 0.76, findTitles(pieces, topics, grams));
  const threads = yield* run('threads', 0.76, 0.88, threadPieces(pieces, topics, grams, titles));
  const assembly = yield* run('articles', 0.88, 0.96, assemble(pieces, topics, titles, threads, threads.woven));

  const dropped: PlanDropped[] = layout.markers.map((m) => ({ reason: 'marker', sources: [[m.start, m.end]] }));
  layout.blocks.forEach((block: Block, b) => {
    const sources: PlanDropped['sources'] = [[block.start, block.end]];
    if (isFurniture(b)) dropped.push({ reason: 'chrome', sources });
    else if (isCopy(b)) dropped.push({ reason: (copies.of[b] as Copy).distance ? 'near-duplicate' : 'duplicate', sources });
  });
  for (const p of assembly.furniture) dropped.push({ reason: 'chrome', sources: (pieces[p] as Piece).sources });
  const placed: Placed = {
    articles: assembly.drafts.map((d) => articleOf(pieces, d)),
    dropped,
    unplaced: assembly.unplaced.flatMap((p) => (pieces[p] as Piece).sources),
  };
  settleLedger(text, placed);
  yield { stage: 'plan', done: 1 };
  return { format: PLAN_FORMAT, engine: ENGINE_VERSION, ...placed, findings: [], notices: [] };
}

/**
 * What the engine says about one dump: every non-blank code unit of `text` in exactly one place.
 * Pure: the same text and options give the same plan. Never throws on any text.
 */
export function plan(text: string, options: PlanOptions = {}): Plan {
  const steps = planSteps(text, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
