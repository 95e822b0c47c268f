import { withJob } from '../../../ipp-server/with-groups.ts';
import { jobAsked } from '../job-asked.ts';
import type { PrinterOperation } from '../printer-operation.ts';
import { documentAsked } from '../../../ipp-server/document-asked.ts';
import { receivedDocument } from '../received-document.ts';
import { shownJob } from '../shown-job.ts';

/** RFC 8011, 4.2.1. The answer comes when the document is on the disk. */
export const printJob: PrinterOperation = {
  name: 'Print-Job',
  async run(asked, printer) {
    const { wanted, answer, isRefused } = jobAsked(asked, printer);
    documentAsked(asked.operation, printer);
    if (isRefused) return answer;
    const document = await receivedDocument(asked, printer);
    const job = printer.queue.add(wanted);
    await printer.queue.addDocument(job, document);
    printer.queue.close(job);
    return withJob(answer, shownJob(job, printer));
  },
};
