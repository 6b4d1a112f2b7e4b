import { quantile, table } from '../table.ts';
import type { Keys } from './clock.ts';

/** What was measured, and how it is told. Times are milliseconds, NaN where there is none. */

export const p95 = (times: readonly number[]): number => quantile(times, 0.95);
export const median = (times: readonly number[]): number => quantile(times, 0.5);
export const worst = (times: readonly number[]): number =>
  times.length > 0 ? Math.max(...times) : Number.NaN;

/** Galley's window on one dump. */
export interface Ours {
  opened: number;
  /** Clicks on articles, to their text. */
  articles: number[];
  /** Between frames, while raw is scrolled. */
  frames: number[];
  answers: Keys;
  /** Typing in one of the dump's usual articles. */
  short: Keys;
  /** The article of many paragraphs: how many, what opening it takes, typing in it. */
  paragraphs: number;
  opening: number;
  long: Keys;
  /** MB. */
  memory: number;
}

/** The peer on the same raw and cleaned text. */
export interface Theirs {
  opened: number;
  /** Differences it shows; where its diff gives up, very few stand for all. */
  chunks: number;
  frames: number[];
  answers: number[];
  memory: number;
}

/** What the peer came to: its figures, or why there are none. */
export type Peer = { figures: Theirs } | { failure: string };

/** A number for the table; a dash where there is none. */
export const told = (n: number): string => (Number.isFinite(n) ? n.toFixed(1) : '–');

/** One figure of ours, the peer's beside it, and what was promised (absent: nothing was). */
export interface Figure {
  name: string;
  ours: number;
  limit?: number;
  peer?: number;
}

/** The figures that both have, and those that only we have. `article`: the peer on the article of many paragraphs. */
export function figuresOf(
  ours: Ours,
  theirs: Theirs | null,
  article: { opening: number; keys: Keys } | null,
): Figure[] {
  return [
    figure('opening the dump, ms', ours.opened, undefined, theirs?.opened),
    figure('opening an article, median ms', median(ours.articles), 150),
    figure('opening an article, worst ms', worst(ours.articles)),
    // Frames come every 16.7 ms; three of them are 50 ms, give or take what the clock is out.
    figure(
      'longest frame while raw is scrolled, ms',
      Math.round(worst(ours.frames)),
      50,
      worst(theirs?.frames ?? []),
    ),
    figure(
      'accept and next, median ms',
      median(ours.answers.times),
      undefined,
      median(theirs?.answers ?? []),
    ),
    figure('accept and next, p95 ms', p95(ours.answers.times), 50, p95(theirs?.answers ?? [])),
    figure('key to paint, p95 ms', p95(ours.short.times), 16),
    figure(`opening ${ours.paragraphs} paragraphs, ms`, ours.opening, 150, article?.opening),
    figure(
      'key to paint there, p95 ms',
      p95(ours.long.times),
      16,
      article ? p95(article.keys.times) : undefined,
    ),
    figure('main thread a key, ms', ours.short.work),
    figure('main thread a key there, ms', ours.long.work, undefined, article?.keys.work),
    figure('memory of the renderer, MB', ours.memory, 600, theirs?.memory),
  ];
}

function figure(name: string, ours: number, limit?: number, peer?: number): Figure {
  return {
    name,
    ours,
    ...(limit === undefined ? {} : { limit }),
    ...(peer === undefined ? {} : { peer }),
  };
}

/** All figures as a table: ours, the promise, the peer's, and the peer's as so many times ours. */
export function figureTable(figures: readonly Figure[], peer: string): string {
  return table([
    ['', 'galley', 'at most', '', peer, 'times'],
    ...figures.map(({ name, ours, limit, peer: theirs = Number.NaN }) => [
      name,
      told(ours),
      limit === undefined ? '–' : String(limit),
      limit === undefined ? '' : ours <= limit ? 'kept' : 'MISSED',
      told(theirs),
      Number.isFinite(theirs / ours) ? `${(theirs / ours).toFixed(1)}×` : '–',
    ]),
  ]);
}

/** Keys of several kinds beside each other. */
export function keyTable(rows: readonly { name: string; paragraphs?: number; keys: Keys }[]): string {
  return table([
    ['key to paint', 'paragraphs', 'keys', 'median ms', 'p95 ms', 'worst ms', 'main thread ms'],
    ...rows.map(({ name, paragraphs, keys: { times, work } }) => [
      name,
      String(paragraphs ?? '–'),
      String(times.length),
      told(median(times)),
      told(p95(times)),
      told(worst(times)),
      told(work),
    ]),
  ]);
}
