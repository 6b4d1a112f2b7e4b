import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    reporters: process.env.CI ? ['default'] : ['default'],
    testTimeout: 30_000,
  },
});
