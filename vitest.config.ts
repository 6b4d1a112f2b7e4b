import { defineConfig } from 'vitest/config';

/** Tests that need the built app, and a browser or an Electron: one at a time, so that they do not starve each other. */
const slow = {
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
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
          testTimeout: 30_000,
        },
      },
      { test: { name: 'hosts', include: ['tests/hosts/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], ...slow } },
      { test: { name: 'desktop', include: ['tests/desktop/**/*.test.ts'], ...slow } },
    ],
  },
});
