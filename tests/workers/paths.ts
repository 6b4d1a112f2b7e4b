import { join } from 'node:path';

/** The environment's name for the folder of the bundled plan workers. */
export const WORKERS = 'GALLEY_WORKERS';

/** The engine's, and the one of tests whose plans are told in the dumps. */
export type PlanWorker = 'plan-worker' | 'told-plan-worker';

/** The file of a bundled worker. Throws where nothing has bundled them: `bundleWorkers` does, before any test. */
export function workerPath(name: PlanWorker): string {
  const folder = process.env[WORKERS];
  if (!folder) throw new Error(`no plan workers are bundled: ${WORKERS} is not set`);
  return join(folder, `${name}.js`);
}
