import { deletePrinter as remove } from '../../../store/mutations/printing/delete-printer.ts';
import { requirePrinter } from './printer-wanted.ts';
import type { SystemOperation } from './system-operation.ts';

/** PWG 5100.22, 6.1.4. */
export const deletePrinter: SystemOperation = {
  name: 'Delete-Printer',
  right: 'operate',
  async run({ operation, change }, { store }) {
    const printer = await requirePrinter(operation, store);
    await change(remove, { id: printer.id });
    return {};
  },
};
