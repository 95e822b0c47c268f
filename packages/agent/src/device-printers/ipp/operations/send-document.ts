import { groupsOf } from '@hawser/core/ipp/message';
import { printerRefusals } from '../../../ipp-server/printer-refusals.ts';
import { withJob } from '../../../ipp-server/with-groups.ts';
import { keptGroup } from '../../attributes/kept-group.ts';
import { requireOpenJob } from '../job-target.ts';
import { localDocument } from '../local-document.ts';
import type { LocalOperation } from '../local-printer.ts';
import { shownJob } from '../shown-job.ts';

const mostDocuments = 100;

/** RFC 8011, 4.3.1. The answer comes when the document is on the disk. */
export const sendDocument: LocalOperation = {
  name: 'Send-Document',
  async run({ message, operation, document }, printer) {
    const isLast = operation.boolean('last-document');
    if (isLast === undefined) {
      throw printerRefusals('client-error-bad-request', { reason: 'last-document is missing' });
    }
    const job = requireOpenJob(operation, printer);
    const { described, bytes } = await localDocument({ operation, document }, printer);
    requireOpen(job.record.isClosed || job.record.isCanceled || job.coming !== undefined, job.id);
    const count = job.record.documents.length;
    if (count > 0 && printer.lasting.boolean('multiple-document-jobs-supported') === false) {
      throw printerRefusals('server-error-multiple-document-jobs-not-supported', {});
    }
    if (count >= mostDocuments) {
      throw printerRefusals('server-error-too-many-documents', { most: mostDocuments });
    }
    const name = operation.name('document-name');
    const [template] = groupsOf(message, 'document');
    const coming = {
      ...described,
      isLast,
      ...(name === undefined ? {} : { name }),
      ...(template === undefined ? {} : { attributes: keptGroup(template) }),
    };
    await printer.queue.addDocument(job, coming, bytes);
    return withJob({}, shownJob(job, printer));
  },
};

function requireOpen(isClosed: boolean, id: number): void {
  if (!isClosed) return;
  const reason = `job ${id} takes no more documents now`;
  throw printerRefusals('client-error-not-possible', { reason });
}
