import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Some open the whole studio, which takes seconds on a busy machine.
          testTimeout: 20_000,
          include: ['src/**/*.test.{ts,tsx}', 'fixtures/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/*.model.test.ts'],
          // Read by the test of its contrasts; other styles stay empty in tests.
          css: { include: [/theme\.css/] },
        },
      },
      {
        test: {
          name: 'model',
          include: ['src/**/*.model.test.ts'],
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
