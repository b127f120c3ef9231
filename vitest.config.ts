import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

// No test is timed: a slow machine must not fail one, so the limits only stop what hangs.
const TEST_LIMIT_MS = 60_000;
const E2E_LIMIT_MS = 240_000;

const shared = { environment: 'node', testTimeout: TEST_LIMIT_MS, hookTimeout: TEST_LIMIT_MS } as const;

const inElectron = { testTimeout: E2E_LIMIT_MS, hookTimeout: E2E_LIMIT_MS } as const;

/** What is about the window in front, or about keys, has the display to itself. */
const needFocus = ['tests/e2e/notifications.test.ts', 'tests/e2e/keyboard.test.ts', 'tests/e2e/session-end.test.ts'];

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
            // The others know nothing of a store.
            'tests/property/queue.property.test.ts',
          ],
        },
      },
      {
        test: {
          ...shared,
          ...inElectron,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: needFocus,
          // Each file drives an Electron of its own, and waits for it most of the time: three share two processors well.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          ...inElectron,
          name: 'e2e-alone',
          include: needFocus,
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
