import { PLAN_FORMAT, type Plan, type PlanArticle, type PlanDropped, type Progress } from '../shared/plan.ts';
import type { Span } from '../shared/span.ts';
import { layBlocks } from './blocks.ts';

/** Told in every plan: findings of another version are matched by id. */
export const ENGINE_VERSION = '0.1.0';

export interface PlanOptions {
  /** Normalised lines known as site furniture from other dumps of the library. */
  furniture?: readonly string[];
}

/** Plans a dump step by step; see `plan`. Yields how far it is often enough to report and to cancel. */
export function* planSteps(text: string, _options: PlanOptions = {}): Generator<Progress, Plan> {
  const laying = layBlocks(text);
  let step = laying.next();
  while (!step.done) {
    yield { stage: 'blocks', done: step.value * 0.2 };
    step = laying.next();
  }
  const { blocks, markers } = step.value;
  const dropped: PlanDropped[] = markers.map((m) => ({ reason: 'marker', sources: [[m.start, m.end]] }));
  const seen = new Set<string>();
  const article: PlanArticle = { blocks: [] };
  const unplaced: Span[] = [];
  for (const block of blocks) {
    const words = text.slice(block.start, block.end).replace(/\s+/gu, '');
    if (words.length >= 40 && seen.has(words)) {
      dropped.push({ reason: 'duplicate', sources: [[block.start, block.end]] });
      continue;
    }
    seen.add(words);
    article.blocks.push({ type: block.mark ? 'heading' : 'paragraph', sources: [[block.start, block.end]] });
  }
  yield { stage: 'plan', done: 1 };
  const articles = article.blocks.length ? [article] : [];
  return { format: PLAN_FORMAT, engine: ENGINE_VERSION, articles, dropped, unplaced, findings: [], notices: [] };
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
