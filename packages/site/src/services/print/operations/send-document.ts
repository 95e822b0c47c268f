import { groupsOf } from '@hawser/core/ipp/message';
import { limitsOf } from '../../../printing/limits-of.ts';
import { requireFewDocuments } from '../../../printing/require-room.ts';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { addPrintDocument } from '../../../store/mutations/printing/add-print-document.ts';
import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';
import { closePrintDocument } from '../../../store/mutations/printing/arriving/close-print-document.ts';
import type { PrintJobTable } from '../../../store/tables/print-job.ts';
import { ArrivingDocument } from '../arriving/arriving-document.ts';
import { anyFormat, documentWanted, type DocumentWanted } from '../document-wanted.ts';
import { expandable } from '../expandable.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { hopsOfOwner } from '../hops-told.ts';
import { groupBytes } from '../job-wanted.ts';
import { judgedBy } from '../judged-by.ts';
import { requireFutureRoom, withinJob } from '../document-room.ts';
import { keepingDocument } from '../keeping-document.ts';
import { requireJob } from '../job-target.ts';
import { requireIncoming } from '../require-incoming.ts';
import { requireOwner } from '../require-sight.ts';
import { shownJob } from '../shown-job.ts';
import { withJob, withUnsupported } from '../with-unsupported.ts';

/** RFC 8011, 4.3.1. The answer comes when the document is on the disk. */
export const sendDocument: PrinterOperation = {
  name: 'Send-Document',
  right: 'print',
  async run({ message, operation, document, caller, printer }, options) {
    const isLast = operation.boolean('last-document');
    if (isLast === undefined) {
      throw ippRefusals('client-error-bad-request', { reason: 'last-document is missing' });
    }
    const job = await requireJob(operation, printer, options.store);
    requireOwner(caller, job);
    requireIncoming(job);
    const limits = limitsOf(printer, { site: options.limits() });
    const described = documentWanted(operation, printer);
    const [template] = groupsOf(message, 'document');
    const { taken, unsupported } = judgedBy(printer, template, { tag: 'document', limits });
    const told = hopsOfOwner(operation, caller, options.clock);
    const { number, owner } = job;
    const attributes = taken === undefined ? null : groupBytes('document', taken);
    const whole = { ...described, attributes };
    const arriving = mayArrive(job, { isLast, ...described })
      ? new ArrivingDocument({ printer: printer.id, number, document: whole }, options)
      : undefined;
    // Nothing at the end says only that the one before was the last (RFC 8011, 4.3.1).
    const after = await keepingDocument(
      {
        document: withinJob(expandable(document, described.compression), limits, job.octets),
        async requireRoom() {
          requireFewDocuments(job.documents + 1, limits);
          await requireFutureRoom({ printer, owner, limits, jobs: 0, octets: 0 }, options);
        },
        arriving,
      },
      options,
      async (kept) => {
        if ((await arriving?.wasOpened()) === true) {
          return await options.store.mutate(closePrintDocument, {
            printer: printer.id,
            number,
            document: kept,
            limits,
            ...told,
          });
        }
        return isLast && kept.size === 0
          ? await options.store.mutate(changePrintJob, {
              printer: printer.id,
              number,
              by: 'other',
              event: 'close',
              ...told,
            })
          : await options.store.mutate(addPrintDocument, {
              printer: printer.id,
              number,
              document: { ...whole, ...kept },
              isLast,
              limits,
              ...told,
            });
      },
    );
    const answer = withUnsupported(unsupported, false);
    return withJob(answer, shownJob(after, options.publicUrl()));
  },
};

/** Whether it may be handed out while it comes; whether there is reason to is seen when it does. */
function mayArrive(
  { documents, holds }: PrintJobTable,
  { isLast, compression, format }: DocumentWanted & { readonly isLast: boolean },
): boolean {
  const isOnly = isLast && documents === 0;
  // What is compressed may be found out to be broken at its end only.
  return isOnly && compression === 'none' && format !== anyFormat && holds === '[]';
}
