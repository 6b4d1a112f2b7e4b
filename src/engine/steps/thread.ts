import type { Progress } from '../../shared/plan.ts';
import { isListing } from '../articles/arrangement.ts';
import type { Piece } from '../base/model.ts';
import { type Grams, readGrams } from '../language/grams.ts';
import type { Tongues } from '../language/tongue.ts';
import { readTopics, type Topics } from '../language/topics.ts';
import { withoutCutLines } from '../seams/doubts.ts';
import { readWholes } from '../seams/wholes.ts';
import {
  hasCutLines,
  isLongListing,
  noThreads,
  type Threads,
  threadHalves,
  threadPieces,
} from '../threads/threads.ts';
import { findTitles, titlesByLook } from '../titles/titles.ts';
import { run, type Tell } from './run.ts';

/** Shown what joints are judged by, before they are. */
export type Seen = (pieces: readonly Piece[], topics: Topics, grams: Grams, titles: Float32Array) => void;

/** By piece how surely it is a title, and which end goes on in which beginning. */
export interface Threaded {
  titles: Float32Array;
  threads: Threads;
  /** Whether there were too many lines that look like titles for all to be looked at again. */
  manyLines: boolean;
}

function* readSpeech(
  pieces: readonly Piece[],
  tongues: Tongues,
  tell: Tell,
): Generator<Progress, [Topics, Grams]> {
  const topics = yield* run('seams', 0.6, 0.66, readTopics(pieces));
  const grams = yield* run('seams', 0.66, 0.7, readGrams(pieces, tongues));
  if (topics.long) tell('pieces.long', { blocks: topics.long });
  if (grams.bounded) tell('words.bounded', { letters: grams.letters });
  return [topics, grams];
}

/** The threads of a dump that sets its articles apart: only halves of cut paragraphs are looked for. */
function* threadListing(
  pieces: readonly Piece[],
  tongues: Tongues,
  tell: Tell,
): Generator<Progress, Threaded> {
  const titles = yield* run('sections', 0.6, 0.6, titlesByLook(pieces));
  const cut = yield* run('sections', 0.6, 0.6, hasCutLines(pieces, titles));
  const long = cut && isLongListing(pieces);
  if (long) tell('listing.bounded');
  if (!cut || long) return { titles, threads: noThreads(pieces.length), manyLines: false };
  const [topics, grams] = yield* readSpeech(pieces, tongues, tell);
  const threads = yield* run('threads', 0.73, 0.9, threadHalves(pieces, topics, grams, titles));
  return { titles, threads, manyLines: false };
}

/** Finds titles and ties ends to beginnings. Yields how far the whole analysis is. */
export function* threadDump(
  pieces: readonly Piece[],
  records: boolean,
  tongues: Tongues,
  tell: Tell,
  seen: Seen | undefined,
): Generator<Progress, Threaded> {
  if (records || isListing(pieces)) return yield* threadListing(pieces, tongues, tell);
  const [topics, grams] = yield* readSpeech(pieces, tongues, tell);
  const looked = yield* run('seams', 0.7, 0.72, findTitles(pieces, topics, grams));
  const asked = yield* run('seams', 0.72, 0.76, withoutCutLines(pieces, topics, grams, looked));
  const { titles, proposal } = yield* run(
    'seams',
    0.76,
    0.8,
    readWholes(pieces, topics, grams, looked, asked.titles),
  );
  seen?.(pieces, topics, grams, titles);
  const threading = threadPieces(pieces, topics, grams, titles, undefined, proposal);
  const threads = yield* run('threads', 0.8, 0.9, threading);
  return { titles, threads, manyLines: asked.bounded };
}
