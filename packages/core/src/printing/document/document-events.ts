import type { DeviceJobEvent } from '../job/job-events.ts';
import type { RefusalStatus } from '../refusal.ts';

/** What is to be known of something that can happen to a document. */
export interface DocumentEventFacts {
  readonly by: 'client' | 'device' | 'job';
  readonly from: string;
  /** What answers where it cannot happen; without, nobody waits for an answer. */
  readonly refused?: RefusalStatus;
  /** What it means for the job, which is asked first and may refuse it. */
  readonly job?: DeviceJobEvent;
}

export const documentEvents = {
  stored: { by: 'client', from: 'all its bytes are on disk' },
  interrupted: { by: 'client', from: 'the client is gone, or went over a limit, before its end' },
  fetch: {
    by: 'device',
    from: 'Fetch-Document',
    refused: 'client-error-not-fetchable',
    job: 'fetch-document',
  },
  acknowledge: {
    by: 'device',
    from: 'Acknowledge-Document',
    refused: 'client-error-not-fetchable',
    job: 'device-renews',
  },
  refuse: {
    by: 'device',
    from: 'Acknowledge-Document with fetch-status-code',
    refused: 'client-error-not-fetchable',
    job: 'device-renews',
  },
  'device-waits': said('pending', 'device-renews'),
  'device-prints': said('processing', 'device-prints'),
  'device-stopped': said('processing-stopped', 'device-stopped'),
  'device-canceled': said('canceled', 'device-renews'),
  'device-aborted': said('aborted', 'device-renews'),
  'device-completed': said('completed', 'device-prints'),
  'job-returned': { by: 'job', from: 'its job is to be printed from the start' },
  'job-completed': { by: 'job', from: 'its job is completed' },
  'job-canceled': { by: 'job', from: 'its job is canceled' },
  'job-aborted': { by: 'job', from: 'its job is aborted' },
} as const satisfies Readonly<Record<string, DocumentEventFacts>>;

function said(state: string, job: DeviceJobEvent) {
  return {
    by: 'device',
    from: `output-device-document-state ${state}`,
    refused: 'client-error-not-possible',
    job,
  } as const;
}

export type DocumentEvent = keyof typeof documentEvents;

export const documentEventNames = Object.keys(documentEvents) as readonly DocumentEvent[];

export function factsOfDocumentEvent(event: DocumentEvent): DocumentEventFacts {
  return documentEvents[event];
}
