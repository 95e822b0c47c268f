import { changePrinter } from '../../../store/mutations/printing/change-printer.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** RFC 3998, 3.3.2: jobs are held no more, nor are those that were. */
export const releaseHeldNewJobs: PrinterOperation = {
  name: 'Release-Held-New-Jobs',
  right: 'operate',
  async run({ printer }, { store }) {
    await store.mutate(changePrinter, { printer: printer.id, holdsNew: false });
    return {};
  },
};
