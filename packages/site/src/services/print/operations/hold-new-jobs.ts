import { changePrinter } from '../../../store/mutations/printing/change-printer.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** RFC 3998, 3.3.1: jobs that come from now on are held. */
export const holdNewJobs: PrinterOperation = {
  name: 'Hold-New-Jobs',
  right: 'operate',
  async run({ printer }, { store }) {
    await store.mutate(changePrinter, { printer: printer.id, holdsNew: true });
    return {};
  },
};
