import { testClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { auditCheck } from '../../src/checks/audit-check.ts';
import { describeEngines } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { tamper } from '../store/test-mutations.ts';
import { makeLink, openTrail, type Place } from './trail.ts';

const hour = 3_600_000;
const begin = Date.UTC(2026, 0, 1);
const forEver = new AbortController().signal;

describeEngines('audit records of long ago', (engine) => {
  test('are removed in whole links, and the chain stays whole', async () => {
    const clock = testClock(begin);
    const store = await engine.open(await engine.newDatabase(), clock);
    const place: Place = { store, folder: await temporaryFolder(), clock };
    for (const count of [2, 1, 3, 1]) {
      await makeLink(place, count);
      await clock.advance(hour);
    }
    const audit = await openTrail(place);
    const look = async () => (await auditCheck(audit, { all: async () => [] }, clock)())[0];
    const left = async () =>
      await store.read(async (db) =>
        db.selectFrom('audit_record').select('link').orderBy('id').execute(),
      );
    expect(await audit.prune(begin - hour, forEver)).toBe(0);
    expect(await audit.prune(begin + hour, forEver)).toBe(2);
    expect(await audit.prune(begin + hour, forEver)).toBe(0);
    expect(await look()).toMatchObject({
      result: 'passed',
      detail: expect.stringMatching(/^4 links, 5 records since 2026-01-01 00:00/),
    });
    expect(await left()).toEqual([2, 3, 3, 3, 4].map((link) => ({ link })));

    // What somebody has made look old is not removed, for then the site would vouch for it.
    await store.mutate(tamper, `update audit_link set time = 0 where number = 3`);
    expect(await audit.prune(begin + 2 * hour, forEver)).toBe(1);
    expect(await audit.prune(begin + 90 * hour, forEver)).toBe(0);
    expect(await left()).toHaveLength(4);
    expect(await look()).toMatchObject({
      result: 'failed',
      detail: 'link 3 was changed; link 3 was not sealed by this site',
    });
    await store.mutate(tamper, `update audit_link set time = ${begin + 2 * hour} where number = 3`);
    expect(await audit.prune(begin + 90 * hour, forEver)).toBe(4);
    expect(await left()).toEqual([]);
    expect(await look()).toMatchObject({ result: 'passed' });
    await audit.close();
    await makeLink(place, 1);
    const after = await openTrail(place);
    expect(await auditCheck(after, { all: async () => [] }, clock)()).toMatchObject([
      { result: 'passed', detail: expect.stringMatching(/^5 links, 1 record since/) },
    ]);
  });
});
