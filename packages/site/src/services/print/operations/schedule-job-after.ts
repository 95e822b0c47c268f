import { placePrintJob } from '../../../store/mutations/printing/place-print-job.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { jobNumber } from '../job-target.ts';

/** RFC 3998, 4.4.2: a job that waits comes after another, and without one it is the next. */
export const scheduleJobAfter: PrinterOperation = {
  name: 'Schedule-Job-After',
  right: 'documents',
  async run({ operation, printer }, { store }) {
    await store.mutate(placePrintJob, {
      printer: printer.id,
      number: jobNumber(operation),
      after: operation.integer('predecessor-job-id'),
    });
    return {};
  },
};
