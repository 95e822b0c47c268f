import { requireHolder } from '../asking-device.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';
import { requireSight } from '../require-sight.ts';
import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';

/** RFC 8011, 4.3.3. */
export const cancelJob: PrinterOperation = {
  name: 'Cancel-Job',
  right: 'print or device',
  async run({ operation, caller, access, printer }, { store }) {
    const job = await requireJob(operation, printer, store);
    const { number, owner } = job;
    requireSight({ caller, access }, job);
    if (caller.kind === 'agent') await requireHolder(job, { caller, printer }, store);
    const who = caller.name;
    const event = owner === caller.id ? 'cancel' : 'cancel-by-operator';
    await store.mutate(changePrintJob, { printer: printer.id, number, by: 'other', who, event });
    return {};
  },
};
