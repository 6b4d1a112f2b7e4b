import type { Progress, Stage } from '../../shared/plan.ts';
import type { NoticeCode } from '../../shared/reasons.ts';

/** Takes down that an analysis stopped short, and where. */
export type Tell = (code: NoticeCode, params?: Record<string, number>) => void;

/** Runs one stage, telling how far the whole analysis is: it takes the part of it between `from` and `to`. */
export function* run<T>(
  stage: Stage,
  from: number,
  to: number,
  work: Generator<number, T>,
): Generator<Progress, T> {
  let step = work.next();
  let reached = 0;
  while (!step.done) {
    // A stage of several rounds may count anew; a reader's bar only goes on.
    reached = Math.min(1, Math.max(reached, step.value));
    yield { stage, done: from + (to - from) * reached };
    step = work.next();
  }
  yield { stage, done: to };
  return step.value;
}
