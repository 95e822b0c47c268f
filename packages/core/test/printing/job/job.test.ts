import { describe, expect, test } from 'vitest';
import { beginJob, changeJob } from '../../../src/printing/job/change-job.ts';
import type { JobFacts, JobStanding } from '../../../src/printing/job/job-standing.ts';
import { jobIppState, jobStateReasons } from '../../../src/printing/job/job-state-reasons.ts';
import type { JobEvent } from '../../../src/printing/job/job-events.ts';

const facts: JobFacts = { paused: false, documents: 'kept', handed: 'none' };
const handed: JobFacts = { ...facts, handed: 'all' };

const submitted = beginJob('print-job', [], facts);

function after(job: JobStanding, events: readonly JobEvent[], known = facts): JobStanding {
  return events.reduce((before, event) => {
    const change = changeJob(before, event, known);
    expect(`${event}: ${change.outcome}`).toBe(`${event}: changed`);
    return change.outcome === 'changed' ? change.job : before;
  }, job);
}

describe('a job', () => {
  test('that is submitted at once can be fetched, and that is told', () => {
    expect(submitted.job.state).toBe('fetchable');
    expect(submitted.effects).toEqual([
      { effect: 'raise-event', event: 'job-created' },
      { effect: 'raise-event', event: 'job-state-changed' },
      { effect: 'raise-event', event: 'job-fetchable' },
    ]);
    expect(jobIppState(submitted.job)).toBe('pending');
    expect(jobStateReasons(submitted.job)).toEqual(['job-fetchable']);
  });

  test('waits until all of it is there', () => {
    const { job } = beginJob('create-job', [], { ...facts, documents: 'none' });
    expect(jobStateReasons(job)).toEqual(['job-incoming']);
    expect(after(job, ['add-document']).state).toBe('incoming');
    expect(after(job, ['add-document', 'add-last-document']).state).toBe('fetchable');
    expect(after(job, ['add-document', 'close']).state).toBe('fetchable');
  });

  test('that is closed without a document is aborted', () => {
    const known: JobFacts = { ...facts, documents: 'none' };
    const { job } = beginJob('create-job', [], known);
    expect(after(job, ['close'], known).state).toBe('aborted');
  });

  test('that is held while it comes in says so, and is held then', () => {
    const { job } = beginJob('create-job', ['until'], facts);
    expect(jobIppState(job)).toBe('pending-held');
    expect(jobStateReasons(job)).toEqual(['job-incoming', 'job-hold-until-specified']);
    expect(after(job, ['add-last-document']).state).toBe('held');
  });

  test('that is held for several reasons goes on when none is left', () => {
    const { job } = beginJob('print-job', ['until', 'new-jobs', 'password'], facts);
    expect(jobStateReasons(job)).toEqual(['job-hold-until-specified', 'job-password-wait']);
    const released = after(job, ['release']);
    expect(released).toMatchObject({ state: 'held', holds: ['new-jobs', 'password'] });
    expect(after(released, ['give-password']).holds).toEqual(['new-jobs']);
    expect(after(released, ['release-by-operator']).holds).toEqual(['password']);
    expect(after(released, ['give-password', 'release-new-jobs']).state).toBe('fetchable');
  });

  test('is not offered while its printer is paused', () => {
    expect(after(submitted.job, ['printer-paused']).state).toBe('waiting');
    expect(beginJob('print-job', [], { ...facts, paused: true }).job.state).toBe('waiting');
    expect(after(submitted.job, ['printer-paused', 'printer-resumed']).state).toBe('fetchable');
  });

  test('cannot be held, changed or restarted once a device has it', () => {
    const job = after(submitted.job, ['acknowledge']);
    for (const event of ['hold', 'set-attributes', 'restart'] as const) {
      expect(changeJob(job, event, facts)).toEqual({
        outcome: 'refused',
        status: 'client-error-not-possible',
      });
    }
  });

  test('is canceled at once where nobody prints it, also when a device has spooled it', () => {
    for (const events of [[], ['acknowledge'], ['acknowledge', 'device-waits', 'fetch-document']]) {
      const job = after(submitted.job, [...(events as JobEvent[]), 'cancel'], handed);
      expect(job.state).toBe('canceled');
      expect(jobStateReasons(job)).toEqual(['job-canceled-by-user']);
    }
  });

  test('that was printed to its end before the device heard of the cancel is canceled, and says both', () => {
    const stopping = after(submitted.job, ['acknowledge', 'fetch-document', 'cancel'], handed);
    expect(jobIppState(stopping)).toBe('processing');
    expect(jobStateReasons(stopping)).toEqual(['processing-to-stop-point', 'job-canceled-by-user']);
    const job = after(stopping, ['device-completed'], handed);
    expect(job.state).toBe('canceled');
    expect(jobStateReasons(job)).toEqual(['job-canceled-by-user', 'job-printed-successfully']);
  });

  test('of which a device served but one document is completed with errors', () => {
    const some: JobFacts = { ...facts, handed: 'some' };
    const job = after(submitted.job, ['acknowledge', 'fetch-document', 'device-completed'], some);
    expect(jobStateReasons(job)).toEqual(['job-completed-with-errors']);
  });

  test('of which a device has nothing and says that it is completed is aborted', () => {
    expect(after(submitted.job, ['acknowledge', 'device-completed']).state).toBe('aborted');
  });

  test('is printed again while its documents are there, and not later', () => {
    const job = after(submitted.job, ['acknowledge', 'fetch-document', 'device-completed'], handed);
    expect(jobStateReasons(job, 'kept')).toContain('job-restartable');
    expect(changeJob(job, 'restart', handed)).toMatchObject({
      job: { state: 'fetchable', ending: null, paper: 'none' },
      effects: expect.arrayContaining([{ effect: 'tell-documents', event: 'job-returned' }]),
    });
    expect(changeJob(job, 'reprocess', handed)).toMatchObject({
      job: { state: 'completed' },
      effects: [{ effect: 'copy-job' }],
    });
    for (const event of ['restart', 'reprocess'] as const) {
      expect(changeJob(job, event, { ...handed, documents: 'deleted' })).toMatchObject({
        status: 'client-error-not-possible',
      });
    }
  });
});
