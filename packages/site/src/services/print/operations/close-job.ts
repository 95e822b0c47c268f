import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';
import { hopsOfOwner } from '../hops-told.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';
import { requireOwner } from '../require-sight.ts';
import { shownJob } from '../shown-job.ts';

/** PWG 5100.11, 4.1: no more documents follow. */
export const closeJob: PrinterOperation = {
  name: 'Close-Job',
  right: 'print',
  async run({ operation, caller, printer }, { store, publicUrl, clock }) {
    const job = await requireJob(operation, printer, store);
    requireOwner(caller, job);
    const after = await store.mutate(changePrintJob, {
      printer: printer.id,
      number: job.number,
      by: 'other',
      event: 'close',
      ...hopsOfOwner(operation, caller, clock),
    });
    return { groups: [{ tag: 'job', attributes: shownJob(after, publicUrl()) }] };
  },
};
