import { printerRefusals } from '../../../ipp-server/printer-refusals.ts';
import { requireJob } from '../job-target.ts';
import type { PrinterOperation } from '../printer-operation.ts';

/** PWG 5100.11, 4.2: no more documents come. */
export const closeJob: PrinterOperation = {
  name: 'Close-Job',
  run({ operation }, printer) {
    const job = requireJob(operation, printer);
    if (job.isOver) {
      const reason = `job ${job.id} is over`;
      throw printerRefusals('client-error-not-possible', { reason });
    }
    printer.queue.close(job);
    return {};
  },
};
