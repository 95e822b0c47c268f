import { cancelPrintJobs } from '../../../store/mutations/printing/cancel-print-jobs.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { jobIds } from '../job-ids.ts';

/** PWG 5100.11, 4.3: jobs of who asks, all of them or those that are named. */
export const cancelMyJobs: PrinterOperation = {
  name: 'Cancel-My-Jobs',
  right: 'print',
  async run({ operation, caller, printer }, { store }) {
    const numbers = jobIds(operation);
    await store.mutate(cancelPrintJobs, {
      printer: printer.id,
      by: caller.id,
      who: caller.name,
      mine: true,
      numbers,
    });
    return {};
  },
};
