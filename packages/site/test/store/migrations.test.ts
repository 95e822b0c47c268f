import { fileURLToPath } from 'node:url';
import { systemClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import type { Migration } from '../../src/store/migrations/migration.ts';
import { migrations } from '../../src/store/migrations/migrations.ts';
import { openPools } from '../../src/store/postgresql/pools.ts';
import * as postgresql from '../../src/store/postgresql/prepare-database.ts';
import * as sqlite from '../../src/store/sqlite/prepare-database.ts';
import { describeEngines, type TestEngine } from './engines.ts';

const next = migrations.length + 1;

const addsColumn: Migration = {
  number: next,
  async run({ db }) {
    await db.schema.alterTable('site').addColumn('colour', 'text').execute();
  },
};

const failsHalfway: Migration = {
  number: next,
  async run(tx) {
    await addsColumn.run(tx);
    throw new Error('halfway');
  },
};

async function migrate(
  { name }: TestEngine,
  url: string,
  more: readonly Migration[],
): Promise<{ readonly id: string }> {
  const options = { at: systemClock.now(), migrations: [...migrations, ...more] };
  if (name === 'sqlite') return sqlite.prepareDatabase(fileURLToPath(url), options);
  const pools = openPools(new URL(url));
  try {
    return await postgresql.prepareDatabase(pools.writing, { ...options, database: 'test' });
  } finally {
    await pools.close();
  }
}

describeEngines('a schema', (engine) => {
  test('is made by several that start at once, and only once', async () => {
    const url = await engine.newDatabase();
    const sites = await Promise.all(
      Array.from({ length: 4 }, async () => migrate(engine, url, [addsColumn])),
    );
    expect(new Set(sites.map(({ id }) => id)).size).toBe(1);
  });

  test('is brought up to date, with what it holds', async () => {
    const url = await engine.newDatabase();
    const before = await migrate(engine, url, []);
    expect(await migrate(engine, url, [addsColumn])).toEqual({ ...before, colour: null });
  });

  test('that is newer is refused, and left alone', async () => {
    const url = await engine.newDatabase();
    await migrate(engine, url, [addsColumn]);
    const opening = engine.open(url);
    await expect(opening).rejects.toMatchObject({
      code: 'store-newer',
      kind: 'failed',
      message: expect.stringMatching(
        new RegExp(
          `written by a newer Hawser: its schema is ${next}, and this one knows ${next - 1}`,
        ),
      ),
      hint: expect.stringMatching(/newer Hawser/),
    });
    expect(await migrate(engine, url, [addsColumn])).toHaveProperty('colour');
  });

  test('stays as it was when a step fails', async () => {
    const url = await engine.newDatabase();
    const before = await migrate(engine, url, []);
    await expect(migrate(engine, url, [failsHalfway])).rejects.toThrow('halfway');
    expect((await engine.open(url)).site).toEqual(before);
    expect(await migrate(engine, url, [addsColumn])).toHaveProperty('colour', null);
  });
});
