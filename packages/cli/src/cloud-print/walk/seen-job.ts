import type { Attributes } from '@hawser/core/ipp/attributes';

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

/** RFC 8011, 5.3.7; the first is 3. */
const states = [
  'pending',
  'pending-held',
  'processing',
  'processing-stopped',
  'canceled',
  'aborted',
  'completed',
];

export function seenJob(job: Attributes | undefined): SeenJob {
  const number = (job?.enum('job-state') ?? 0) - 3;
  const reasons = (job?.keywords('job-state-reasons') ?? []).filter((one) => one !== 'none');
  const state = states[number] ?? 'unknown';
  return {
    state,
    reasons: reasons.length === 0 ? ['for no reason that is said'] : reasons,
    pages: job?.integer('job-impressions-completed') ?? 0,
    isOver: number >= states.indexOf('canceled'),
    isBegun: number >= states.indexOf('processing') || reasons.includes('possibly-printed'),
  };
}

export function jobInWords({ state, reasons }: SeenJob): string {
  return `${state} (${reasons.join(', ')})`;
}
