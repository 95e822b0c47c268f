import type { Attributes } from '@hawser/core/ipp/attributes';
import { jobStateName, type JobStateName } from '@hawser/core/ipp/tables/job-state-name';

/** How a job is now. */
export interface SeenJob {
  readonly state: string;
  readonly reasons: readonly string[];
  readonly pages: number;
  readonly isOver: boolean;
  /** Whether a device has it, or had it. */
  readonly isBegun: boolean;
}

export const seenOfJob = ['job-state', 'job-state-reasons', 'job-impressions-completed'];

const ended: ReadonlySet<JobStateName> = new Set(['canceled', 'aborted', 'completed']);
const waiting: ReadonlySet<JobStateName> = new Set(['pending', 'pending-held']);

export function seenJob(job: Attributes | undefined): SeenJob {
  const state = jobStateName(job?.enum('job-state'));
  const reasons = (job?.keywords('job-state-reasons') ?? []).filter((one) => one !== 'none');
  return {
    state: state ?? 'unknown',
    reasons: reasons.length === 0 ? ['for no reason that is said'] : reasons,
    pages: job?.integer('job-impressions-completed') ?? 0,
    isOver: state !== undefined && ended.has(state),
    isBegun: (state !== undefined && !waiting.has(state)) || reasons.includes('possibly-printed'),
  };
}

export function jobInWords({ state, reasons }: SeenJob): string {
  return `${state} (${reasons.join(', ')})`;
}
