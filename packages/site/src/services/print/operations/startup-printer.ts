import { changePrinter } from '../../../store/mutations/printing/change-printer.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** RFC 3998, 3.5.3. */
export const startupPrinter: PrinterOperation = {
  name: 'Startup-Printer',
  right: 'operate',
  async run({ printer }, { store }) {
    await store.mutate(changePrinter, { printer: printer.id, accepting: true, paused: false });
    return {};
  },
};
