import { limitsOf } from '../../../printing/limits-of.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { hopsOfOwner } from '../hops-told.ts';
import { jobAsked } from '../job-wanted.ts';
import { requireAccepting } from '../require-accepting.ts';
import { shownJob } from '../shown-job.ts';
import { submitted } from '../submitted.ts';
import { withSubscriptions } from '../with-subscriptions.ts';
import { withJob } from '../with-unsupported.ts';

/** RFC 8011, 4.2.4: a job whose documents follow by Send-Document. */
export const createJob: PrinterOperation = {
  name: 'Create-Job',
  right: 'print',
  async run({ message, operation, caller, access, printer }, options) {
    requireAccepting(printer);
    const limits = limitsOf(printer, { site: options.limits() });
    const now = options.clock.now();
    const { wanted, answer, isRefused } = await jobAsked(message, operation, {
      printer,
      limits,
      now,
    });
    if (isRefused) return answer;
    const made = await submitted(
      {
        message,
        caller,
        access,
        printer,
        wanted,
        document: undefined,
        limits,
        ...hopsOfOwner(operation, caller, options.clock),
      },
      options,
    );
    return withSubscriptions(withJob(answer, shownJob(made.job, options.publicUrl())), made);
  },
};
