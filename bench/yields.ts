import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { PlanOrder, WorkerMessage } from '../src/core/planner.ts';
import { openTongues } from '../src/core/tongues.ts';
import { planSteps } from '../src/engine/index.ts';
import { bundleWorkers } from '../tests/workers/bundle.ts';
import { workerPath } from '../tests/workers/paths.ts';
import { cost } from './child.ts';
import { HOSTILE } from './hostile.ts';
import { table } from './table.ts';

/**
 * How long the engine goes without a word, and how soon its worker is gone when it is called off: on dumps that try
 * its bounds, and on files given. The longest stretch is counted in processor time of the engine's own thread, so that
 * a busy machine does not show in it; beside it the time `awk '!s[$0]++'` takes for the same file.
 *
 *   npm run bench:yields -- [--mb N] [--file PATH]...
 */

const { values: options } = parseArgs({
  options: { mb: { type: 'string', default: '1' }, file: { type: 'string', multiple: true } },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const tongues = openTongues(join(root, 'resources/tongues'));
const folder = mkdtempSync(join(tmpdir(), 'galley-yields-'));
const sweepWorkers = await bundleWorkers();

/** Milliseconds this thread has had of a processor. */
function spent(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Runs the engine over a text: milliseconds in all, yields, the longest stretch between two and where it ended. */
function run(text: string): { all: number; yields: number; longest: number; where: string } {
  const began = spent();
  let last = began;
  let longest = 0;
  let where = '';
  let yields = 0;
  const steps = planSteps(text, { tongues });
  for (let step = steps.next(); ; step = steps.next()) {
    const now = spent();
    if (now - last > longest) {
      longest = now - last;
      where = step.done ? 'plan' : `${step.value.stage} ${step.value.done.toFixed(2)}`;
    }
    if (step.done) return { all: now - began, yields, longest, where };
    last = now;
    yields++;
  }
}

/** Starts the plan worker on a text and calls it off at its first word of planning: milliseconds until it is gone. */
async function callOff(text: string): Promise<number> {
  const order: PlanOrder = { text, keepText: false, furniture: { seen: [], always: [], never: [] } };
  const worker = new Worker(workerPath('plan-worker'));
  worker.postMessage(order);
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') resolve();
      else if (message.kind === 'batch') worker.postMessage('taken');
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
  const began = performance.now();
  await worker.terminate();
  return performance.now() - began;
}

const rows = [
  ['dump', 'MB', 'engine s', 's/MB', 'longest ms', 'where', 'yields', 'off in ms', 'awk s', '× awk'],
];
async function measure(name: string, path: string): Promise<void> {
  const text = readFileSync(path, 'utf8');
  const mb = Buffer.byteLength(text) / 2 ** 20;
  const { all, yields, longest, where } = run(text);
  const off = await callOff(text);
  const awk = (await cost('awk', ['!s[$0]++', path], folder)).cpu;
  rows.push([
    name,
    mb.toFixed(1),
    (all / 1000).toFixed(2),
    (all / 1000 / mb).toFixed(2),
    longest.toFixed(0),
    where,
    String(yields),
    off.toFixed(0),
    awk?.toFixed(2) ?? 'n/a',
    awk ? (all / 1000 / awk).toFixed(1) : 'n/a',
  ]);
}

try {
  for (const path of options.file ?? []) await measure(basename(path), path);
  if (!options.file)
    for (const [name, make] of Object.entries(HOSTILE)) {
      const path = join(folder, 'dump.txt');
      // Most of them are Chinese: three bytes a letter.
      writeFileSync(path, make((Number(options.mb) * 2 ** 20) / 3));
      await measure(name, path);
    }
  console.log(table(rows));
} finally {
  sweepWorkers();
  rmSync(folder, { recursive: true, force: true });
}
