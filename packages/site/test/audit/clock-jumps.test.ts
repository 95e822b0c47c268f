import { type TestClock, testClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { auditCheck } from '../../src/checks/audit-check.ts';
import { findAuditRecords } from '../../src/store/reports/find-audit-records.ts';
import { sqlite } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { makeChanges, openTrail, type Place } from './trail.ts';

const hour = 3_600_000;
const begin = Date.UTC(2026, 0, 1);
const forEver = new AbortController().signal;

/** One that somebody sets, as that of a machine: timers run on as if nothing had happened. */
function setClock(clock: TestClock): TestClock & { set: (hours: number) => void } {
  let ahead = 0;
  return {
    ...clock,
    now: () => clock.now() + ahead,
    set: (hours) => (ahead += hours * hour),
  };
}

test('a clock that jumps by hours leaves the chain whole, and has nothing removed too early', async () => {
  const clock = setClock(testClock(begin));
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  const place: Place = { store, folder: await temporaryFolder(), clock };
  const link = async (): Promise<void> => {
    const audit = await openTrail(place);
    await makeChanges(audit, 2);
    // Its timers go on, whatever the clock says.
    await clock.advance(1000);
    await audit.close();
  };
  for (const jump of [0, 5, -9, 3, 0]) {
    clock.set(jump);
    await link();
  }
  const audit = await openTrail(place);
  const look = async () => (await auditCheck(audit, { all: async () => [] }, clock)())[0];
  expect(await look()).toMatchObject({
    result: 'passed',
    detail: expect.stringMatching(/^5 links, 10 records since /),
  });
  // Each is told by the time that it had then, and none is left out of a list.
  const all = await store.report(findAuditRecords, { limit: 100 });
  expect(all.map(({ link: number }) => number)).toEqual([2, 2, 1, 1, 5, 5, 4, 4, 3, 3]);
  const since = begin - hour;
  const some = await store.report(findAuditRecords, { since, until: begin + hour, limit: 100 });
  expect(some.map(({ link: number }) => number)).toEqual([1, 1, 5, 5, 4, 4]);

  // The second seems younger than those after it, which wait for it.
  expect(await audit.prune(begin + hour, forEver)).toBe(2);
  expect(await look()).toMatchObject({ result: 'passed' });
  expect(await audit.prune(begin + 6 * hour, forEver)).toBe(8);
  expect(await look()).toMatchObject({ result: 'passed' });
  await audit.close();
  await link();
  expect(await look()).toMatchObject({
    result: 'passed',
    detail: expect.stringMatching(/^6 links, 2 records since /),
  });
});
