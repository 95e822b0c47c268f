import { withJob } from '../../../ipp-server/with-groups.ts';
import { jobAsked } from '../job-asked.ts';
import type { LocalOperation } from '../local-printer.ts';
import { shownJob } from '../shown-job.ts';

/** RFC 8011, 4.2.4: a job whose documents are still to come. */
export const createJob: LocalOperation = {
  name: 'Create-Job',
  async run(asked, printer) {
    const { wanted, answer, isRefused } = await jobAsked(asked, printer);
    if (isRefused) return answer;
    return withJob(answer, shownJob(await printer.queue.add(wanted), printer));
  },
};
