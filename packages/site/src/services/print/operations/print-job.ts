import { randomUUID } from 'node:crypto';
import { submitJob } from '../../../store/mutations/printing/submit-job.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { keepDocument } from '../keep-document.ts';
import { documentWanted } from '../document-wanted.ts';
import { jobWanted } from '../job-wanted.ts';
import { shownJob } from '../shown-job.ts';

/** RFC 8011, 4.2.1. The answer comes when the job is on the disk, with its document. */
export const printJob: PrinterOperation = {
  name: 'Print-Job',
  right: 'print',
  async run({ message, operation, document, caller, printer }, options) {
    const wanted = jobWanted(message, operation);
    const described = documentWanted(operation, printer);
    const kept = await keepDocument(document, options);
    const job = await options.store.mutate(submitJob, {
      printer: printer.id,
      uuid: randomUUID(),
      owner: caller.id,
      ownerName: caller.name,
      ...wanted,
      document: { ...described, ...kept },
    });
    const url = options.publicUrl();
    return { groups: [{ tag: 'job', attributes: shownJob(job, url) }] };
  },
};
