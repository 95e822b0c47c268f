import { documentsOf } from '../document-target.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';
import { keptGroup } from '../../../printing/kept-group.ts';
import { only, requestedBy } from '@hawser/core/ipp/answering/requested';
import { requireSight } from '../require-sight.ts';
import { shownDocument } from '../shown-document.ts';

/** PWG 5100.5, 4.4. */
export const getDocuments: PrinterOperation = {
  name: 'Get-Documents',
  right: 'print or device',
  async run({ operation, caller, access, printer }, { store, publicUrl, clock }) {
    const job = await requireJob(operation, printer, store);
    requireSight({ caller, access }, job);
    const limit = operation.integer('limit') ?? job.documents;
    const at = { publicUrl: publicUrl(), now: clock.now() };
    const documents = await documentsOf(job, store);
    const groups = documents.slice(0, limit).map((document) => {
      const shown = shownDocument(document, job, at);
      const template = keptGroup(document.attributes);
      const wanted = requestedBy(
        operation,
        {
          'document-description': (name) => name in shown,
          'document-template': (name) => template?.has(name) === true,
        },
        ['document-number'],
      );
      const attributes = [only(shown, wanted), template?.those(wanted) ?? {}];
      return { tag: 'document', attributes } as const;
    });
    return { groups };
  },
};
