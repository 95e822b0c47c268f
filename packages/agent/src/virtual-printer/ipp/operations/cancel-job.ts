import { printerRefusals } from '../../../ipp-server/printer-refusals.ts';
import { requireJob } from '../job-target.ts';
import type { PrinterOperation } from '../printer-operation.ts';

/** RFC 8011, 4.3.3. */
export const cancelJob: PrinterOperation = {
  name: 'Cancel-Job',
  async run({ operation }, printer) {
    const job = requireJob(operation, printer);
    if (await printer.queue.cancel(job)) return {};
    const reason = `job ${job.id} is over`;
    throw printerRefusals('client-error-not-possible', { reason });
  },
};
