import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const long = '**/*.long.test.ts';

/** `--mode long` runs what a plain run leaves out: the tests that take minutes. */
export default defineConfig(({ mode }) => {
  const runsLong = mode === 'long';
  return {
    test: {
      include: runsLong ? [long] : ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
      exclude: ['**/node_modules/**', ...(runsLong ? [] : [long])],
      passWithNoTests: runsLong,
      // Threads would share the process, and with it the home folder that the system reports.
      pool: 'forks',
      isolate: true,
      // More than cores: most of the tests wait for a process that they have started.
      maxWorkers: availableParallelism() + 1,
      globalSetup: ['test/homes.ts', 'packages/site/test/store/shared-postgresql.ts'],
      setupFiles: ['test/environment.ts'],
      testTimeout: 20_000,
      hookTimeout: 30_000,
      // A busy machine takes its time.
      expect: { poll: { timeout: 10_000 } },
    },
  };
});
