import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';

/** RFC 3998, 4.3.2: goes on with what Suspend-Current-Job has stopped. */
export const resumeJob: PrinterOperation = {
  name: 'Resume-Job',
  right: 'documents',
  async run({ operation, printer }, { store }) {
    const { number } = await requireJob(operation, printer, store);
    const event = 'resume';
    await store.mutate(changePrintJob, { printer: printer.id, number, by: 'other', event });
    return {};
  },
};
