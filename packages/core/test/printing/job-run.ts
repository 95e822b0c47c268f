import { beginJob } from '../../src/printing/job/change-job.ts';
import {
  changeJobByDevice,
  changeLeasedJob,
  type LeasedJob,
  type LeasedJobChange,
} from '../../src/printing/job/change-job-by-device.ts';
import {
  factsOfJobEvent,
  type DeviceJobEvent,
  type JobEvent,
} from '../../src/printing/job/job-events.ts';
import type { JobFacts, JobHold } from '../../src/printing/job/job-standing.ts';
import { newLease } from '../../src/printing/lease/lease.ts';

/** A job, and what others than the job know of it. */
export interface JobRun extends LeasedJob {
  readonly facts: JobFacts;
}

export interface Happening {
  readonly event: JobEvent;
  readonly device: string;
}

export function startedRun(
  how: 'print-job' | 'create-job',
  holds: readonly JobHold[] = [],
  paused = false,
): JobRun {
  const facts: JobFacts = {
    paused,
    documents: how === 'print-job' ? 'kept' : 'none',
    handed: 'none',
  };
  return { job: beginJob(how, holds, facts).job, lease: newLease, facts };
}

/** The run after something has happened, as a site that has one document of it does it. */
export function after(
  run: JobRun,
  { event, device }: Happening,
): { readonly run: JobRun; readonly change: LeasedJobChange } {
  const facts = factsAfter(run.facts, event);
  const change = isOfDevice(event)
    ? changeJobByDevice(run, { device }, event, facts)
    : changeLeasedJob(run, event, facts);
  // A printer that is paused is so whether or not this job minds.
  if (change.outcome !== 'changed') {
    return { run: { ...run, facts: { ...run.facts, paused: facts.paused } }, change };
  }
  const deleted = change.effects.some(({ effect }) => effect === 'delete-documents');
  const dropped = event === 'interrupt';
  return {
    run: {
      job: change.job,
      lease: change.lease,
      facts: dropped
        ? { ...facts, documents: 'none', handed: 'none' }
        : deleted && facts.documents === 'kept'
          ? { ...facts, documents: 'deleted' }
          : facts,
    },
    change,
  };
}

function factsAfter(facts: JobFacts, event: JobEvent): JobFacts {
  switch (event) {
    case 'add-document':
    case 'add-last-document':
      return { ...facts, documents: 'kept' };
    case 'arrive':
      return facts.documents === 'none' ? { ...facts, documents: 'arriving' } : facts;
    case 'arrived':
      return facts.documents === 'arriving' ? { ...facts, documents: 'kept' } : facts;
    case 'fetch-document':
      return { ...facts, handed: 'all' };
    case 'printer-paused':
      return { ...facts, paused: true };
    case 'printer-resumed':
      return { ...facts, paused: false };
    default:
      return facts;
  }
}

function isOfDevice(event: JobEvent): event is DeviceJobEvent {
  return factsOfJobEvent(event).by === 'device';
}
