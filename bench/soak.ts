import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openGalley } from '../src/core/app.ts';
import { checkStore } from '../src/core/store/check.ts';
import { Reviewer } from '../tests/crash/review.ts';
import { dumpText } from '../tests/crash/texts.ts';
import { clientOf } from '../tests/faults/bench.ts';
import { table } from './table.ts';

/**
 * npm run test:soak [-- --minutes N --dumps N]: a scripted review of a library of 200 dumps and 5,000 articles, for
 * ten minutes. Prints each minute's steps, latency, memory and store size; fails if the library is not sound at the
 * end, or if memory or latency of the last minute have grown far beyond the first.
 */

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, dumps: { type: 'string', default: '200' } },
});
const minutes = Number(values.minutes);
const dumps = Number(values.dumps);
/** Paragraphs of one dump: about 25 articles. */
const PARAGRAPHS = 88;

const folder = mkdtempSync(join(tmpdir(), 'galley-soak-'));
const galley = await openGalley({
  dataFolder: join(folder, 'data'),
  exportFolder: join(folder, 'exports'),
  samplesFolder: join(folder, 'samples'),
  workerUrl: new URL('../src/core/plan-worker.ts', import.meta.url),
  host: 'inprocess',
  version: '0.0.0',
});
const client = clientOf(galley, 'soak');
const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

const began = performance.now();
for (let n = 0; n < dumps; n++)
  for await (const event of await client.dumps.importText({ name: `稿 ${n}`, text: dumpText(n, PARAGRAPHS) }))
    if (event.kind === 'result' && event.result.kind !== 'imported') throw new Error('a dump was not taken');
const library = await client.dumps.list({});
const articles = library.reduce((sum, d) => sum + d.counts.articles, 0);
console.log(
  `${library.length} dumps, ${articles} articles, taken in ${((performance.now() - began) / 1000).toFixed(0)} s`,
);

interface Minute {
  steps: number;
  median: number;
  late: number;
  worst: number;
  heap: number;
}

const rows: string[][] = [];
const seen: Minute[] = [];
const reviewer = new Reviewer(galley, 1, () => undefined);
for (let minute = 1; minute <= minutes; minute++) {
  const end = performance.now() + 60_000;
  const took: number[] = [];
  while (performance.now() < end) {
    const started = performance.now();
    if (await reviewer.step()) took.push(performance.now() - started);
  }
  took.sort((a, b) => a - b);
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const at = (share: number): number => took[Math.floor((took.length - 1) * share)] ?? 0;
  seen.push({ steps: took.length, median: at(0.5), late: at(0.95), worst: at(1), heap: heapUsed });
  const store = statSync(galley.store.name).size;
  const log = statSync(`${galley.store.name}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  rows.push([
    String(minute),
    String(took.length),
    at(0.5).toFixed(1),
    at(0.95).toFixed(1),
    at(1).toFixed(0),
    megabytes(rss),
    megabytes(heapUsed),
    megabytes(store),
    megabytes(log),
  ]);
  console.log(`minute ${rows.at(-1)?.join('  ')}`);
}
console.log(
  table([
    ['minute', 'steps', 'median ms', '95 % ms', 'worst ms', 'RSS MB', 'heap MB', 'store MB', 'log MB'],
    ...rows,
  ]),
);
const problems = [...checkStore(galley.store)].flatMap((c) => c.problems);
const [first, last] = [seen[0], seen.at(-1)];
if (first && last && last.heap > first.heap * 1.5 + 64 * 2 ** 20) problems.push('memory grows');
if (first && last && last.late > first.late * 2 + 20) problems.push('latency grows');
console.log(problems.length === 0 ? 'Sound; memory and latency level.' : problems.join('\n'));
galley.close();
rmSync(folder, { recursive: true, force: true });
process.exitCode = problems.length === 0 ? 0 : 1;
