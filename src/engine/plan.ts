import { furnitureKey, type KnownFurniture } from '../shared/furniture.ts';
import {
  type Finding,
  MOST_FINDINGS,
  type Notice,
  PLAN_FORMAT,
  type Plan,
  type PlanArticle,
  type PlanDropped,
  type Progress,
  type Stage,
} from '../shared/plan.ts';
import type { NoticeCode } from '../shared/reasons.ts';
import type { Span } from '../shared/span.ts';
import { isListing } from './articles/arrangement.ts';
import { assemble, type Draft } from './articles/articles.ts';
import { bareFields } from './articles/bare.ts';
import { asTold, readScripts } from './base/forms.ts';
import { readLetters } from './base/letters.ts';
import type { Block, Piece, Range } from './base/model.ts';
import { Pace } from './base/pace.ts';
import { layBlocks } from './blocks/blocks.ts';
import { refineLines } from './blocks/lines.ts';
import { makePieces, wholeOf } from './blocks/pieces.ts';
import { findFurniture } from './chrome/chrome.ts';
import { findCleaner, takeCleaner } from './copies/cleaner.ts';
import { findCopies } from './copies/copies.ts';
import type { Copy } from './copies/copy.ts';
import { findInnerLoops, groupCopies } from './copies/loops.ts';
import { articleOf, type Placed, settleLedger } from './findings/compose.ts';
import { copyFindings, innerLoopFindings } from './findings/copy-findings.ts';
import { chromeFindings, fieldFindings, splitFindings } from './findings/findings.ts';
import { seamFindings, withoutFields } from './findings/seam-findings.ts';
import { strayFindings } from './findings/strays.ts';
import { type Grams, readGrams } from './language/grams.ts';
import { SILENT, type Tongues } from './language/tongue.ts';
import { readTopics, type Topics } from './language/topics.ts';
import { commonGap, findBreaks } from './look/breaks.ts';
import { layRecords } from './records/records.ts';
import { withoutCutLines } from './seams/doubts.ts';
import { WINDOW } from './seams/joints.ts';
import { readWholes } from './seams/wholes.ts';
import {
  hasCutLines,
  isLongListing,
  noThreads,
  type Threads,
  threadHalves,
  threadPieces,
} from './threads/threads.ts';
import { tieParts } from './titles/continued.ts';
import { markItems } from './titles/items.ts';
import { markOpenings } from './titles/openings.ts';
import { markHeadings } from './titles/ranks.ts';
import { markSigned } from './titles/signed.ts';
import { markCapitals, markStoppedHeadlines } from './titles/stopped-headlines.ts';
import { findTitles, titlesByLook } from './titles/titles.ts';
import { findUnmarked } from './titles/unmarked.ts';

/** Told in every plan: findings of another version are matched by id. */
export const ENGINE_VERSION = '1.0.0';

export interface PlanOptions {
  /** Lines known as site furniture, or known to be none, before this dump is read. */
  furniture?: KnownFurniture;
  /** What the languages commonly say; without it joints are judged by the dump alone. */
  tongues?: Tongues;
  /** Shown what joints are judged by, before they are: for measuring and fitting. */
  seen?: (pieces: readonly Piece[], topics: Topics, grams: Grams, titles: Float32Array) => void;
}

/** Furniture is taken out from here on. */
const FURNITURE = 0.6;

/** Runs one stage, telling how far the whole run is. */
function* run<T>(stage: Stage, from: number, to: number, work: Generator<number, T>): Generator<Progress, T> {
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

/** Tails of joints that the drafts show. */
function joinsMade(drafts: readonly Draft[]): Set<number> {
  const made = new Set<number>();
  for (const d of drafts) for (const b of d.body) for (const p of b.pieces.slice(0, -1)) made.add(p);
  return made;
}

/** Plans a dump step by step; see `plan`. Yields how far it is often enough to report and to cancel. */
export function* planSteps(text: string, options: PlanOptions = {}): Generator<Progress, Plan> {
  const records = yield* run('blocks', 0, 0.03, layRecords(text));
  const laid = records ?? (yield* run('blocks', 0.03, 0.07, layBlocks(text)));
  const layout = yield* run('blocks', 0.07, 0.08, refineLines(text, laid));
  const letters = yield* run('blocks', 0.08, 0.14, readLetters(text, layout.blocks));
  const copies = yield* run('copies', 0.14, 0.42, findCopies(text, layout, letters));
  const furniture = yield* run(
    'chrome',
    0.42,
    0.47,
    findFurniture(text, layout, letters, copies, options.furniture),
  );
  const isFurniture = (b: number) => (furniture.sure[b] as number) >= FURNITURE;
  const isCopy = (b: number): boolean => {
    const c = copies.of[b];
    // What nothing that stays tells is no copy, whatever it reads like.
    return c !== undefined && !c.doubtful && !c.alone && !isFurniture(b) && !isFurniture(c.twin);
  };
  const stays = (b: number) => !isCopy(b) && !isFurniture(b);
  const stretches = groupCopies(copies.of, isCopy);
  const inner = yield* run('loops', 0.47, 0.52, findInnerLoops(text, layout.blocks, letters, stays));
  const folded = new Map<number, Range[]>();
  for (const l of inner) {
    const holes = folded.get(l.block) ?? (layout.blocks[l.block] as Block).holes ?? [];
    folded.set(
      l.block,
      [...holes, l.rest].sort((x, y) => x[0] - y[0]),
    );
  }
  const breaks = findBreaks(layout);
  const pieces = yield* run(
    'sections',
    0.52,
    0.6,
    makePieces(text, layout, letters, breaks, stays, isFurniture, folded),
  );
  const tongues = options.tongues ?? SILENT;
  const cleaner = yield* run(
    'sections',
    0.6,
    0.6,
    findCleaner(text, layout.blocks, letters, stretches, pieces, tongues),
  );
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
  const notices: Notice[] = [];
  const notice = (code: NoticeCode, params?: Record<string, number>) =>
    notices.push(params ? { code, params } : { code });
  const readSpeech = function* (): Generator<Progress, [Topics, Grams]> {
    const topics = yield* run('seams', 0.6, 0.66, readTopics(pieces));
    const grams = yield* run('seams', 0.66, 0.7, readGrams(pieces, tongues));
    if (topics.long) notice('pieces.long', { blocks: topics.long });
    if (grams.bounded) notice('words.bounded', { letters: grams.letters });
    return [topics, grams];
  };
  let titles: Float32Array;
  let manyLines = false;
  let threads: Threads;
  if (records || isListing(pieces)) {
    titles = yield* run('sections', 0.6, 0.6, titlesByLook(pieces));
    const cut = yield* run('sections', 0.6, 0.6, hasCutLines(pieces, titles));
    if (cut && isLongListing(pieces)) notice('listing.bounded');
    if (cut && !isLongListing(pieces)) {
      const [topics, grams] = yield* readSpeech();
      threads = yield* run('threads', 0.73, 0.9, threadHalves(pieces, topics, grams, titles));
    } else threads = noThreads(pieces.length);
  } else {
    const [topics, grams] = yield* readSpeech();
    const looked = yield* run('seams', 0.7, 0.72, findTitles(pieces, topics, grams));
    const asked = yield* run('seams', 0.72, 0.76, withoutCutLines(pieces, topics, grams, looked));
    const read = yield* run('seams', 0.76, 0.8, readWholes(pieces, topics, grams, looked, asked.titles));
    titles = read.titles;
    manyLines = asked.bounded;
    options.seen?.(pieces, topics, grams, titles);
    threads = yield* run(
      'threads',
      0.8,
      0.9,
      threadPieces(pieces, topics, grams, titles, undefined, read.proposal),
    );
  }
  const assembly = yield* run('articles', 0.9, 0.95, assemble(pieces, titles, threads, records !== null));

  const pace = new Pace();
  const dropped: PlanDropped[] = layout.markers.map((m) => ({
    reason: 'marker',
    sources: [[m.start, m.end]],
  }));
  // Tags inside a block are markers already.
  const whole = (b: number): Span[] => wholeOf(layout.blocks[b] as Block);
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
  // What the desk ruled to be none is no furniture by its place, either.
  const never = new Set(options.furniture?.never);
  const isRuledOut = (p: number) => never.size > 0 && never.has(furnitureKey(asTold(pieces[p] as Piece)));
  const placedFurniture = assembly.furniture.filter((p) => !isRuledOut(p)).map((p) => pieces[p] as Piece);
  for (const piece of placedFurniture) dropped.push({ reason: 'chrome', sources: piece.sources });
  const articles: PlanArticle[] = [];
  for (const draft of assembly.drafts) {
    if (pace.due(20 * (1 + draft.body.length))) yield { stage: 'plan', done: 0.95 };
    articles.push(articleOf(pieces, draft));
  }
  const placed: Placed = {
    articles,
    dropped,
    unplaced: [...assembly.unplaced, ...assembly.furniture.filter(isRuledOut)].flatMap(
      (p) => (pieces[p] as Piece).sources,
    ),
  };
  for (const mark of bareFields(text, placed.articles)) dropped.push({ reason: 'marker', sources: [mark] });
  yield { stage: 'plan', done: 0.96 };
  const repaired = yield* run('plan', 0.96, 0.98, settleLedger(text, placed));
  if (repaired) notice('ledger.repaired', { units: repaired });
  if (copies.crowded) notice('copies.crowded', { grams: copies.crowded });
  if (copies.long) notice('copies.long', { blocks: copies.long });
  if (manyLines) notice('titles.bounded');
  if (threads.bounded || manyParts) notice('threads.bounded');
  else if (threads.unseen) notice('threads.near', { ends: threads.unseen, blocks: WINDOW });
  if (threads.woven?.bounded) notice('articles.bounded');
  if (assembly.bounded) notice('order.bounded', { articles: assembly.bounded });
  const made = joinsMade(assembly.drafts);
  const seams = yield* run(
    'plan',
    0.98,
    0.99,
    seamFindings(pieces, withoutFields(assembly.threads, assembly.drafts), (t) => made.has(t)),
  );
  const told = yield* run('plan', 0.99, 0.99, copyFindings(layout.blocks, letters, copies, groups, isCopy));
  const strays = yield* run('plan', 0.99, 0.995, strayFindings(pieces, assembly.drafts, threads.woven));
  const findings: Finding[] = [
    ...told,
    ...innerLoopFindings(inner),
    ...chromeFindings(layout.blocks, copies, furniture, FURNITURE, placedFurniture),
    ...splitFindings(pieces),
    ...seams,
    ...strays,
    ...fieldFindings(pieces, assembly.drafts, titles),
  ];
  findings.sort((a, b) => (a.spans[0] as Span)[0] - (b.spans[0] as Span)[0] || (a.id < b.id ? -1 : 1));
  if (findings.length > MOST_FINDINGS) {
    findings.length = MOST_FINDINGS;
    notice('findings.bounded', { shown: MOST_FINDINGS });
  }
  return { format: PLAN_FORMAT, engine: ENGINE_VERSION, ...placed, findings, notices };
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
