import type { JobEnding, JobFacts, JobHold } from './job-standing.ts';
import type { JobState } from './job-states.ts';

/** Where a transition leads. */
export interface JobWay {
  readonly to: JobState;
  readonly ending?: JobEnding;
  readonly paper?: 'none' | 'complete';
}

/** One way on from a fork, where its condition holds. */
export interface JobBranch extends JobWay {
  readonly when?: keyof typeof conditions;
}

interface Known extends JobFacts {
  readonly holds: readonly JobHold[];
}

const conditions = {
  'its document still arrives, and it waits for something else': ({
    documents,
    holds,
    paused,
  }: Known) => documents === 'arriving' && (holds.length > 0 || paused),
  'its document still arrives': ({ documents }: Known) => documents === 'arriving',
  'it has no documents': ({ documents }: Known) => documents === 'none',
  'it is held': ({ holds }: Known) => holds.length > 0,
  'the printer is paused': ({ paused }: Known) => paused,
  'no device ever got a byte of it': ({ handed }: Known) => handed === 'none',
  'of a document no device ever got a byte': ({ handed }: Known) => handed === 'some',
} as const;

/** Where it depends on more than the state and the event where a transition leads: the first that fits. */
export const jobForks = {
  /** It may go on. */
  ready: [
    { when: 'its document still arrives, and it waits for something else', to: 'incoming' },
    { when: 'its document still arrives', to: 'arriving' },
    { when: 'it has no documents', to: 'aborted', ending: 'aborted-by-system' },
    { when: 'it is held', to: 'held' },
    { when: 'the printer is paused', to: 'waiting' },
    { to: 'fetchable' },
  ],
  /**
   * The device says that it prints. Proxies say so before they fetch the first document; without a byte
   * of it nothing can be printed, and the job is as safe as before.
   */
  begun: [{ when: 'no device ever got a byte of it', to: 'acknowledged' }, { to: 'printing' }],
  'begun and stopped': [
    { when: 'no device ever got a byte of it', to: 'acknowledged' },
    { to: 'stopped' },
  ],
  /** The device says that it is done, which the site believes as far as it can be true. */
  done: [
    { when: 'its document still arrives', to: 'aborted', ending: 'aborted-by-system' },
    { when: 'no device ever got a byte of it', to: 'aborted', ending: 'aborted-by-system' },
    {
      when: 'of a document no device ever got a byte',
      to: 'completed',
      ending: 'job-completed-with-errors',
    },
    { to: 'completed', ending: 'job-completed-successfully', paper: 'complete' },
  ],
} as const satisfies Readonly<Record<string, readonly [...JobBranch[], JobBranch]>>;

export type JobFork = keyof typeof jobForks;

export function takeFork(fork: JobFork, known: Known): JobWay {
  const branches: readonly JobBranch[] = jobForks[fork];
  const way = branches.find(({ when }) => when === undefined || conditions[when](known));
  if (way === undefined) throw new Error(`the fork "${fork}" leads nowhere`);
  return way;
}
