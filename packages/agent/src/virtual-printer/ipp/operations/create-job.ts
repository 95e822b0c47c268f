import { withJob } from '../../../ipp-server/with-groups.ts';
import { jobAsked } from '../job-asked.ts';
import type { PrinterOperation } from '../printer-operation.ts';
import { shownJob } from '../shown-job.ts';

/** RFC 8011, 4.2.4: a job whose documents are still to come. */
export const createJob: PrinterOperation = {
  name: 'Create-Job',
  run(asked, printer) {
    const { wanted, answer, isRefused } = jobAsked(asked, printer);
    if (isRefused) return answer;
    return withJob(answer, shownJob(printer.queue.add(wanted), printer));
  },
};
