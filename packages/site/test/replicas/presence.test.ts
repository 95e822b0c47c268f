import { testClock } from '@hawser/core/clock';
import { createLog } from '@hawser/core/log';
import { expect, test, vi } from 'vitest';
import { Presence } from '../../src/replicas/presence.ts';
import { reportReplica } from '../../src/store/mutations/report-replica.ts';
import { describeEngines } from '../store/engines.ts';

const log = createLog({ component: 'site', level: 'error', destination: { write: () => true } });

describeEngines('the replicas of a site', (engine) => {
  test('are those that were heard of in the last thirty seconds', async () => {
    const clock = testClock(Date.UTC(2027, 3, 5));
    const store = await engine.open(await engine.newDatabase(), clock);
    const self = { id: 'one', host: 'one', version: '1', started: clock.now() };
    const one = new Presence(self, { store, clock, log });
    const present = async (): Promise<readonly string[]> => (await one.all()).map(({ id }) => id);
    await one.start('https://one:8444');
    // Another one, which is killed thereafter: nothing else is ever heard of it.
    const killed = { id: 'two', host: 'two', version: '1', started: clock.now() };
    await store.mutate(reportReplica, { ...killed, url: 'https://two:8444' });

    for (let seconds = 10; seconds <= 30; seconds += 10) {
      await clock.advance(10_000);
      // It says by itself that it is there.
      await vi.waitUntil(async () => (await one.lastSeen()) === clock.now());
      expect(await present()).toEqual(['one', 'two']);
    }
    await clock.advance(1);
    expect(await present()).toEqual(['one']);
    await one.stop();
    expect(await present()).toEqual([]);
  });
});
