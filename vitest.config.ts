import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const long = '**/*.long.test.ts';

/** Their files share what they have loaded: to load it takes a third of their time. */
const sharing = ['packages/core', 'packages/site'];
const apart = ['packages/agent', 'packages/cli', 'packages/command', 'test'];

/** `--mode long` runs what a plain run leaves out: the tests that take minutes. */
export default defineConfig(({ mode }) => {
  const runsLong = mode === 'long';
  const files = (folders: readonly string[]): string[] =>
    folders.map((folder) => `${folder}/**/*.${runsLong ? 'long.' : ''}test.ts`);
  return {
    test: {
      projects: [
        { extends: true, test: { name: 'sharing', include: files(sharing), isolate: false } },
        { extends: true, test: { name: 'apart', include: files(apart), isolate: true } },
      ],
      exclude: ['**/node_modules/**', ...(runsLong ? [] : [long])],
      passWithNoTests: runsLong,
      // Threads would share the process, and with it the home folder that the system reports.
      pool: 'forks',
      // More than cores: most of the tests wait for a process that they have started.
      maxWorkers: availableParallelism() + 1,
      globalSetup: [
        'test/homes.ts',
        'test/built-programs.ts',
        'packages/site/test/store/shared-postgresql.ts',
      ],
      setupFiles: ['test/environment.ts', 'test/built-threads.ts'],
      testTimeout: 20_000,
      hookTimeout: 30_000,
      // A busy machine takes its time.
      expect: { poll: { timeout: 10_000 } },
    },
  };
});
