import { testClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { sqlite } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { ada, openTrail } from './trail.ts';

const unknown = 'access-unknown-caller';

test('ten thousand refusals take few records, and are all counted', async () => {
  const clock = testClock(1_800_000_000_000);
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  const audit = await openTrail({ store, folder: await temporaryFolder(), clock });
  for (let n = 0; n < 9000; n += 1) {
    audit.refused({ call: 'getSite', actor: undefined, address: '192.0.2.1' }, unknown);
  }
  for (let n = 0; n < 10; n += 1) {
    audit.refused({ call: 'getSite', actor: ada, address: '192.0.2.1' }, 'access-missing-role');
  }
  await clock.advance(60_000);
  // The next minute, from everywhere.
  for (let n = 0; n < 1000; n += 1) {
    audit.refused({ call: 'getSite', actor: undefined, address: `2001:db8::${n}` }, unknown);
  }
  await audit.close();

  const records = await store.read(async (db) =>
    db.selectFrom('audit_record').selectAll().orderBy('id').execute(),
  );
  expect(records.reduce((sum, { count }) => sum + count, 0)).toBe(10_010);
  expect(records.length).toBeLessThan(510);
  const first = records.filter(({ address }) => address === '192.0.2.1');
  expect(new Set(first.map(({ actor_name: name, count }) => `${name} ${count}`))).toEqual(
    new Set([' 1', ' 8999', 'Ada 1', 'Ada 9']),
  );
  expect(records).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ call: 'various', address: null, code: unknown, count: 499 }),
    ]),
  );
  expect(records.every(({ link, result }) => link !== null && result === 'refused')).toBe(true);
});
