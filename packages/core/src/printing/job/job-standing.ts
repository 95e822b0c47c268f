import type { JobState } from './job-states.ts';

/** Why a job is held: until a time or its owner's word, as all new jobs of the printer, for its PIN. */
export type JobHold = 'until' | 'new-jobs' | 'password';

/** How a job came to its end, or is about to: a keyword of job-state-reasons. */
export type JobEnding =
  | 'job-canceled-by-user'
  | 'job-canceled-by-operator'
  | 'job-canceled-at-device'
  | 'job-canceled-after-timeout'
  | 'submission-interrupted'
  | 'aborted-by-system'
  | 'job-completed-successfully'
  | 'job-completed-with-errors'
  | 'job-completed-with-warnings';

/** What is kept of a job for its states. */
export interface JobStanding {
  readonly state: JobState;
  readonly holds: readonly JobHold[];
  /** Null until it ends or is about to. */
  readonly ending: JobEnding | null;
  /** What is known of paper, since it was submitted or restarted. */
  readonly paper: 'none' | 'possible' | 'complete';
}

/** What others than the job know, as it is when something happens to it, with what happens counted in. */
export interface JobFacts {
  /** Whether the printer is. */
  readonly paused: boolean;
  /** Whether the site has its documents; none where none was sent, arriving where a part of one is here. */
  readonly documents: 'none' | 'arriving' | 'kept' | 'deleted';
  /** Of how many of them bytes went to any device, ever. */
  readonly handed: 'none' | 'some' | 'all';
}
