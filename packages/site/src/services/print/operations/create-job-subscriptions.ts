import { isFinal } from '@hawser/core/printing/job/job-states';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { standingOf } from '../../../store/mutations/printing/job-row.ts';
import { createSubscriptions } from '../create-subscriptions.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';
import { requireSight } from '../require-sight.ts';

/** RFC 3995, 11.1.3: of a job that is not over. */
export const createJobSubscriptions: PrinterOperation = {
  name: 'Create-Job-Subscriptions',
  right: 'print or device',
  async run(asked, options) {
    const job = await requireJob(asked.operation, asked.printer, options.store);
    requireSight(asked, job);
    if (isFinal(standingOf(job).state)) {
      const reason = `job ${job.number} is ${job.state}, and nothing more comes of it`;
      throw ippRefusals('client-error-not-possible', { reason });
    }
    return createSubscriptions(asked, job.number, options);
  },
};
