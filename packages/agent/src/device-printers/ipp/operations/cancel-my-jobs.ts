import { printerRefusals } from '../../../ipp-server/printer-refusals.ts';
import type { LocalOperation } from '../local-printer.ts';

/** PWG 5100.11, 4.1: all of a user's jobs, or those that are named; if one of them cannot be, none is. */
export const cancelMyJobs: LocalOperation = {
  name: 'Cancel-My-Jobs',
  async run({ operation }, printer) {
    const { queue } = printer;
    const user = printer.user(operation);
    const ids = operation.integers('job-ids');
    const meant = queue.jobs.filter(
      ({ id, isOver, record }) =>
        record.user === user && !isOver && (ids.length === 0 || ids.includes(id)),
    );
    const missing = ids.filter((id) => meant.every((job) => job.id !== id));
    if (missing.length > 0) {
      const reason = `of ${user} there is no job ${missing.join(', ')} that is not over`;
      throw printerRefusals('client-error-not-possible', { reason });
    }
    for (const job of meant) await queue.change(job, { isCanceled: true });
    return {};
  },
};
