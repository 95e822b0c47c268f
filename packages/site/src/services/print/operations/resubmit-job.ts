import type { PrinterOperation } from '../ipp-operation.ts';
import { reprocessJob } from './reprocess-job.ts';

/** PWG 5100.11, 4.4: the same as Reprocess-Job, as it is called where jobs are saved. */
export const resubmitJob: PrinterOperation = { ...reprocessJob, name: 'Resubmit-Job' };
