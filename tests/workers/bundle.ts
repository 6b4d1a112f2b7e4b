import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { type PlanWorker, WORKERS } from './paths.ts';

/**
 * The plan workers as plain JavaScript, as they are in the built app. From a `.ts` file Node would strip the types in
 * each thread anew, with WebAssembly, and a process that sets that up and frees it hundreds of times can die of it
 * (nodejs/node#64500).
 */

const root = join(import.meta.dirname, '..', '..');
const SOURCES: Record<PlanWorker, string> = {
  'plan-worker': join(root, 'src', 'core', 'plan-worker.ts'),
  'told-plan-worker': join(root, 'tests', 'service', 'told-plan-worker.ts'),
};

/**
 * Bundles the workers into a folder of their own and names it to this process and those it starts; returns what takes
 * the folder away again.
 */
export async function bundleWorkers(): Promise<() => void> {
  // Inside the project: a worker finds its resources from where it lies.
  const cache = join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'workers-'));
  const sweep = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      publicDir: false,
      ssr: { noExternal: true },
      build: { ssr: true, outDir: folder, minify: false, rollupOptions: { input: SOURCES } },
    });
  } catch (error) {
    sweep();
    throw error;
  }
  process.env[WORKERS] = folder;
  return sweep;
}
