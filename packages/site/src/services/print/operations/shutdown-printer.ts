import { changePrinter } from '../../../store/mutations/printing/change-printer.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** RFC 3998, 3.5.2: the printer takes no jobs and hands none on until it is started. */
export const shutdownPrinter: PrinterOperation = {
  name: 'Shutdown-Printer',
  right: 'operate',
  async run({ printer, caller }, { store }) {
    await store.mutate(changePrinter, {
      printer: printer.id,
      accepting: false,
      paused: true,
      who: caller.name,
    });
    return {};
  },
};
