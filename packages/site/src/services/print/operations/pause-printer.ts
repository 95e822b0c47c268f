import { changePrinter } from '../../../store/mutations/printing/change-printer.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** RFC 8011, 4.2.7: no more jobs are handed to devices; what they have they print. */
export const pausePrinter: PrinterOperation = {
  name: 'Pause-Printer',
  right: 'operate',
  async run({ printer, caller }, { store }) {
    await store.mutate(changePrinter, { printer: printer.id, paused: true, who: caller.name });
    return {};
  },
};
