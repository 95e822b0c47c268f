import { cancelPrintDocument } from '../../../store/mutations/printing/cancel-print-document.ts';
import { requireDocument } from '../document-target.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';
import { requireSight } from '../require-sight.ts';

/** PWG 5100.5, 4.1: one document of a job that no device has yet is not printed. */
export const cancelDocument: PrinterOperation = {
  name: 'Cancel-Document',
  right: 'job',
  async run({ operation, caller, access, printer }, { store }) {
    const job = await requireJob(operation, printer, store);
    requireSight({ caller, access }, job);
    const { number } = await requireDocument(operation, job, store);
    await store.mutate(cancelPrintDocument, { printer: printer.id, job: job.number, number });
    return {};
  },
};
