import { changePrinter } from '../../../store/mutations/printing/change-printer.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** RFC 3998, 3.5.1: the printer is as after it was started. Jobs stay, and devices hear of them again. */
export const restartPrinter: PrinterOperation = {
  name: 'Restart-Printer',
  right: 'operate',
  async run({ printer }, { store }) {
    await store.mutate(changePrinter, { printer: printer.id, accepting: true, paused: false });
    return {};
  },
};
