import { randomUUID } from 'node:crypto';
import { copyPrintJob } from '../../../store/mutations/printing/copy-print-job.ts';
import { limitsOf } from '../../../printing/limits-of.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';
import { requireAccepting } from '../require-accepting.ts';
import { requireOwner } from '../require-sight.ts';
import { shownJob } from '../shown-job.ts';

/** RFC 3998, 4.1: a new job of one that is over, where its documents are still kept. */
export const reprocessJob: PrinterOperation = {
  name: 'Reprocess-Job',
  right: 'print',
  async run({ operation, caller, printer }, { store, publicUrl, limits }) {
    requireAccepting(printer);
    const job = await requireJob(operation, printer, store);
    requireOwner(caller, job);
    const { number } = job;
    const copy = await store.mutate(copyPrintJob, {
      printer: printer.id,
      number,
      uuid: randomUUID(),
      limits: limitsOf(printer, { site: limits() }),
    });
    return { groups: [{ tag: 'job', attributes: shownJob(copy, publicUrl()) }] };
  },
};
