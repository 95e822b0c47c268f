import { changePrinter } from '../../../store/mutations/printing/change-printer.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** RFC 3998, 3.2.1. No device is stopped in the middle of a job, so that this is Pause-Printer. */
export const pausePrinterAfterCurrentJob: PrinterOperation = {
  name: 'Pause-Printer-After-Current-Job',
  right: 'operate',
  async run({ printer, caller }, { store }) {
    await store.mutate(changePrinter, { printer: printer.id, paused: true, who: caller.name });
    return {};
  },
};
