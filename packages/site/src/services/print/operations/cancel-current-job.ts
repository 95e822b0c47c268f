import { cancelPrintJobs } from '../../../store/mutations/printing/cancel-print-jobs.ts';
import { requireCurrentJob } from '../current-job.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** RFC 3998, 4.2.1: the job that a device has. */
export const cancelCurrentJob: PrinterOperation = {
  name: 'Cancel-Current-Job',
  right: 'documents',
  async run({ operation, caller, printer }, { store }) {
    const number = await requireCurrentJob(operation, printer, store);
    await store.mutate(cancelPrintJobs, {
      printer: printer.id,
      by: caller.id,
      who: caller.name,
      mine: false,
      numbers: [number],
    });
    return {};
  },
};
