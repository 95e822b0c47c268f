import type { OperationName } from '@hawser/core/ipp/tables/operations';
import {
  changePrinter,
  type PrinterChange,
} from '../../../store/mutations/printing/change-printer.ts';
import { mostPrinters, printersShown } from './printers-shown.ts';
import type { SystemOperation } from './system-operation.ts';

/** The same for each printer, as of PWG 5100.22, 6.3; each is asked to again where it is so already. */
export function changeAllPrinters(
  name: OperationName,
  wanted: Pick<PrinterChange, 'paused' | 'accepting'>,
): SystemOperation {
  return {
    name,
    right: 'operate',
    async run({ caller }, { store }) {
      for (let first = 1; ; first += mostPrinters) {
        const printers = await printersShown({ first }, store);
        for (const { id } of printers) {
          await store.mutate(changePrinter, { printer: id, ...wanted, who: caller.name });
        }
        if (printers.length < mostPrinters) return {};
      }
    },
  };
}
