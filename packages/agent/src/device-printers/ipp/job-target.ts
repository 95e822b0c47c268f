import type { Attributes } from '@hawser/core/ipp/attributes';
import { jobNumber } from '../../ipp-server/job-number.ts';
import { printerRefusals } from '../../ipp-server/printer-refusals.ts';
import type { DeviceJob } from '../jobs/device-job.ts';
import type { LocalPrinter } from './local-printer.ts';

/** The job that a request is about. That others have one of that number is nobody else's business. */
export function requireJob(operation: Attributes, printer: LocalPrinter): DeviceJob {
  const id = jobNumber(operation);
  const job = printer.queue.job(id);
  if (job !== undefined && job.record.user === printer.user(operation)) return job;
  throw printerRefusals('client-error-not-found', { what: `job ${id}` });
}

/** One that can still be something else. */
export function requireOpenJob(operation: Attributes, printer: LocalPrinter): DeviceJob {
  const job = requireJob(operation, printer);
  if (!job.isOver) return job;
  throw printerRefusals('client-error-not-possible', { reason: `job ${job.id} is over` });
}
