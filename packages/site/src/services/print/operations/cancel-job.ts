import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';
import { requireSight } from '../require-sight.ts';
import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';

/** RFC 8011, 4.3.3. */
export const cancelJob: PrinterOperation = {
  name: 'Cancel-Job',
  right: 'print or device',
  async run({ operation, caller, printer }, { store }) {
    const { number, owner } = await requireJob(operation, printer, store);
    requireSight(caller, { owner });
    const event = owner === caller.id ? 'cancel' : 'cancel-by-operator';
    await store.mutate(changePrintJob, { printer: printer.id, number, by: 'other', event });
    return {};
  },
};
