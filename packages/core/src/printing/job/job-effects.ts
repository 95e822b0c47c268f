import { factsOfJobEvent, type JobEvent } from './job-events.ts';
import type { JobStanding } from './job-standing.ts';
import { jobIppState, jobStateReasons } from './job-state-reasons.ts';
import { factsOfJobState, isFinal, type JobStateFacts } from './job-states.ts';

/** The events of subscriptions that come of jobs (RFC 3995, PWG 5100.18). */
export type JobNotice =
  | 'job-created'
  | 'job-state-changed'
  | 'job-stopped'
  | 'job-completed'
  | 'job-fetchable'
  | 'job-config-changed';

/** What is to be done, in the same transaction, when a job changes. */
export type JobEffect =
  | { readonly effect: 'raise-event'; readonly event: JobNotice }
  /** The device that asked has it from now on, under a new token. */
  | { readonly effect: 'grant-lease'; readonly seconds: number }
  | { readonly effect: 'extend-lease'; readonly seconds: number }
  /** Nobody has it; the word of the device that had it still counts. */
  | { readonly effect: 'end-lease' }
  /** Nobody has it, and no device's word counts. */
  | { readonly effect: 'drop-lease' }
  | {
      readonly effect: 'tell-documents';
      readonly event: 'job-returned' | 'job-completed' | 'job-canceled' | 'job-aborted';
    }
  /** They are kept for as long as the printer retains documents, which may be not at all. */
  | { readonly effect: 'retain-documents' }
  | { readonly effect: 'delete-documents' }
  /** A new job with the same documents and attributes. */
  | { readonly effect: 'copy-job' }
  /** Devices that take what still arrives hear of it. */
  | { readonly effect: 'offer-arriving' }
  /** This device is not offered it again. */
  | { readonly effect: 'note-refusal' };

/** What follows from where a job was and where it is now. */
export function jobEffects(
  before: JobStanding,
  event: JobEvent,
  after: JobStanding,
): readonly JobEffect[] {
  const from = factsOfJobState(before.state);
  const to = factsOfJobState(after.state);
  return [
    ...leaseEffects(from, to, factsOfJobEvent(event).by === 'device'),
    ...documentEffects(before, after),
    ...(after.state === 'arriving' && before.state !== 'arriving'
      ? [{ effect: 'offer-arriving' } as const]
      : []),
    ...notices(before, after).map((notice) => ({ effect: 'raise-event', event: notice }) as const),
  ];
}

function leaseEffects(
  from: JobStateFacts,
  to: JobStateFacts,
  byDevice: boolean,
): readonly JobEffect[] {
  const seconds = to.leaseSeconds ?? 0;
  if (to.lease === 'held') {
    if (from.lease !== 'held') return [{ effect: 'grant-lease', seconds }];
    // Only the device itself can show that it is there.
    return byDevice ? [{ effect: 'extend-lease', seconds }] : [];
  }
  if (from.lease === 'free' || from.lease === to.lease) return [];
  return [{ effect: to.lease === 'past' ? 'end-lease' : 'drop-lease' }];
}

function documentEffects(before: JobStanding, after: JobStanding): readonly JobEffect[] {
  const { state } = after;
  if (state === before.state) return [];
  if (state === 'completed' || state === 'canceled' || state === 'aborted') {
    return [{ effect: 'tell-documents', event: `job-${state}` }, { effect: 'retain-documents' }];
  }
  const wasOut = factsOfJobState(before.state).lease !== 'free';
  const isOut = factsOfJobState(state).lease !== 'free';
  return wasOut && !isOut ? [{ effect: 'tell-documents', event: 'job-returned' }] : [];
}

function notices(before: JobStanding, after: JobStanding): readonly JobNotice[] {
  const changed = shown(before) !== shown(after);
  const entered = before.state !== after.state;
  return [
    ...(changed ? (['job-state-changed'] as const) : []),
    ...(entered && after.state === 'fetchable' ? (['job-fetchable'] as const) : []),
    ...(entered && isStopped(after) ? (['job-stopped'] as const) : []),
    ...(entered && isFinal(after.state) ? (['job-completed'] as const) : []),
  ];
}

function isStopped({ state }: JobStanding): boolean {
  return state === 'stopped' || state === 'suspended';
}

function shown(job: JobStanding): string {
  return [jobIppState(job), ...jobStateReasons(job)].join(' ');
}
