import { execFile, spawnSync } from 'node:child_process';
import { copyFile, rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { systemClock } from '@hawser/core/clock';
import { describe, expect, onTestFinished, test } from 'vitest';
import { appendEvent } from '../../src/store/mutations/append-event.ts';
import { findEvents } from '../../src/store/reports/find-events.ts';
import { openPostgresqlStore } from '../../src/store/postgresql/postgresql-store.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOwnPostgresql, sqlite } from './engines.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { addTwo, endThread } from './test-mutations.ts';

async function append(store: Store, subject: string): Promise<number> {
  return store.mutate(appendEvent, { kind: 'written', subject, data: null });
}

async function subjects(store: Store): Promise<readonly string[]> {
  return (await store.events.since(0, 100)).map(({ subject }) => subject);
}

const unavailable = (reason: RegExp): object => ({
  code: 'store-unavailable',
  kind: 'unreachable',
  status: 503,
  message: expect.stringMatching(reason),
});

const inNamespace = ['--user', '--map-root-user', '--mount'];
const canMount = spawnSync('unshare', [...inNamespace, 'true']).status === 0;

describe.skipIf(!canMount)('a disk in trouble', () => {
  test('full, gone or read-only: 503, nothing half-done, and on it goes when that is over', async () => {
    const script = fileURLToPath(new URL('disk-trouble.ts', import.meta.url));
    const { stdout } = await promisify(execFile)('unshare', [
      ...inNamespace,
      process.execPath,
      script,
      await temporaryFolder(),
    ]);
    expect(JSON.parse(stdout)).toEqual({
      told: expect.arrayContaining(['503 it can only be read.']),
      resumed: true,
      whileGone: false,
      whileReadOnly: false,
      resumedAgain: true,
      lost: [],
      // This one went into files that nobody could see; the caller was told that it is not certain.
      extra: ['gone'],
    });
    expect(stdout).toMatch(/503 the disk (?:is full|failed)\./);
  });
});

describe('a database file', () => {
  test('that is deleted is missed at once, and used again when it is put back', async () => {
    const url = await sqlite.newDatabase();
    const path = fileURLToPath(url);
    const store = await sqlite.open(url);
    await append(store, 'before');
    const elsewhere = await temporaryFolder();
    for (const end of ['', '-wal']) await rename(path + end, `${elsewhere}/db${end}`);
    await rm(`${path}-shm`);
    for (const subject of ['lost 1', 'lost 2']) {
      await expect(append(store, subject)).rejects.toMatchObject(
        unavailable(/deleted or replaced|cannot be opened/),
      );
    }
    await expect(subjects(store)).rejects.toMatchObject({ code: 'store-unavailable' });
    for (const end of ['', '-wal']) await rename(`${elsewhere}/db${end}`, path + end);
    await append(store, 'after');
    expect(await subjects(store)).toEqual(expect.arrayContaining(['before', 'after']));
    expect(await store.report(findEvents, { subject: 'after', limit: 1 })).toHaveLength(1);
  });

  test("that is replaced by another site's is not written to", async () => {
    const url = await sqlite.newDatabase();
    const path = fileURLToPath(url);
    const store = await sqlite.open(url);
    const otherUrl = await sqlite.newDatabase();
    const other = await sqlite.open(otherUrl);
    await other.close();
    for (const end of ['-wal', '-shm']) await rm(path + end, { force: true });
    await copyFile(fileURLToPath(otherUrl), `${path}.new`);
    await rename(`${path}.new`, path);
    for (const subject of ['lost 1', 'lost 2']) {
      await expect(append(store, subject)).rejects.toMatchObject(
        unavailable(/holds something else/),
      );
    }
    expect(await subjects(await sqlite.open(otherUrl))).toEqual([]);
  });
});

describe("the writer's thread", () => {
  test('that ends in the middle: its callers are told, and another goes on', async () => {
    const store = await sqlite.open(await sqlite.newDatabase());
    await append(store, 'before');
    const told = await Promise.allSettled([
      store.mutate(addTwo, ['one', 'two']),
      store.mutate(endThread, 'three'),
    ]);
    const reason = unavailable(/came to a bad end/);
    expect(told).toMatchObject([{ reason }, { reason }]);
    await append(store, 'after');
    expect(await subjects(store)).toEqual(['before', 'after']);
    const rows = await store.read(async (db) => db.selectFrom('small_blob').selectAll().execute());
    expect(rows).toEqual([]);
  });

  test('is not bothered by an input that cannot get there', async () => {
    const store = await sqlite.open(await sqlite.newDatabase());
    const uncloneable = (() => undefined) as unknown as string;
    const beside = append(store, 'beside');
    await expect(append(store, uncloneable)).rejects.toThrow(/could not be cloned/);
    await beside;
    expect(await subjects(store)).toEqual(['beside']);
  });
});

describeOwnPostgresql('a PostgreSQL that is started again', (engine, server) => {
  test('under load: 503, all that was acknowledged is there once, and on it goes', async () => {
    const store = await engine.open(await engine.newDatabase());
    const halted = new AbortController();
    const acknowledged: string[] = [];
    const failures: unknown[] = [];
    const writing = Array.from({ length: 8 }, async (_, caller) => {
      for (let n = 0; !halted.signal.aborted; n += 1) {
        const subject = `${caller}/${n}`;
        await append(store, subject).then(
          () => acknowledged.push(subject),
          (error: unknown) => failures.push(error),
        );
      }
    });
    while (acknowledged.length < 50) await new Promise((resolve) => setImmediate(resolve));
    await server().halt();
    halted.abort();
    await Promise.all(writing);
    await server().resume();
    await append(store, 'after');
    const kept = await store.read(async (db) => db.selectFrom('event').select('subject').execute());
    const seen = kept.map(({ subject }) => subject);
    expect(new Set(seen).size).toBe(seen.length);
    expect(new Set(acknowledged).difference(new Set(seen))).toEqual(new Set());
    expect(failures.length).toBeGreaterThan(0);
    for (const error of failures) {
      expect(error).toMatchObject({ code: 'store-unavailable', status: 503 });
    }
  });
});

describeOwnPostgresql('a server that falls silent', (engine, server) => {
  test('is not waited for: 503, and on it goes when it answers again', async () => {
    const url = new URL(await engine.newDatabase());
    const store = await openPostgresqlStore({
      url,
      clock: systemClock,
      log: undefined,
      patienceMs: 200,
    });
    onTestFinished(async () => store.close());
    await append(store, 'before');
    const thaw = await server().freeze();
    try {
      const silent = unavailable(/its server does not answer/);
      await expect(append(store, 'meanwhile')).rejects.toMatchObject(silent);
      await expect(subjects(store)).rejects.toMatchObject(silent);
    } finally {
      thaw();
    }
    await append(store, 'after');
    // Whether it has heard what was asked meanwhile, nobody was told.
    expect(await subjects(store)).toEqual(expect.arrayContaining(['before', 'after']));
  });
});
