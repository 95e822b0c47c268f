import { requireDocument } from '../document-target.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';
import { keptGroup } from '../../../printing/kept-group.ts';
import { only, requestedBy } from '@hawser/core/ipp/answering/requested';
import { requireSight } from '../require-sight.ts';
import { shownDocument } from '../shown-document.ts';

/** PWG 5100.5, 4.3. */
export const getDocumentAttributes: PrinterOperation = {
  name: 'Get-Document-Attributes',
  right: 'print or device',
  async run({ operation, caller, access, printer }, { store, publicUrl, clock }) {
    const job = await requireJob(operation, printer, store);
    requireSight({ caller, access }, job);
    const document = await requireDocument(operation, job, store);
    const at = { publicUrl: publicUrl(), now: clock.now() };
    const shown = shownDocument(document, job, at);
    const template = keptGroup(document.attributes);
    const wanted = requestedBy(operation, {
      'document-description': (name) => name in shown,
      'document-template': (name) => template?.has(name) === true,
    });
    const attributes = [only(shown, wanted), template?.those(wanted) ?? {}];
    return { groups: [{ tag: 'document', attributes }] };
  },
};
