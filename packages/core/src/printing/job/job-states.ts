import type { IppJobState } from '../ipp-states.ts';

/** What the site knows of a job while it is so. */
export interface JobStateFacts {
  /** What job-state says. An incoming job that is held says pending-held. */
  readonly ipp: IppJobState;
  /** What job-state-reasons says, beside why it is held or how it ended. */
  readonly reasons: readonly string[];
  /** Whether a device has it; `past` where only the word of the one that had it counts. */
  readonly lease: 'free' | 'held' | 'past';
  /** How long a device may be silent before it counts as lost. */
  readonly leaseSeconds?: number;
  /** Paper may come out. */
  readonly paper?: 'possible';
  /** Nothing more comes of it by itself. */
  readonly final?: true;
  /** The event that is due some time, so that no job stays for ever. */
  readonly time:
    | 'submission-timed-out'
    | 'interrupt'
    | 'device-lost'
    | 'expire'
    | 'retention-ended';
  readonly says: string;
}

/**
 * Where a job stands, as the site knows it. IPP has seven words for these: `acknowledged`, `spooling`
 * and `printing` are all processing, but only of the first two it is sure that no paper has come out.
 */
export const jobStates = {
  incoming: {
    ipp: 'pending',
    reasons: ['job-incoming'],
    lease: 'free',
    time: 'submission-timed-out',
    says: 'Its documents are still being sent.',
  },
  arriving: {
    ipp: 'pending',
    reasons: ['job-incoming'],
    lease: 'free',
    time: 'interrupt',
    says: 'Its only document is still being sent, and a device that asks for such jobs may take it already.',
  },
  held: {
    ipp: 'pending-held',
    reasons: [],
    lease: 'free',
    time: 'expire',
    says: 'It waits for its time, for its owner or an operator, or for its PIN.',
  },
  waiting: {
    ipp: 'pending',
    reasons: ['printer-stopped'],
    lease: 'free',
    time: 'expire',
    says: 'It waits for the printer, which is paused.',
  },
  fetchable: {
    ipp: 'pending',
    reasons: ['job-fetchable'],
    lease: 'free',
    time: 'expire',
    says: 'It waits for a device.',
  },
  acknowledged: {
    ipp: 'processing',
    reasons: ['job-outgoing'],
    lease: 'held',
    leaseSeconds: 60,
    time: 'device-lost',
    says: 'A device has taken it, and has none of its bytes with leave to print them.',
  },
  spooling: {
    ipp: 'processing',
    reasons: ['job-spooling'],
    lease: 'held',
    leaseSeconds: 60,
    time: 'device-lost',
    says: 'A device that said "pending" gets it. It prints nothing before the site has taken its word "processing".',
  },
  printing: {
    ipp: 'processing',
    reasons: ['job-printing'],
    lease: 'held',
    leaseSeconds: 900,
    paper: 'possible',
    time: 'device-lost',
    says: 'A device has it and prints, for all that is known.',
  },
  stopped: {
    ipp: 'processing-stopped',
    reasons: ['printer-stopped'],
    lease: 'held',
    leaseSeconds: 900,
    paper: 'possible',
    time: 'device-lost',
    says: 'A device has it, and its printer has stopped: no paper, an open door.',
  },
  suspended: {
    ipp: 'processing-stopped',
    reasons: ['job-suspended'],
    lease: 'held',
    leaseSeconds: 900,
    paper: 'possible',
    time: 'device-lost',
    says: 'An operator wants it to stop in the middle. The device that has it hears so, keeps it, and goes on when it is resumed; one that cannot stop prints it, and says so at the end.',
  },
  stopping: {
    ipp: 'processing',
    reasons: ['processing-to-stop-point'],
    lease: 'held',
    leaseSeconds: 900,
    paper: 'possible',
    time: 'device-lost',
    says: 'It is to be canceled, and the device that prints it has not yet said that it has stopped.',
  },
  'possibly-printed': {
    ipp: 'pending-held',
    reasons: ['job-held-for-review', 'possibly-printed'],
    lease: 'past',
    time: 'expire',
    says: 'The device that printed it is lost, so that a person decides; or the device comes back and says.',
  },
  completed: {
    ipp: 'completed',
    reasons: [],
    lease: 'past',
    final: true,
    time: 'retention-ended',
    says: 'It is printed, as the device says or a person.',
  },
  canceled: {
    ipp: 'canceled',
    reasons: [],
    lease: 'past',
    final: true,
    time: 'retention-ended',
    says: 'Somebody did not want it any more.',
  },
  aborted: {
    ipp: 'aborted',
    reasons: [],
    lease: 'past',
    final: true,
    time: 'retention-ended',
    says: 'It came to nothing, and its reasons say why.',
  },
} as const satisfies Readonly<Record<string, JobStateFacts>>;

export type JobState = keyof typeof jobStates;

export const jobStateNames = Object.keys(jobStates) as readonly JobState[];

export function factsOfJobState(state: JobState): JobStateFacts {
  return jobStates[state];
}

/** Whether nothing more comes of it by itself. */
export function isFinal(state: JobState): boolean {
  return factsOfJobState(state).final === true;
}

/** Whether a device has it. */
export function isAtDevice(state: JobState): boolean {
  return jobStates[state].lease === 'held';
}
