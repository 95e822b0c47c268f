import { changePrinter } from '../../../store/mutations/printing/change-printer.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** RFC 8011, 4.2.8. */
export const resumePrinter: PrinterOperation = {
  name: 'Resume-Printer',
  right: 'operate',
  async run({ printer }, { store }) {
    await store.mutate(changePrinter, { printer: printer.id, paused: false });
    return {};
  },
};
