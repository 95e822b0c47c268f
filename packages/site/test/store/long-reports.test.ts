import { sql } from 'kysely';
import pg from 'pg';
import { expect, test } from 'vitest';
import type { Report } from '../../src/store/report.ts';
import { describePostgresql } from './engines.ts';

/** One that is not done before somebody lets go of the lock. */
const long: Report<object, true> = {
  name: 'long',
  async run(db) {
    await sql`select pg_advisory_xact_lock_shared(1)`.execute(db);
    return true;
  },
};

describePostgresql('searches that take long', (engine) => {
  test('hold up nobody who asks for a few rows, however many they are', async () => {
    const url = await engine.newDatabase();
    const store = await engine.open(url);
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query('select pg_advisory_lock(1)');
    let over = 0;
    const reports = Array.from({ length: 30 }, async () => {
      await store.report(long, {});
      over += 1;
    });
    const rows = await store.read(async (db) => db.selectFrom('printer').select('id').execute());
    expect([rows, over]).toEqual([[], 0]);
    await holder.end();
    await Promise.all(reports);
    expect(over).toBe(30);
  });
});
