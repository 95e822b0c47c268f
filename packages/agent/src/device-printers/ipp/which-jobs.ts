import { type IppJobState, ippJobStates } from '@hawser/core/printing/ipp-states';

const over: readonly IppJobState[] = ['completed', 'canceled', 'aborted'];
const open: readonly IppJobState[] = [
  'processing',
  'processing-stopped',
  'pending',
  'pending-held',
];

/** RFC 8011, 4.2.6.1, and PWG 5100.11, 3.3. */
export const whichJobs: ReadonlyMap<string, ReadonlySet<number>> = new Map([
  ['completed', numbers(over)],
  ['not-completed', numbers(open)],
  ['all', numbers([...open, ...over])],
  ['aborted', numbers(['aborted'])],
  ['canceled', numbers(['canceled'])],
  ['pending', numbers(['pending'])],
  ['pending-held', numbers(['pending-held'])],
  ['processing', numbers(['processing'])],
  ['processing-stopped', numbers(['processing-stopped'])],
]);

function numbers(states: readonly IppJobState[]): ReadonlySet<number> {
  return new Set(states.map((state) => ippJobStates[state]));
}
