import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

// No test is timed: a slow machine must not fail one, so the limits only stop what hangs.
const TEST_LIMIT_MS = 60_000;
const E2E_LIMIT_MS = 240_000;

const shared = { environment: 'node', testTimeout: TEST_LIMIT_MS, hookTimeout: TEST_LIMIT_MS } as const;

export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          setupFiles: ['tests/support/property-seed.ts'],
          include: ['tests/{unit,contract,property,golden,crash}/**/*.test.{ts,tsx}'],
        },
      },
      {
        // Everything that touches the store once more over the driver of the older development runtime.
        resolve: {
          alias: {
            'better-sqlite3': resolve(import.meta.dirname, 'scripts/dev-runtime/better-sqlite3-over-libsql.cjs'),
          },
        },
        test: {
          ...shared,
          name: 'older-runtime',
          setupFiles: ['tests/support/property-seed.ts'],
          env: { DOSSIER_TEST_DRIVER: 'adapter' },
          include: [
            'tests/unit/{storage,queue}/**/*.test.ts',
            'tests/contract/queue-conformance.test.ts',
            'tests/property/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: E2E_LIMIT_MS,
          hookTimeout: E2E_LIMIT_MS,
          // Each file drives an Electron of its own; together they would only take the processor from one another.
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
