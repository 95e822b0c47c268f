import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import { groupsOf } from '@hawser/core/ipp/message';
import { limitsOf } from '../../../printing/limits-of.ts';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { describePrintDocument } from '../../../store/mutations/printing/describe-print-document.ts';
import { requireDocument } from '../document-target.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';
import { judgeTemplate } from '@hawser/core/ipp/answering/judge-template';
import { keptGroup } from '../../../printing/kept-group.ts';
import { notSettable } from '../not-settable.ts';
import { settableOfDocument } from '../of-device-or-site.ts';
import { offeredBy } from '../offered-by.ts';
import { requireOwner } from '../require-sight.ts';
import { requireKeepable, requireTemplate } from '../require-template.ts';
import { requireUntaken } from '../require-untaken.ts';
import { withUnsupported } from '../with-unsupported.ts';

/** PWG 5100.5, 4.5: all of it or nothing, and only while no device has the job. */
export const setDocumentAttributes: PrinterOperation = {
  name: 'Set-Document-Attributes',
  right: 'print',
  async run({ message, operation, caller, printer }, { store, limits }) {
    const job = await requireJob(operation, printer, store);
    requireOwner(caller, job);
    requireUntaken(job);
    const document = await requireDocument(operation, job, store);
    const [given] = groupsOf(message, 'document');
    if (given === undefined || given.attributeNames.length === 0) {
      throw ippRefusals('client-error-bad-request', { reason: 'it has no document attributes' });
    }
    const refused = notSettable(given, settableOfDocument(printer));
    if (refused !== undefined) return refused;
    const isGone = (name: string): boolean => given.outOfBand(name) === 'delete-attribute';
    const wanted = given.those((name) => !isGone(name));
    requireTemplate(wanted, 'document');
    const template = wanted.those((name) => name !== 'document-name');
    const { unsupported } = judgeTemplate(
      template,
      offeredBy(printer, limitsOf(printer, { site: limits() })),
    );
    if (Object.keys(unsupported).length > 0) return withUnsupported(unsupported, true);
    const kept = keptGroup(document.attributes)?.those((name) => !given.has(name));
    const name = wanted.name('document-name');
    const attributes = [kept ?? {}, template];
    await store.mutate(describePrintDocument, {
      printer: printer.id,
      job: job.number,
      number: document.number,
      ...(name === undefined ? {} : { name }),
      attributes: requireKeepable(
        encodeMessage({ code: 0, requestId: 1, groups: [{ tag: 'document', attributes }] }),
        'document',
      ),
    });
    return {};
  },
};
