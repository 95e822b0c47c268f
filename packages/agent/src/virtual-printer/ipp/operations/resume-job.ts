import { printerRefusals } from '../../../ipp-server/printer-refusals.ts';
import { requireJob } from '../job-target.ts';
import type { PrinterOperation } from '../printer-operation.ts';

/** RFC 3998, 4.3.2. */
export const resumeJob: PrinterOperation = {
  name: 'Resume-Job',
  async run({ operation }, printer) {
    const job = requireJob(operation, printer);
    if (printer.queue.resume(job)) return {};
    const reason = `job ${job.id} is not suspended`;
    throw printerRefusals('client-error-not-possible', { reason });
  },
};
