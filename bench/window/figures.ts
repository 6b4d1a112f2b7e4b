import { quantile, table } from '../table.ts';

/** One figure of ours, the peer's beside it, and what was promised. */
export interface Figure {
  name: string;
  unit: 'ms' | 'MB';
  ours: number;
  peer: number;
  limit: number;
}

export const p95 = (times: readonly number[]): number => quantile(times, 0.95);
export const median = (times: readonly number[]): number => quantile(times, 0.5);
export const worst = (times: readonly number[]): number => Math.max(...times);

const told = (n: number): string => (Number.isFinite(n) ? n.toFixed(1) : '–');

/** All figures as a table: ours, the promise, the peer's, and the peer's as so many times ours. */
export function figureTable(figures: readonly Figure[], peer: string): string {
  return table([
    ['', 'galley', 'at most', '', peer, 'times'],
    ...figures.map(({ name, unit, ours, peer: theirs, limit }) => [
      `${name}, ${unit}`,
      told(ours),
      told(limit),
      ours <= limit ? 'kept' : 'MISSED',
      told(theirs),
      Number.isFinite(theirs / ours) ? `${(theirs / ours).toFixed(1)}×` : '–',
    ]),
  ]);
}
