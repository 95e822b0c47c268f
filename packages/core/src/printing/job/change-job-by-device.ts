import { leaseAfter } from '../lease/change-lease.ts';
import type { Lease } from '../lease/lease.ts';
import { leaseRefusal, type Asker } from '../lease/may-ask.ts';
import { refused, type Ignored, type Refused } from '../refusal.ts';
import { changeJob, type JobChanged } from './change-job.ts';
import type { DeviceJobEvent, JobEvent } from './job-events.ts';
import type { JobFacts, JobStanding } from './job-standing.ts';

/** A job, and who has it. */
export interface LeasedJob {
  readonly job: JobStanding;
  readonly lease: Lease;
}

export type LeasedJobChange = (JobChanged & { readonly lease: Lease }) | Refused | Ignored;

/** What becomes of a job, and of who has it, when a device asks for something. */
export function changeJobByDevice(
  { job, lease }: LeasedJob,
  asker: Asker,
  event: DeviceJobEvent,
  facts: JobFacts,
): LeasedJobChange {
  const status = leaseRefusal(lease, asker, event);
  if (status !== undefined) return refused(status);
  return withLease(lease, changeJob(job, event, facts), asker.device);
}

/** The same where it is no device that asks. */
export function changeLeasedJob(
  { job, lease }: LeasedJob,
  event: Exclude<JobEvent, DeviceJobEvent>,
  facts: JobFacts,
): LeasedJobChange {
  return withLease(lease, changeJob(job, event, facts), undefined);
}

function withLease(
  lease: Lease,
  change: ReturnType<typeof changeJob>,
  device: string | undefined,
): LeasedJobChange {
  if (change.outcome !== 'changed') return change;
  return { ...change, lease: leaseAfter(lease, change.effects, device) };
}
