import type { RefusalStatus } from '../refusal.ts';
import type { JobHold } from './job-standing.ts';

/** What is to be known of something that can happen to a job. */
export interface JobEventFacts {
  /** Who makes it happen; a person decides where the site cannot know. */
  readonly by: 'client' | 'device' | 'person' | 'printer' | 'time';
  /** The IPP operations that it comes from, or what else. */
  readonly from: string;
  /** What answers where it cannot happen; without, nobody waits for an answer. */
  readonly refused?: RefusalStatus;
  readonly lifts?: readonly JobHold[];
  readonly adds?: JobHold;
}

/** Of the client; an impossible one is answered client-error-not-possible, as RFC 8011 says of all of them. */
function client(from: string, holds: Pick<JobEventFacts, 'lifts' | 'adds'> = {}) {
  return { by: 'client', from, refused: 'client-error-not-possible', ...holds } as const;
}

/** Of the device that has it, as its lease tells. */
function device(from: string, status: RefusalStatus = 'client-error-not-possible') {
  return { by: 'device', from, refused: status } as const;
}

export const jobEvents = {
  'add-document': client('Send-Document'),
  'add-last-document': client('Send-Document with last-document'),
  arrive: client('Send-Document with last-document, while its document still comes'),
  arrived: client('the same, when all of that document is on disk'),
  close: client('Close-Job'),
  cancel: client('Cancel-Job, Cancel-Jobs, Cancel-My-Jobs of the owner'),
  'cancel-by-operator': client('Cancel-Job, Cancel-Jobs of an operator'),
  hold: client('Hold-Job; job-hold-until changed by Set-Job-Attributes', { adds: 'until' }),
  release: client('Release-Job of the owner', { lifts: ['until'] }),
  'release-by-operator': client('Release-Job of an operator', { lifts: ['until', 'new-jobs'] }),
  move: client('somebody who has it printed elsewhere, the owner'),
  'move-by-operator': client('the same, an operator'),
  'give-password': client('the right job-password', { lifts: ['password'] }),
  'set-attributes': client('Set-Job-Attributes'),
  /** Nobody can make the device do it: it hears of it, and says what it does. */
  suspend: client('Suspend-Current-Job'),
  resume: client('Resume-Job'),
  restart: client('Restart-Job'),
  reprocess: client('Reprocess-Job'),
  'call-printed': {
    by: 'person',
    from: 'somebody who has looked and says that it is printed',
    refused: 'client-error-not-possible',
  },

  fetch: device('Fetch-Job', 'client-error-not-fetchable'),
  acknowledge: device('Acknowledge-Job', 'client-error-not-fetchable'),
  'fetch-arriving': device('Fetch-Job with document-arriving', 'client-error-not-fetchable'),
  'acknowledge-arriving': device(
    'Acknowledge-Job with document-arriving',
    'client-error-not-fetchable',
  ),
  /** It stays fetchable for the others. */
  refuse: device('Acknowledge-Job with fetch-status-code', 'client-error-not-fetchable'),
  'refuse-by-last': device(
    'Acknowledge-Job with fetch-status-code, of the last device that could have taken it',
    'client-error-not-fetchable',
  ),
  'fetch-document': device('Fetch-Document'),
  'device-renews': device('Acknowledge-Document; a status without a state; Update-Active-Jobs'),
  'device-waits': device('output-device-job-state pending'),
  'device-prints': device(
    'output-device-job-state processing, output-device-document-state processing or completed, job-impressions-completed above 0',
  ),
  'device-stopped': device('output-device-job-state processing-stopped'),
  /** A connector that was killed, or whose printer is gone, and that cannot find out what was printed. */
  'device-unsure': device('output-device-job-state pending-held'),
  'device-canceled': device('output-device-job-state canceled'),
  'device-aborted': device('output-device-job-state aborted'),
  'device-completed': device('output-device-job-state completed'),

  'device-lost': {
    by: 'time',
    from: 'the lease ended; Deregister-Output-Device; Update-Active-Jobs without it',
  },
  interrupt: {
    by: 'time',
    from: 'the client is gone, goes over a limit, or sends nothing for half a minute, in the middle of a document that a device may have',
  },
  'hold-time-reached': { by: 'time', from: 'the time of job-hold-until', lifts: ['until'] },
  'submission-timed-out': { by: 'time', from: 'multiple-operation-time-out' },
  expire: { by: 'time', from: 'it has waited as long as the site allows' },
  'retention-ended': { by: 'time', from: 'its documents are kept no longer' },

  'printer-paused': { by: 'printer', from: 'Pause-Printer' },
  'printer-resumed': { by: 'printer', from: 'Resume-Printer' },
  'release-new-jobs': { by: 'printer', from: 'Release-Held-New-Jobs', lifts: ['new-jobs'] },
  'printer-deleted': { by: 'printer', from: 'Delete-Printer' },
} as const satisfies Readonly<Record<string, JobEventFacts>>;

export type JobEvent = keyof typeof jobEvents;

/** Those that a device makes happen: its lease is asked first. */
export type DeviceJobEvent = {
  [Event in JobEvent]: (typeof jobEvents)[Event]['by'] extends 'device' ? Event : never;
}[JobEvent];

export const jobEventNames = Object.keys(jobEvents) as readonly JobEvent[];

export function factsOfJobEvent(event: JobEvent): JobEventFacts {
  return jobEvents[event];
}
