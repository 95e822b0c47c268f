import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { requireCurrentJob } from '../current-job.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** RFC 3998, 4.3.1. Devices are asked for nothing but to stop for good: shared infrastructure has no word for it. */
export const suspendCurrentJob: PrinterOperation = {
  name: 'Suspend-Current-Job',
  right: 'operate',
  async run({ operation, printer }, { store }) {
    const number = await requireCurrentJob(operation, printer, store);
    const reason = `the device that has job ${number} cannot be told to wait in the middle of it`;
    throw ippRefusals('client-error-not-possible', { reason });
  },
};
