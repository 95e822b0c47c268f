import type { Attributes } from '../../attributes.ts';
import { jobStateName, type JobStateName } from '../../tables/job-state-name.ts';
import type { Value } from '../../values/value.ts';

/** What a printer says of a job, as far as it says anything. */
export interface JobSight {
  readonly id: number;
  readonly state: JobStateName | undefined;
  readonly reasons: readonly string[];
  readonly documents: number | undefined;
  /** Whether anything of it may be on paper. */
  readonly begun: 'yes' | 'no' | 'not said';
}

/** What a sight is made of. */
export const sightAttributes = [
  'job-id',
  'job-uri',
  'job-uuid',
  'job-state',
  'job-state-reasons',
  'number-of-documents',
  'job-impressions-completed',
  'time-at-processing',
  'date-time-at-processing',
];

/** Values of a wrong type are as good as none: something is to be known all the same. */
export function sightOf(id: number, attributes: Attributes): JobSight {
  const number = (name: string): number | undefined => {
    const value = attributes.values(name)[0];
    return value?.type === 'integer' || value?.type === 'enum' ? value.value : undefined;
  };
  const state = jobStateName(number('job-state'));
  const documents = number('number-of-documents');
  const reasons = attributes
    .values('job-state-reasons')
    .flatMap((value) => (value.type === 'keyword' ? [value.value] : []));
  const impressions = number('job-impressions-completed') ?? 0;
  const times = ['time-at-processing', 'date-time-at-processing'];
  const began = times.flatMap((name) => attributes.values(name).slice(0, 1));
  const begun = impressions > 0 ? 'yes' : hasBegun(state, began);
  return { id, state, reasons, documents, begun };
}

const beforeProcessing = new Set<JobStateName | undefined>(['pending', 'pending-held']);
const inProcessing = new Set<JobStateName | undefined>([
  'processing',
  'processing-stopped',
  'completed',
]);

/** That there is no document says nothing: cupsd forgets those of jobs that are over. */
function hasBegun(state: JobStateName | undefined, began: readonly Value[]): JobSight['begun'] {
  if (began.some(({ type }) => type === 'integer' || type === 'dateTime')) return 'yes';
  if (inProcessing.has(state)) return 'yes';
  if (beforeProcessing.has(state) || began.some(({ type }) => type === 'no-value')) return 'no';
  return 'not said';
}
