import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openGalley } from '../../src/core/app.ts';
import { workerPath } from '../workers/paths.ts';
import { type Acknowledged, type Begins, Reviewer } from './review.ts';

/** The process that is killed: reviews without end and tells each acknowledged step on its standard output. */

/** Written at once and whole: what was told before the kill is read after it. */
function tell(line: Acknowledged | Begins | { step: 'ready' }): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

const [folder = '', seed = '1'] = process.argv.slice(2);
const galley = await openGalley({
  dataFolder: join(folder, 'data'),
  exportFolder: join(folder, 'exports'),
  samplesFolder: join(folder, 'samples'),
  workerUrl: workerPath('plan-worker'),
  host: 'inprocess',
  version: '0.0.0',
});
const reviewer = new Reviewer(galley, Number(seed), tell);
tell({ step: 'ready' });
for (;;) await reviewer.step();
