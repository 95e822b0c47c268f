import { rm } from 'node:fs/promises';
import { printerRefusals } from '../../../ipp-server/printer-refusals.ts';
import { withJob } from '../../../ipp-server/with-groups.ts';
import { requireJob } from '../job-target.ts';
import type { PrinterOperation } from '../printer-operation.ts';
import { documentAsked } from '../../../ipp-server/document-asked.ts';
import { receivedDocument } from '../received-document.ts';
import { shownJob } from '../shown-job.ts';

/** RFC 8011, 4.3.1. The answer comes when the document is on the disk. */
export const sendDocument: PrinterOperation = {
  name: 'Send-Document',
  async run(asked, printer) {
    const { operation } = asked;
    const isLast = operation.boolean('last-document');
    if (isLast === undefined) {
      const reason = 'last-document is missing';
      throw printerRefusals('client-error-bad-request', { reason });
    }
    const job = requireJob(operation, printer);
    documentAsked(operation, printer);
    if (job.state !== 'incoming') {
      const reason = `job ${job.id} takes no more documents`;
      throw printerRefusals('client-error-not-possible', { reason });
    }
    job.incoming += 1;
    try {
      const document = await receivedDocument(asked, printer);
      // Nothing at the end says only that the one before was the last (RFC 8011, 4.3.1).
      if (isLast && document.size === 0) await rm(document.path, { force: true });
      else await printer.queue.addDocument(job, document);
    } finally {
      job.incoming -= 1;
    }
    if (isLast) printer.queue.close(job);
    return withJob({}, shownJob(job, printer));
  },
};
