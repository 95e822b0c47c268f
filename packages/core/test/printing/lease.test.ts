import { describe, expect, test } from 'vitest';
import { changeJobByDevice } from '../../src/printing/job/change-job-by-device.ts';
import type { DeviceJobEvent, JobEvent } from '../../src/printing/job/job-events.ts';
import { after, startedRun, type JobRun } from './job-run.ts';

/** A job after what the device "one" did with it. */
function jobAfter(...events: readonly JobEvent[]): JobRun {
  return events.reduce<JobRun>(
    (run, event) => after(run, { event, device: 'one' }).run,
    startedRun('print-job'),
  );
}

function answer(run: JobRun, event: DeviceJobEvent, device: string, token?: number): string {
  const asker = token === undefined ? { device } : { device, token };
  const change = changeJobByDevice(run, asker, event, run.facts);
  return change.outcome === 'refused' ? change.status : change.outcome;
}

describe('a job that waits', () => {
  const waiting = jobAfter();

  test('is looked at and taken by whoever comes first', () => {
    expect(answer(waiting, 'fetch', 'one')).toBe('changed');
    expect(answer(waiting, 'fetch', 'another')).toBe('changed');
    expect(answer(waiting, 'acknowledge', 'another')).toBe('changed');
  });

  test('hears nothing of one that has not taken it', () => {
    expect(answer(waiting, 'fetch-document', 'one')).toBe('client-error-not-possible');
    expect(answer(waiting, 'device-completed', 'one')).toBe('client-error-not-possible');
  });

  test('stays fetchable when one that cannot print it says so, and ends when the last one does', () => {
    const refusals = { effect: 'note-refusal' };
    const { change, run } = after(waiting, { event: 'refuse', device: 'one' });
    expect(change).toMatchObject({ job: { state: 'fetchable' }, effects: [refusals] });
    const { change: last } = after(run, { event: 'refuse-by-last', device: 'another' });
    expect(last).toMatchObject({ job: { state: 'aborted', ending: 'aborted-by-system' } });
  });
});

describe('a job that a device has', () => {
  const taken = jobAfter('acknowledge');

  test('is fetched and acknowledged by it no second time', () => {
    expect(answer(taken, 'fetch', 'one')).toBe('client-error-not-fetchable');
    expect(answer(taken, 'acknowledge', 'one')).toBe('client-error-not-fetchable');
  });

  test('is nothing to another', () => {
    expect(answer(taken, 'fetch', 'another')).toBe('client-error-not-possible');
    expect(answer(taken, 'fetch-document', 'another')).toBe('client-error-not-possible');
    expect(answer(taken, 'device-prints', 'another')).toBe('client-error-not-possible');
    expect(answer(taken, 'acknowledge', 'another')).toBe('client-error-not-authorized');
  });

  test('listens to the token that the device has it under, and to none from before', () => {
    expect(answer(taken, 'fetch-document', 'one', 1)).toBe('changed');
    const again = after(after(taken, { event: 'device-lost', device: 'one' }).run, {
      event: 'acknowledge',
      device: 'one',
    }).run;
    expect(answer(again, 'fetch-document', 'one', 1)).toBe('client-error-not-possible');
    expect(answer(again, 'fetch-document', 'one', 2)).toBe('changed');
  });

  test('is kept by what the device says, and by nothing that others do', () => {
    const printing = after(taken, { event: 'fetch-document', device: 'one' }).run;
    const told = after(printing, { event: 'device-renews', device: 'one' }).change;
    expect(told).toMatchObject({ effects: [{ effect: 'extend-lease', seconds: 900 }] });
    const asked = after(printing, { event: 'release', device: 'one' }).change;
    expect(asked).toMatchObject({ outcome: 'changed', effects: [] });
  });
});
