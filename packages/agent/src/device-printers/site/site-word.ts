import type { Attributes } from '@hawser/core/ipp/attributes';
import type { DateTime } from '@hawser/core/ipp/values/date-time';
import { dateOf } from '@hawser/core/ipp/values/date-time';
import type { SeenJob } from '../spool/job-record.ts';

/** What the site says of a job. */
export interface SiteWord {
  readonly id: number;
  readonly seen: SeenJob;
  /** How many documents it has of it. */
  readonly documents: number | undefined;
  /** Whether it waits for more of them. */
  readonly isIncoming: boolean;
}

export const wordAttributes = [
  'job-id',
  'job-state',
  'job-state-reasons',
  'job-state-message',
  'output-device-job-state-message',
  'job-impressions-completed',
  'number-of-documents',
  'date-time-at-processing',
  'date-time-at-completed',
] as const;

export function siteWordFrom(job: Attributes): SiteWord {
  const reasons = job.keywords('job-state-reasons');
  const message = job.text('job-state-message') ?? job.text('output-device-job-state-message');
  const processing = timeOf(job.dateTime('date-time-at-processing'));
  const completed = timeOf(job.dateTime('date-time-at-completed'));
  return {
    id: job.integer('job-id') ?? 0,
    documents: job.integer('number-of-documents'),
    isIncoming: reasons.includes('job-incoming'),
    seen: {
      state: job.enum('job-state') ?? 3,
      reasons: [...reasons],
      ...(message === undefined || message === '' ? {} : { message }),
      impressions: job.integer('job-impressions-completed') ?? 0,
      ...(processing === undefined ? {} : { processing }),
      ...(completed === undefined ? {} : { completed }),
    },
  };
}

function timeOf(time: DateTime | undefined): number | undefined {
  return time === undefined ? undefined : dateOf(time).getTime();
}
