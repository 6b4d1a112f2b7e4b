import type { KnownFurniture } from '../shared/furniture.ts';
import { type Notice, PLAN_FORMAT, type Plan, type Progress } from '../shared/plan.ts';
import { type Assembly, assemble } from './articles/articles.ts';
import { settleLedger } from './findings/compose.ts';
import { SILENT, type Tongues } from './language/tongue.ts';
import { WINDOW } from './seams/joints.ts';
import { placePieces } from './steps/place.ts';
import { type Reading, readDump } from './steps/read.ts';
import { reportFindings } from './steps/report.ts';
import { run, type Tell } from './steps/run.ts';
import { type Seen, type Threaded, threadDump } from './steps/thread.ts';

/** Told in every plan: findings of another version are matched by id. */
export const ENGINE_VERSION = '1.0.0';

export interface PlanOptions {
  /** Lines known as site furniture, or known to be none, before this dump is read. */
  furniture?: KnownFurniture;
  /** What the languages commonly say; without it joints are judged by the dump alone. */
  tongues?: Tongues;
  /** Shown what joints are judged by, before they are: for measuring and fitting. */
  seen?: Seen;
}

/** Tells where a bound was hit that may have cost something. */
function tellBounds(
  { copies, manyParts }: Reading,
  { threads, manyLines }: Threaded,
  assembly: Assembly,
  tell: Tell,
): void {
  if (copies.crowded) tell('copies.crowded', { grams: copies.crowded });
  if (copies.long) tell('copies.long', { blocks: copies.long });
  if (manyLines) tell('titles.bounded');
  if (threads.bounded || manyParts) tell('threads.bounded');
  else if (threads.unseen) tell('threads.near', { ends: threads.unseen, blocks: WINDOW });
  if (threads.woven?.bounded) tell('articles.bounded');
  if (assembly.bounded) tell('order.bounded', { articles: assembly.bounded });
}

/** Plans a dump step by step; see `plan`. Yields how far it is often enough to report and to cancel. */
export function* planSteps(text: string, options: PlanOptions = {}): Generator<Progress, Plan> {
  const { furniture, tongues = SILENT, seen } = options;
  const notices: Notice[] = [];
  const tell: Tell = (code, params) => notices.push(params ? { code, params } : { code });
  const reading = yield* readDump(text, furniture, tongues);
  const { pieces, records } = reading;
  const threaded = yield* threadDump(pieces, records, tongues, tell, seen);
  const { titles, threads } = threaded;
  const assembly = yield* run('articles', 0.9, 0.95, assemble(pieces, titles, threads, records));
  const placing = yield* placePieces(text, reading, assembly, new Set(furniture?.never));
  const repaired = yield* run('plan', 0.96, 0.98, settleLedger(text, placing.placed));
  if (repaired) tell('ledger.repaired', { units: repaired });
  tellBounds(reading, threaded, assembly, tell);
  const findings = yield* reportFindings(reading, threaded, assembly, placing.furniture, tell);
  return { format: PLAN_FORMAT, engine: ENGINE_VERSION, ...placing.placed, findings, notices };
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
