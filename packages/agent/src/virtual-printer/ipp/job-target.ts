import type { Attributes } from '@hawser/core/ipp/attributes';
import { jobNumber } from '../../ipp-server/job-number.ts';
import { printerRefusals } from '../../ipp-server/printer-refusals.ts';
import type { VirtualJob } from '../jobs/virtual-job.ts';
import type { PrinterAtWork } from './printer-operation.ts';

/** The job that a request is about. */
export function requireJob(operation: Attributes, { queue }: PrinterAtWork): VirtualJob {
  const id = jobNumber(operation);
  const job = queue.job(id);
  if (job === undefined) throw printerRefusals('client-error-not-found', { what: `job ${id}` });
  return job;
}
