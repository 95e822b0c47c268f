import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@hawser/core/clock';
import { describe, expect, test } from 'vitest';
import { examineBackup } from '../../src/backup/examine-backup.ts';
import type { BackupProgress } from '../../src/backup/progress.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { read } from '../blobs/contents.ts';
import type { Migration } from '../../src/store/migrations/migration.ts';
import { migrations } from '../../src/store/migrations/migrations.ts';
import { appendEvent } from '../../src/store/mutations/append-event.ts';
import { openPools } from '../../src/store/postgresql/pools.ts';
import * as onPostgresql from '../../src/store/postgresql/prepare-database.ts';
import * as onSqlite from '../../src/store/sqlite/prepare-database.ts';
import { describeEngines, describePostgresql, sqlite, type TestEngine } from '../store/engines.ts';
import { forgetEvents } from '../store/test-mutations.ts';
import {
  backup,
  isEmpty,
  keyFiles,
  namesOf,
  newBlobs,
  newSite,
  openRestored,
  rowsOf,
  settings,
} from './sites.ts';

const clock = systemClock;

const later: Migration = {
  number: migrations.length + 1,
  async run({ db }) {
    await db.schema.alterTable('site').addColumn('colour', 'text').execute();
    await db.schema.createTable('later').addColumn('name', 'text').execute();
  },
};

/** What the tests keep, and what the migrations leave: a row of each, and what is said of all printers. */
const keptRows = 5 + 4 + 1 + migrations.length + 1;

async function migrate(
  engine: TestEngine,
  url: string,
  all: readonly Migration[],
): Promise<{ readonly id: string }> {
  const options = { at: clock.now(), migrations: all };
  if (engine.name === 'sqlite') return onSqlite.prepareDatabase(fileURLToPath(url), options);
  const pools = openPools(new URL(url));
  try {
    return await onPostgresql.prepareDatabase(pools.writing, { ...options, database: 'test' });
  } finally {
    await pools.close();
  }
}

function restoresFrom(from: TestEngine, to: TestEngine): void {
  test('with all that it held, and goes on from there', async () => {
    const site = await newSite(from);
    const path = await backup(site);
    const before = await rowsOf(site.store);
    const database = await to.newDatabase();
    const blobs = await newBlobs();

    const restored = await restoreBackup({ path, database, blobs, clock });

    expect(restored).toMatchObject({
      header: { site: site.store.site, version: '0.1.0', engine: from.name, blobs: 'contents' },
      totals: { rows: keptRows, blobs: 3, lost: 0, listed: 0 },
      settings,
      keys: undefined,
      missing: { keys: keyFiles.map(({ name }) => name), blobs: 0, blobNames: [] },
    });
    const store = await openRestored(database);
    expect(store.site).toEqual(site.store.site);
    expect(await rowsOf(store)).toEqual(before);
    expect(await namesOf(blobs)).toEqual(await namesOf(site.blobs));
    for (const name of await namesOf(blobs)) {
      expect(await read(await blobs.get(name))).toEqual(await read(await site.blobs.get(name)));
    }
    const event = { kind: 'next', subject: '', data: null };
    expect(await store.mutate(appendEvent, event)).toBe(
      await site.store.mutate(appendEvent, event),
    );
  });

  test('without giving numbers of events again that were given before', async () => {
    const site = await newSite(from);
    await site.store.mutate(forgetEvents, null);
    const path = await backup(site);
    const database = await to.newDatabase();
    await restoreBackup({ path, database, blobs: await newBlobs(), clock });
    const store = await openRestored(database);
    const event = { kind: 'next', subject: '', data: null };
    expect(await store.mutate(appendEvent, event)).toBe(
      await site.store.mutate(appendEvent, event),
    );
  });
}

describe('a site on SQLite is restored to SQLite', () => restoresFrom(sqlite, sqlite));
describePostgresql('a site on SQLite is restored to PostgreSQL', (engine) => {
  restoresFrom(sqlite, engine);
});
describePostgresql('a site on PostgreSQL is restored to SQLite', (engine) => {
  restoresFrom(engine, sqlite);
});
describePostgresql('a site on PostgreSQL is restored to PostgreSQL', (engine) => {
  restoresFrom(engine, engine);
});

describeEngines('a backup', (engine) => {
  test('goes into a database that was only made, whose site it takes the place of', async () => {
    const site = await newSite(engine);
    const path = await backup(site);
    const database = await engine.newDatabase();
    const { id } = await migrate(engine, database, migrations);
    expect(id).not.toBe(site.store.site.id);
    await restoreBackup({ path, database, blobs: await newBlobs(), clock });
    const store = await openRestored(database);
    expect(store.site).toEqual(site.store.site);
    expect(await rowsOf(store)).toEqual(await rowsOf(site.store));
  });

  test('goes into no database that holds something, and the blobs stay away too', async () => {
    const path = await backup(await newSite(engine));
    const database = await engine.newDatabase();
    const other = await engine.open(database);
    await other.mutate(appendEvent, { kind: 'mine', subject: '', data: null });
    const before = await rowsOf(other);
    const blobs = await newBlobs();
    await expect(restoreBackup({ path, database, blobs, clock })).rejects.toMatchObject({
      code: 'store-not-empty',
      message: expect.stringMatching(/holds something already, in its table event\.$/),
    });
    expect(await rowsOf(other)).toEqual(before);
    expect(await namesOf(blobs)).toEqual([]);
  });

  test.each([
    ['is not there yet', false],
    ['has the newer schema already', true],
  ])('of an older schema is brought up to date in a database that %s', async (_, isMade) => {
    const site = await newSite(engine);
    const path = await backup(site);
    const database = await engine.newDatabase();
    const newer = [...migrations, later];
    if (isMade) await migrate(engine, database, newer);
    const blobs = await newBlobs();
    await restoreBackup({ path, database, blobs, clock, migrations: newer });
    const found = await migrate(engine, database, newer);
    expect(found).toEqual({ ...site.store.site, colour: null });
  });

  test('of a newer schema is refused', async () => {
    const path = await backup(await newSite(engine));
    const database = await engine.newDatabase();
    const blobs = await newBlobs();
    const older = migrations.slice(0, -1);
    const restoring = restoreBackup({ path, database, blobs, clock, migrations: older });
    await expect(restoring).rejects.toMatchObject({
      code: 'backup-newer',
      message: expect.stringContaining(`its schema is ${migrations.length}, and this one knows`),
    });
    expect(await isEmpty(database)).toBe(true);
  });

  test('can be stopped on its way into a database, which stays empty', async () => {
    const path = await backup(await newSite(engine));
    const database = await engine.newDatabase();
    const blobs = await newBlobs();
    const stop = new AbortController();
    const restoring = restoreBackup({
      path,
      database,
      blobs,
      clock,
      signal: stop.signal,
      progress({ phase, done }) {
        if (phase === 'restoring' && done > 1_000_000) stop.abort(new Error('enough'));
      },
    });
    await expect(restoring).rejects.toThrow('enough');
    expect(await isEmpty(database)).toBe(true);
    await restoreBackup({ path, database, blobs, clock });
    expect(await isEmpty(database)).toBe(false);
  });
});

describe('a backup of a site', () => {
  test('tells how far it is, and what it is', async () => {
    const told: BackupProgress[] = [];
    const progress = (some: BackupProgress): void => void told.push(some);
    const site = await newSite(sqlite);
    const path = await backup(site, { progress });
    const { size, mode } = await stat(path);
    expect(mode & 0o777).toBe(0o600);
    const examined = await examineBackup(path, { progress });
    expect(examined).toMatchObject({
      header: { site: site.store.site, keys: { included: false } },
      totals: { blobs: 3, bytes: 65_537 + 1_500_000 + 3 },
      settings,
      sha256: expect.stringMatching(/^[\da-f]{64}$/),
    });
    const database = await sqlite.newDatabase();
    await restoreBackup({ path, database, blobs: await newBlobs(), clock, progress });
    const last = new Map(told.map((some) => [some.phase, some]));
    expect([...last.values()]).toEqual([
      { phase: 'rows', done: keptRows },
      { phase: 'blobs', done: 65_537 + 1_500_000 + 3 },
      { phase: 'verifying', done: size, total: size },
      { phase: 'restoring', done: size, total: size },
    ]);
  });
});
