import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openGalley } from '../src/core/app.ts';
import { loadPages } from '../src/core/host/pages.ts';
import { checkStore } from '../src/core/store/check.ts';
import { serveLoopback } from '../src/web/server.ts';
import { Reviewer } from '../tests/crash/review.ts';
import { dumpText } from '../tests/crash/texts.ts';
import { clientOf } from '../tests/faults/bench.ts';
import { bundleWorkers } from '../tests/workers/bundle.ts';
import { workerPath } from '../tests/workers/paths.ts';
import { dice } from './big.ts';
import { type PageMemory, SoakPage } from './soak-page.ts';
import { table } from './table.ts';

/**
 * npm run test:soak [-- --minutes N --dumps N]: a library of 200 dumps and 5,000 articles is reviewed for ten minutes,
 * through the contract and in a window, both at once. Prints each minute's steps, latency, memory of host and window
 * (heaps after a collection) and the store's size; fails if the library is not sound at the end, or if memory or
 * latency of the last minutes have grown beyond those after the first.
 */

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, dumps: { type: 'string', default: '200' } },
});
const minutes = Number(values.minutes);
const dumps = Number(values.dumps);
/** Paragraphs of one dump: about 25 articles. */
const PARAGRAPHS = 88;

const folder = mkdtempSync(join(tmpdir(), 'galley-soak-'));
const sweepWorkers = await bundleWorkers();
const galley = await openGalley({
  dataFolder: join(folder, 'data'),
  exportFolder: join(folder, 'exports'),
  samplesFolder: join(folder, 'samples'),
  workerUrl: workerPath('plan-worker'),
  host: 'inprocess',
  version: '0.0.0',
});
const client = clientOf(galley, 'soak');
const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

const loopback = await serveLoopback({
  router: galley.router,
  pages: await loadPages(join(import.meta.dirname, '..', 'out', 'renderer')),
  maxBytes: galley.library.maxBytes,
});

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
  late: number;
  heap: number;
  page: PageMemory;
}

/** Steps through the contract between two of the window, which takes its own time for each. */
const BETWEEN = 5;
const rows: string[][] = [];
const seen: Minute[] = [];
const problems: string[] = [];
const reviewer = new Reviewer(galley, 1, () => undefined);
const page = await SoakPage.open(loopback.address, dice(2));
let refused = 0;
for (let minute = 1; minute <= minutes; minute++) {
  const end = performance.now() + 60_000;
  const took: number[] = [];
  while (performance.now() < end) {
    for (let n = 0; n < BETWEEN; n++) {
      const started = performance.now();
      if (await reviewer.step()) took.push(performance.now() - started);
    }
    // What is clicked can go in the same moment: the other reviewer is at work in the same dumps.
    await page.step().catch((error: unknown) => {
      if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
      refused++;
    });
  }
  took.sort((x, y) => x - y);
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const at = (share: number): number => took[Math.floor((took.length - 1) * share)] ?? 0;
  const memory = await page.memory();
  seen.push({ late: at(0.95), heap: heapUsed, page: memory });
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
    megabytes(memory.heap),
    String(memory.nodes),
    String(memory.listeners),
    megabytes(store),
    megabytes(log),
  ]);
  console.log(`minute ${rows.at(-1)?.join('  ')}`);
}
console.log(
  table([
    [
      'minute',
      'steps',
      'median ms',
      '95 % ms',
      'worst ms',
      'RSS MB',
      'heap MB',
      'window MB',
      'nodes',
      'listeners',
      'store MB',
      'log MB',
    ],
    ...rows,
  ]),
);
console.log(`in the window: ${JSON.stringify(page.done)}, ${refused} steps came too late`);
problems.push(...page.complaints, ...[...checkStore(galley.store)].flatMap((c) => c.problems));
// The first minute fills what is kept in memory on purpose; from then on it must stay.
const [early, late] = [seen.slice(1, 3), seen.slice(-2)];
const grows = (of: (m: Minute) => number, times: number, slack: number): boolean =>
  Math.min(...late.map(of)) > Math.max(...early.map(of)) * times + slack;
const MB = 2 ** 20;
if (early.length > 0) {
  if (grows((m) => m.heap, 1.2, 16 * MB)) problems.push('the memory of the host grows');
  if (grows((m) => m.page.heap, 1.2, 8 * MB)) problems.push('the memory of the window grows');
  if (grows((m) => m.page.nodes, 1.5, 5_000)) problems.push('the nodes of the window grow');
  if (grows((m) => m.page.listeners, 1.5, 500)) problems.push('the listeners of the window grow');
  if (grows((m) => m.late, 2, 20)) problems.push('latency grows');
}
if (Object.keys(page.done).length < 6) problems.push('the window was not reviewed in');
console.log(problems.length === 0 ? 'Sound; memory and latency level.' : problems.join('\n'));
await page.close();
await loopback.close();
galley.close();
sweepWorkers();
rmSync(folder, { recursive: true, force: true });
process.exitCode = problems.length === 0 ? 0 : 1;
