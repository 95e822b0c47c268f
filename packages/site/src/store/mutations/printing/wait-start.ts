import { factsOfJobState, type JobState } from '@hawser/core/printing/job/job-states';

interface Waiting {
  readonly state: JobState;
  readonly waits_since: number | null;
}

/** Since when it waits, however often it went from one way of waiting to another: jobs do not wait for ever. */
export function waitStart(before: Waiting | undefined, state: JobState, at: number): number | null {
  if (factsOfJobState(state).time !== 'expire') return null;
  const waited = before !== undefined && factsOfJobState(before.state).time === 'expire';
  return (waited ? before.waits_since : null) ?? at;
}
