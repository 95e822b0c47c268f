import { printerRefusals } from '../../../ipp-server/printer-refusals.ts';
import type { PrinterOperation } from '../printer-operation.ts';

/** RFC 3998, 4.3.1: the others are printed meanwhile. */
export const suspendCurrentJob: PrinterOperation = {
  name: 'Suspend-Current-Job',
  async run({ operation }, { queue }) {
    const id = operation.integer('job-id');
    const { current } = queue;
    if (current !== undefined && (id ?? current.id) === current.id && queue.suspend(current)) {
      return {};
    }
    const reason = id === undefined ? 'no job is printed' : `job ${id} is not being printed`;
    throw printerRefusals('client-error-not-possible', { reason });
  },
};
