import { cancelPrintJobs } from '../../../store/mutations/printing/cancel-print-jobs.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { jobIds } from '../job-ids.ts';

/** PWG 5100.11, 4.2: jobs of anybody, all of them or those that are named. */
export const cancelJobs: PrinterOperation = {
  name: 'Cancel-Jobs',
  right: 'documents',
  async run({ operation, caller, printer }, { store }) {
    await store.mutate(cancelPrintJobs, {
      printer: printer.id,
      by: caller.id,
      who: caller.name,
      mine: operation.boolean('my-jobs') === true,
      numbers: jobIds(operation),
    });
    return {};
  },
};
