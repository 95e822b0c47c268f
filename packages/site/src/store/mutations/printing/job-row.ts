import type { JobEnding, JobHold, JobStanding } from '@hawser/core/printing/job/job-standing';
import { type JobState, jobStateNames } from '@hawser/core/printing/job/job-states';
import type { LeasedJob } from '@hawser/core/printing/job/change-job-by-device';
import type { Lease } from '@hawser/core/printing/lease/lease';
import type { PrintJobTable } from '../../tables/print-job.ts';

type StandingColumns = Pick<PrintJobTable, 'state' | 'holds' | 'ending' | 'paper'>;
type LeaseColumns = Pick<PrintJobTable, 'lease_state' | 'lease_token' | 'lease_device'>;

/** A job as core/printing knows it. */
export function leasedJobOf(row: StandingColumns & LeaseColumns): LeasedJob {
  return { job: standingOf(row), lease: leaseOf(row) };
}

export function standingOf({ state, holds, ending, paper }: StandingColumns): JobStanding {
  return {
    state: stateOf(state),
    holds: JSON.parse(holds) as JobHold[],
    // What is written here was one before.
    ending: ending as JobEnding | null,
    paper: paper === 'possible' || paper === 'complete' ? paper : 'none',
  };
}

function stateOf(text: string): JobState {
  const state = jobStateNames.find((each) => each === text);
  if (state === undefined) throw new Error(`no job is ${text}`);
  return state;
}

function leaseOf({
  lease_state: state,
  lease_token: token,
  lease_device: device,
}: LeaseColumns): Lease {
  if (device === null || (state !== 'held' && state !== 'past')) return { state: 'free', token };
  return { state, token, device };
}

export function standingColumns({ state, holds, ending, paper }: JobStanding): StandingColumns {
  return { state, holds: JSON.stringify(holds), ending, paper };
}

export function leaseColumns(lease: Lease): LeaseColumns {
  return {
    lease_state: lease.state,
    lease_token: lease.token,
    lease_device: lease.state === 'free' ? null : lease.device,
  };
}
