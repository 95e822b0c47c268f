import { factsOfJobState, type JobState } from '@hawser/core/printing/job/job-states';

/** So long the site lets jobs wait: for a device, for their owner, or for a person who decides. */
export const waitSeconds = 7 * 24 * 3600;

interface Waiting {
  readonly state: JobState;
  readonly waits_until: number | null;
}

/** When it has waited for too long, however often it went from one way of waiting to another. */
export function waitEnd(before: Waiting | undefined, state: JobState, at: number): number | null {
  if (factsOfJobState(state).time !== 'expire') return null;
  const waited = before !== undefined && factsOfJobState(before.state).time === 'expire';
  return (waited ? before.waits_until : null) ?? at + waitSeconds * 1000;
}
