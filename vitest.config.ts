import { defineConfig } from 'vitest/config';

/**
 * Three projects, run in this order by `npm test`:
 * unit (pure, parallel), database (one PostgreSQL cluster), browser (one Chromium).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['*/src/**/*.test.ts', '*/src/**/*.test.tsx'],
          exclude: ['**/node_modules/**', '**/*.db.test.ts', 'e2e/**'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['{server,bench}/src/**/*.db.test.ts'],
          globalSetup: ['server/src/testing/cluster.ts'],
          environment: 'node',
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/src/**/*.test.ts'],
          environment: 'node',
          maxWorkers: 1,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
