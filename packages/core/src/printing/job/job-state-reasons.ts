import type { IppJobState } from '../ipp-states.ts';
import type { JobFacts, JobHold, JobStanding } from './job-standing.ts';
import { factsOfJobState, isFinal } from './job-states.ts';

// Those of a printer that holds its new jobs are held like by job-hold-until=indefinite: no other word exists.
const holdReasons = {
  until: 'job-hold-until-specified',
  'new-jobs': 'job-hold-until-specified',
  password: 'job-password-wait',
} as const satisfies Record<JobHold, string>;

/** What job-state says. */
export function jobIppState({ state, holds }: JobStanding): IppJobState {
  if (state === 'incoming' && holds.length > 0) return 'pending-held';
  return factsOfJobState(state).ipp;
}

/** What job-state-reasons says; it can be restarted where its documents are kept. */
export function jobStateReasons(
  { state, holds, ending, paper }: JobStanding,
  documents?: JobFacts['documents'],
): readonly string[] {
  const reasons = new Set<string>(factsOfJobState(state).reasons);
  for (const hold of holds) reasons.add(holdReasons[hold]);
  if (ending !== null) reasons.add(ending);
  if (isFinal(state)) {
    if (state !== 'completed' && paper === 'possible') reasons.add('possibly-printed');
    if (state !== 'completed' && paper === 'complete') reasons.add('job-printed-successfully');
    if (documents === 'kept') reasons.add('job-restartable');
  }
  return reasons.size === 0 ? ['none'] : [...reasons];
}
