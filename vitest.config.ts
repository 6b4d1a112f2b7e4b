import { defineConfig } from 'vitest/config';

/** How many times slower a machine than this one is played; see `tests/browser/served.ts`. */
const PACE = Number(process.env.GALLEY_SLOW ?? 1);

/** Bounds for what hangs, far above what a busy machine takes: what is there is not waited for. */
const patience = {
  testTimeout: 120_000 * PACE,
  hookTimeout: 120_000 * PACE,
  expect: { poll: { timeout: 30_000 * PACE } },
};

/** Tests that need the built app, and a browser or an Electron: one at a time, so that they do not starve each other. */
const slow = {
  ...patience,
  fileParallelism: false,
  // A window on a busy machine may be late once; what fails twice fails.
  retry: 1,
};

export default defineConfig({
  test: {
    globalSetup: 'tests/workers/setup.ts',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}'],
          exclude: ['tests/{hosts,browser,desktop}/**'],
          ...patience,
        },
      },
      { test: { name: 'hosts', include: ['tests/hosts/**/*.test.ts'], ...patience } },
      { test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], ...slow } },
      { test: { name: 'desktop', include: ['tests/desktop/**/*.test.ts'], ...slow } },
    ],
  },
});
