import { printerRefusals } from '../../../ipp-server/printer-refusals.ts';
import type { PrinterOperation } from '../printer-operation.ts';

/** PWG 5100.11, 4.1: all of a user's jobs, or those that are named; if one of them cannot be, none is. */
export const cancelMyJobs: PrinterOperation = {
  name: 'Cancel-My-Jobs',
  async run({ operation }, { queue }) {
    const user = operation.name('requesting-user-name') ?? 'anonymous';
    const ids = operation.integers('job-ids');
    const mine = queue.jobs.filter(({ wanted }) => wanted.user === user);
    const meant = mine.filter(
      ({ id, isOver }) => !isOver && (ids.length === 0 || ids.includes(id)),
    );
    const missing = ids.filter((id) => meant.every((job) => job.id !== id));
    if (missing.length > 0) {
      const reason = `of ${user} there is no job ${missing.join(', ')} that is not over`;
      throw printerRefusals('client-error-not-possible', { reason });
    }
    for (const job of meant) await queue.cancel(job);
    return {};
  },
};
