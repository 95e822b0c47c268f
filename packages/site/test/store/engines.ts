import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { systemClock, type Clock } from '@hawser/core/clock';
import { afterAll, beforeAll, describe, inject, onTestFinished } from 'vitest';
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

declare module 'vitest' {
  interface ProvidedContext {
    /** Tells where databases are made. */
    postgresql: string;
  }
}

/** On the server of all test files. */
const postgresql: TestEngine = {
  name: 'postgresql',
  newDatabase: newPostgresqlDatabase,
  async open(url, clock = systemClock) {
    const store = await openPostgresqlStore({ url: new URL(url), clock, log: undefined });
    onTestFinished(async () => store.close());
    return store;
  },
};

export async function newPostgresqlDatabase(): Promise<string> {
  return await answered(await answered(inject('postgresql')));
}

async function answered(url: string): Promise<string> {
  const answer = await fetch(url);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

export function describePostgresql(title: string, tests: (engine: TestEngine) => void): void {
  describe(title, () => {
    // The first who asks waits for it to start.
    beforeAll(async () => void (await answered(inject('postgresql'))));
    tests(postgresql);
  });
}

let started: Promise<PostgresqlServer> | undefined;

/** On a server that is this test file's own: a test may stop it and start it again. */
export function describeOwnPostgresql(
  title: string,
  tests: (engine: TestEngine, server: () => PostgresqlServer) => void,
): void {
  // One for all suites of a file, and none for the next file.
  afterAll(async () => {
    const ending = started;
    started = undefined;
    await (await ending)?.remove();
  });
  describe(title, () => {
    let server: PostgresqlServer;
    beforeAll(async () => {
      server = await (started ??= PostgresqlServer.start());
    });
    tests({ ...postgresql, newDatabase: async () => server.newDatabase() }, () => server);
  });
}
