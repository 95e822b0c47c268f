import type { Attributes } from '@hawser/core/ipp/attributes';
import type { VirtualJob } from '../jobs/virtual-job.ts';
import { virtualPrinterRefusals } from '../virtual-printer-refusals.ts';
import type { PrinterAtWork } from './printer-operation.ts';

/** The job that a request is about: by its URI, or by the printer's and its number (RFC 8011, 4.3). */
export function requireJob(operation: Attributes, { queue }: PrinterAtWork): VirtualJob {
  const uri = operation.uri('job-uri');
  const id = uri === undefined ? operation.integer('job-id') : Number(/\d+$/.exec(uri)?.[0] ?? 0);
  if (id === undefined) {
    throw virtualPrinterRefusals('client-error-bad-request', { reason: 'it names no job' });
  }
  const job = queue.job(id);
  if (job === undefined)
    throw virtualPrinterRefusals('client-error-not-found', { what: `job ${id}` });
  return job;
}
