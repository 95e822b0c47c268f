import { placePrintJob } from '../../../store/mutations/printing/place-print-job.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { jobNumber } from '../job-target.ts';

/** RFC 3998, 4.4.1: a job that waits is the next. */
export const promoteJob: PrinterOperation = {
  name: 'Promote-Job',
  right: 'documents',
  async run({ operation, printer }, { store }) {
    await store.mutate(placePrintJob, { printer: printer.id, number: jobNumber(operation) });
    return {};
  },
};
