import { testClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { Alerts } from '../../src/alerts/alerts.ts';
import { alertChanged } from '../../src/store/mutations/alerts/append-alert-changed.ts';
import type { NewAlert } from '../../src/store/mutations/alerts/raise-alert.ts';
import { forgetReplica } from '../../src/store/mutations/forget-replica.ts';
import { reportReplica } from '../../src/store/mutations/report-replica.ts';
import { findEvents } from '../../src/store/reports/find-events.ts';
import { describeEngines } from '../store/engines.ts';
import { toldAlerts } from './told-alerts.ts';

const start = Date.UTC(2027, 3, 5);

const full: NewAlert = {
  kind: 'content-full',
  subject: 'point-1',
  replica: null,
  severity: 'warning',
  level: '80',
  name: 'the point in Lyon',
  message: 'The point in Lyon is full to 80 %.',
  hint: 'Remove what nobody needs.',
};

describeEngines('alerts', (engine) => {
  test('are raised once, by whichever replica, told once, and gone when they are cleared', async () => {
    const clock = testClock(start);
    const { store, alerts: one, log, told } = await toldAlerts(clock, engine);
    const other = new Alerts({ store, log });

    await Promise.all([one, other, one, other].map(async (each) => each.raise(full)));
    await clock.advance(60_000);
    await other.raise({ ...full, hint: 'Said in other words.' });
    expect(await one.all()).toEqual([{ ...full, since: '2027-04-05T00:00:00.000Z' }]);
    expect(told()).toHaveLength(1);

    const worse = { ...full, severity: 'critical', level: '95', message: 'It is full.' } as const;
    await one.raise({ ...full, subject: 'point-2' });
    await one.raise({ ...full, subject: 'point-3', severity: 'information' });
    await clock.advance(60_000);
    await Promise.all([one.raise(worse), other.raise(worse)]);
    expect((await one.all()).map(({ subject, since }) => `${subject} ${since}`)).toEqual([
      'point-1 2027-04-05T00:02:00.000Z',
      'point-2 2027-04-05T00:01:00.000Z',
      'point-3 2027-04-05T00:01:00.000Z',
    ]);
    expect(await one.all({ severity: 'critical' })).toMatchObject([{ message: 'It is full.' }]);
    expect(await one.all({ kind: 'another' })).toEqual([]);
    expect(await one.counts()).toEqual({ critical: 1, warning: 1, information: 1 });

    await Promise.all([one.clear(full), other.clear(full)]);
    expect(await one.counts()).toEqual({ critical: 0, warning: 1, information: 1 });
    expect(told().map(({ subject, severity }) => [subject, severity])).toEqual([
      ['point-1', 'warning'],
      ['point-2', 'warning'],
      ['point-3', 'information'],
      ['point-1', 'critical'],
      ['point-1', undefined],
    ]);
    const events = await store.report(findEvents, { limit: 10 });
    expect(events.filter(({ kind }) => kind === alertChanged)).toHaveLength(5);
  });

  test('of a replica are its own to settle, until it is gone', async () => {
    const { store, alerts } = await toldAlerts(testClock(start), engine);
    const subjects = async (): Promise<readonly string[]> =>
      (await alerts.all()).map(({ subject }) => subject);
    const replica = { host: 'here', version: '1', url: 'https://here', started: start };
    const { kind, replica: none, ...standing } = full;
    for (const id of ['one', 'two']) {
      await store.mutate(reportReplica, { ...replica, id });
      await alerts.settle({ kind, replica: id }, [{ ...standing, subject: `${id}/1` }]);
    }
    await alerts.settle({ kind, replica: none }, [standing]);
    expect(await subjects()).toEqual(['one/1', 'point-1', 'two/1']);
    await alerts.settle({ kind, replica: 'one' }, []);
    await alerts.settle({ kind: 'another', replica: none }, []);
    expect(await subjects()).toEqual(['point-1', 'two/1']);
    await store.mutate(forgetReplica, { id: 'two' });
    await alerts.settle({ kind, replica: none }, [standing]);
    expect(await subjects()).toEqual(['point-1']);
  });
});
