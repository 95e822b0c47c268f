import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';

/** RFC 3998, 4.3.2: goes on with what Suspend-Current-Job has stopped, which is no job. */
export const resumeJob: PrinterOperation = {
  name: 'Resume-Job',
  right: 'operate',
  async run({ operation, printer }, { store }) {
    const { number } = await requireJob(operation, printer, store);
    const reason = `job ${number} is not suspended`;
    throw ippRefusals('client-error-not-possible', { reason });
  },
};
