import { purgePrintJobs } from '../../../store/mutations/printing/purge-print-jobs.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** RFC 8011, 4.2.9: all jobs are canceled and forgotten, but for those that a device has to stop first. */
export const purgeJobs: PrinterOperation = {
  name: 'Purge-Jobs',
  right: 'operate',
  async run({ caller, printer }, { store }) {
    await store.mutate(purgePrintJobs, { printer: printer.id, by: caller.id });
    return {};
  },
};
