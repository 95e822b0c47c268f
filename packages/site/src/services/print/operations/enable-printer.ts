import { changePrinter } from '../../../store/mutations/printing/change-printer.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** RFC 3998, 3.1.1: the printer takes jobs. */
export const enablePrinter: PrinterOperation = {
  name: 'Enable-Printer',
  right: 'operate',
  async run({ printer }, { store }) {
    await store.mutate(changePrinter, { printer: printer.id, accepting: true });
    return {};
  },
};
