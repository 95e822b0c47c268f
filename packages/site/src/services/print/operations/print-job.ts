import { limitsOf } from '../../../printing/limits-of.ts';
import { requireFutureRoom, withinJob } from '../document-room.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { keepingDocument } from '../keeping-document.ts';
import { documentWanted } from '../document-wanted.ts';
import { expandable } from '../expandable.ts';
import { hopsOfOwner } from '../hops-told.ts';
import { jobAsked, octetsSaid } from '../job-wanted.ts';
import { requireAccepting } from '../require-accepting.ts';
import { shownJob } from '../shown-job.ts';
import { submitted } from '../submitted.ts';
import { withSubscriptions } from '../with-subscriptions.ts';
import { withJob } from '../with-unsupported.ts';

/** RFC 8011, 4.2.1. The answer comes when the job is on the disk, with its document. */
export const printJob: PrinterOperation = {
  name: 'Print-Job',
  right: 'print',
  async run({ message, operation, document, caller, access, printer }, options) {
    requireAccepting(printer);
    const limits = limitsOf(printer, { site: options.limits() });
    const now = options.clock.now();
    const { wanted, answer, isRefused } = await jobAsked(message, operation, {
      printer,
      limits,
      now,
    });
    const described = documentWanted(operation, printer);
    if (isRefused) return answer;
    const told = hopsOfOwner(operation, caller, options.clock);
    const owner = caller.id;
    const octets = octetsSaid(operation);
    const made = await keepingDocument(
      {
        document: withinJob(expandable(document, described.compression), limits),
        requireRoom: async () =>
          requireFutureRoom({ printer, owner, limits, jobs: 1, octets }, options),
      },
      options,
      async (kept) => {
        const whole = { ...described, attributes: null, ...kept };
        return submitted(
          { message, caller, access, printer, wanted, document: whole, limits, ...told },
          options,
        );
      },
    );
    return withSubscriptions(withJob(answer, shownJob(made.job, options.publicUrl())), made);
  },
};
