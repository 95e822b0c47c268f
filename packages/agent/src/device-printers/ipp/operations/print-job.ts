import { withJob } from '../../../ipp-server/with-groups.ts';
import { jobAsked } from '../job-asked.ts';
import { localDocument } from '../local-document.ts';
import type { LocalOperation } from '../local-printer.ts';
import { shownJob } from '../shown-job.ts';

/** RFC 8011, 4.2.1. The answer comes when the job is on the disk, with its document. */
export const printJob: LocalOperation = {
  name: 'Print-Job',
  async run(asked, printer) {
    const { wanted, answer, isRefused } = await jobAsked(asked, printer);
    const { described, bytes } = await localDocument(asked, printer);
    if (isRefused) return answer;
    const { queue } = printer;
    const job = queue.begin(wanted);
    const name = asked.operation.name('document-name');
    const document = { ...described, isLast: true, ...(name === undefined ? {} : { name }) };
    try {
      await queue.addDocument(job, document, bytes);
    } catch (error) {
      queue.drop(job);
      throw error;
    }
    return withJob(answer, shownJob(job, printer));
  },
};
