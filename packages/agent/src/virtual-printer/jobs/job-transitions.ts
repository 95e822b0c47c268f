import type { IppJobState } from '@hawser/core/printing/ipp-states';

/** Where a job of a virtual printer can be. */
export type JobState =
  | 'incoming'
  | 'waiting'
  | 'printing'
  | 'stopped'
  | 'suspended'
  | 'completed'
  | 'canceled'
  | 'aborted';

export type JobEvent =
  | 'close'
  | 'begin'
  | 'stop'
  | 'resume'
  | 'suspend'
  | 'goOn'
  | 'finish'
  | 'cancel'
  | 'abort';

const ends = { cancel: 'canceled', abort: 'aborted' } as const;

/** What becomes of a job; what is not there cannot happen to it. */
export const jobTransitions: Readonly<
  Record<JobState, Readonly<Partial<Record<JobEvent, JobState>>>>
> = {
  incoming: { close: 'waiting', ...ends },
  waiting: { begin: 'printing', ...ends },
  printing: { stop: 'stopped', suspend: 'suspended', finish: 'completed', ...ends },
  stopped: { resume: 'printing', suspend: 'suspended', ...ends },
  suspended: { goOn: 'waiting', ...ends },
  completed: {},
  canceled: {},
  aborted: {},
};

export const ippStateOf: Readonly<Record<JobState, IppJobState>> = {
  incoming: 'pending',
  waiting: 'pending',
  printing: 'processing',
  stopped: 'processing-stopped',
  suspended: 'processing-stopped',
  completed: 'completed',
  canceled: 'canceled',
  aborted: 'aborted',
};

export function isOver(state: JobState): boolean {
  return Object.keys(jobTransitions[state]).length === 0;
}
