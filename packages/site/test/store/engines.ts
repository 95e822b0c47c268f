import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { systemClock, type Clock } from '@hawser/core/clock';
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest';
import type { Engine } from '../../src/store/mutation.ts';
import { openPostgresqlStore } from '../../src/store/postgresql/postgresql-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { PostgresqlServer } from './postgresql-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** One of the two databases, as tests use it. */
export interface TestEngine {
  readonly name: Engine;
  /** The address of a database that nothing is in yet. */
  newDatabase(): Promise<string>;
  /** A store on it that also knows the mutations of the tests, and is closed when the test is over. */
  open(url: string, clock?: Clock): Promise<Store>;
}

const testWriter = new URL('./test-writer-thread.ts', import.meta.url);

export const sqlite: TestEngine = {
  name: 'sqlite',
  async newDatabase() {
    return pathToFileURL(join(await temporaryFolder(), 'site.db')).href;
  },
  async open(url, clock = systemClock) {
    const path = fileURLToPath(url);
    const store = await openSqliteStore({ path, clock, log: undefined, writer: testWriter });
    onTestFinished(async () => store.close());
    return store;
  },
};

/** The same tests, with the same results, on both. */
export function describeEngines(title: string, tests: (engine: TestEngine) => void): void {
  describe(`${title}, on SQLite`, () => tests(sqlite));
  describePostgresql(`${title}, on PostgreSQL`, (engine) => tests(engine));
}

let started: Promise<PostgresqlServer> | undefined;

// One for all suites of a file.
afterAll(async () => (await started)?.remove());

/** The server is this test file's own: a test may stop it and start it again. */
export function describePostgresql(
  title: string,
  tests: (engine: TestEngine, server: () => PostgresqlServer) => void,
): void {
  describe(title, () => {
    let server: PostgresqlServer;
    beforeAll(async () => {
      server = await (started ??= PostgresqlServer.start());
    });
    const engine: TestEngine = {
      name: 'postgresql',
      newDatabase: async () => server.newDatabase(),
      async open(url, clock = systemClock) {
        const store = await openPostgresqlStore({ url: new URL(url), clock, log: undefined });
        onTestFinished(async () => store.close());
        return store;
      },
    };
    tests(engine, () => server);
  });
}
