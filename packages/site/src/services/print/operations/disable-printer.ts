import { changePrinter } from '../../../store/mutations/printing/change-printer.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** RFC 3998, 3.1.2: the printer takes no more jobs; those that it has are printed. */
export const disablePrinter: PrinterOperation = {
  name: 'Disable-Printer',
  right: 'operate',
  async run({ printer }, { store }) {
    await store.mutate(changePrinter, { printer: printer.id, accepting: false });
    return {};
  },
};
