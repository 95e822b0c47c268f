import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';

/** RFC 3998, 4.3.2: goes on with what Suspend-Current-Job has stopped. */
export const resumeJob: PrinterOperation = {
  name: 'Resume-Job',
  right: 'documents',
  async run({ operation, caller, printer }, { store }) {
    const { number } = await requireJob(operation, printer, store);
    await store.mutate(changePrintJob, {
      printer: printer.id,
      number,
      by: 'other',
      who: caller.name,
      event: 'resume',
    });
    return {};
  },
};
