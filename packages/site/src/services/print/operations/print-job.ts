import type { PrinterOperation } from '../ipp-operation.ts';
import { keepDocument } from '../keep-document.ts';
import { documentWanted } from '../document-wanted.ts';
import { jobAsked } from '../job-wanted.ts';
import { requireAccepting } from '../require-accepting.ts';
import { shownJob } from '../shown-job.ts';
import { submitted } from '../submitted.ts';
import { withSubscriptions } from '../with-subscriptions.ts';
import { withJob } from '../with-unsupported.ts';

/** RFC 8011, 4.2.1. The answer comes when the job is on the disk, with its document. */
export const printJob: PrinterOperation = {
  name: 'Print-Job',
  right: 'print',
  async run(asked, options) {
    const { message, operation, document, caller, printer } = asked;
    requireAccepting(printer);
    const now = options.clock.now();
    const { wanted, answer, isRefused } = await jobAsked(message, operation, { printer, now });
    const described = documentWanted(operation, printer);
    if (isRefused) return answer;
    const kept = await keepDocument(document, options);
    const whole = { ...described, attributes: null, ...kept };
    const job = await submitted({ caller, printer, wanted, document: whole }, options);
    const made = withJob(answer, shownJob(job, options.publicUrl()));
    return withSubscriptions(made, asked, { job, store: options.store });
  },
};
