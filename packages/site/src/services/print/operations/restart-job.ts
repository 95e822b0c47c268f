import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';
import { limitsOf } from '../../../printing/limits-of.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';
import { requireRight } from '../require-right.ts';
import { requireSight } from '../require-sight.ts';

/** RFC 8011, 4.3.7: a job that is over is printed again, where its documents are still kept. */
export const restartJob: PrinterOperation = {
  name: 'Restart-Job',
  right: 'job',
  async run({ operation, caller, access, printer }, { store, limits }) {
    const job = await requireJob(operation, printer, store);
    requireSight({ caller, access }, job);
    // To have one's own printed again is to print, which who manages the documents of others may not.
    if (job.owner === caller.id) {
      requireRight(caller, 'print', { access, described: printer.descriptor_id !== null });
    }
    const { number } = job;
    await store.mutate(changePrintJob, {
      printer: printer.id,
      number,
      by: 'other',
      who: caller.name,
      event: 'restart',
      limits: limitsOf(printer, { site: limits() }),
    });
    return {};
  },
};
