import { fromJobs } from '@hawser/command/print-jobs/trace-parameters';
import { openPrintJob } from './print-job-candidates.ts';

/** Which jobs something happens to. */
export const openJobs = {
  type: 'string',
  mandatory: true,
  position: 0,
  list: true,
  pipeline: 'property',
  from: fromJobs,
  minimum: 1,
  maximum: 250,
  help: 'The jobs, by printer and number as Office/17, or by the uuid.',
  complete: openPrintJob,
} as const;
