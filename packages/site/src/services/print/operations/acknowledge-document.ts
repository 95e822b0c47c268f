import { isSuccess } from '@hawser/core/ipp/tables/status-codes';
import { factsOfDocumentEvent } from '@hawser/core/printing/document/document-events';
import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';
import { requireDevice } from '../asking-device.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { jobNumber } from '../job-target.ts';

/** PWG 5100.18: the device has all of a document, or says by fetch-status-code that it cannot have it. */
export const acknowledgeDocument: PrinterOperation = {
  name: 'Acknowledge-Document',
  right: 'device',
  async run({ operation, caller, printer }, { store }) {
    const device = await requireDevice(operation, { caller, printer }, store);
    const status = operation.enum('fetch-status-code') ?? 0;
    const event = isSuccess(status) ? 'acknowledge' : 'refuse';
    await store.mutate(changePrintJob, {
      printer: printer.id,
      number: jobNumber(operation),
      document: { number: operation.integer('document-number') ?? 1, event },
      by: 'device',
      asker: { device },
      event: factsOfDocumentEvent(event).job ?? 'device-renews',
    });
    return {};
  },
};
