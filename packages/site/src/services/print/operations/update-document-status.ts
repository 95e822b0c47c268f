import { groupsOf } from '@hawser/core/ipp/message';
import { factsOfDocumentEvent } from '@hawser/core/printing/document/document-events';
import { eventOfDocumentWord } from '@hawser/core/printing/document/document-word';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';
import { requireDevice } from '../asking-device.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { jobNumber } from '../job-target.ts';

/** PWG 5100.18: what the device says of a document. */
export const updateDocumentStatus: PrinterOperation = {
  name: 'Update-Document-Status',
  right: 'device',
  async run({ message, operation, caller, printer }, { store }) {
    const device = await requireDevice(operation, { caller, printer }, store);
    const [said] = groupsOf(message, 'document');
    const state = said?.enum('output-device-document-state');
    const asked = {
      printer: printer.id,
      number: jobNumber(operation),
      by: 'device',
      asker: { device },
    } as const;
    if (state === undefined) {
      await store.mutate(changePrintJob, { ...asked, event: 'device-renews' });
      return {};
    }
    const event = eventOfDocumentWord(state);
    if (event === undefined) {
      const reason = `output-device-document-state is ${state}`;
      throw ippRefusals('client-error-bad-request', { reason });
    }
    const number = operation.integer('document-number') ?? 1;
    await store.mutate(changePrintJob, {
      ...asked,
      document: { number, event },
      event: factsOfDocumentEvent(event).job ?? 'device-renews',
    });
    return {};
  },
};
