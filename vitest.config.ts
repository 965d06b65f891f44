import { defineConfig } from 'vitest/config';
import LongestFirst from './tests/support/longest-first.ts';

/** What is waited for comes at once or late: a second, vitest's own patience, is short on a busy machine. */
const PATIENT = { poll: { timeout: 20_000 } };

/** What every test that runs the server needs. */
const SETUP = ['tests/support/scratch.ts', 'tests/support/built-server.ts'];

/** What both kinds of tests on screens share. */
const BROWSER = {
  expect: PATIENT,
  testTimeout: 240_000,
  hookTimeout: 180_000,
  pool: 'forks' as const,
  isolate: false,
  env: { SAME_PORT: 'yes' },
  globalSetup: [...SETUP, 'tests/browser/support/global-browser.ts'],
};

/**
 * `unit` needs nothing, `integration` a database, `browser` a real Chromium, `load` and `browser-timed` all of the
 * machine: there it is the time that is tested, in seconds that hold only where nothing runs beside.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // What one run has read, the next of `npm test` need not translate again.
    experimental: { fsModuleCache: true },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/integration/**', 'tests/browser/**'],
          expect: PATIENT,
          // Longer than the patience of what is polled, so that it is the poll that says what it waited for.
          testTimeout: 30_000,
          // Half of the time went into reading the same modules again for every file.
          isolate: false,
          // By itself it would leave one of two processors idle.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'integration',
          expect: PATIENT,
          include: ['tests/integration/**/*.test.ts'],
          exclude: ['tests/integration/load/**'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          pool: 'forks',
          // One more than processors: some of these wait for what they have killed, frozen or cut off.
          maxWorkers: 3,
          // One process keeps its embedded database for its next file (tests/support/embedded-pool.ts).
          isolate: false,
          globalSetup: SETUP,
        },
      },
      {
        test: {
          name: 'load',
          expect: PATIENT,
          include: ['tests/integration/load/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          pool: 'forks',
          fileParallelism: false,
          globalSetup: SETUP,
        },
      },
      {
        test: {
          ...BROWSER,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: ['tests/browser/timed/**'],
          maxWorkers: 3,
          globalSetup: [...BROWSER.globalSetup, 'tests/browser/support/global-product.ts'],
        },
      },
      {
        test: {
          ...BROWSER,
          name: 'browser-timed',
          include: ['tests/browser/timed/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
