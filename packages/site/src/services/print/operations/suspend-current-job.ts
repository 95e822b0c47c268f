import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';
import { requireCurrentJob } from '../current-job.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/**
 * RFC 3998, 4.3.1: the job stops in the middle. Its proxy hears of it as of all that happens to jobs:
 * processing-stopped, and job-suspended as the reason.
 */
export const suspendCurrentJob: PrinterOperation = {
  name: 'Suspend-Current-Job',
  right: 'documents',
  async run({ operation, caller, printer }, { store }) {
    const number = await requireCurrentJob(operation, printer, store);
    await store.mutate(changePrintJob, {
      printer: printer.id,
      number,
      by: 'other',
      who: caller.name,
      event: 'suspend',
    });
    return {};
  },
};
