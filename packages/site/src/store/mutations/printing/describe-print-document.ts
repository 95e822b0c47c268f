import { documentStateNames } from '@hawser/core/printing/document/document-states';
import type { Mutation } from '../../mutation.ts';
import type { PrintDocumentTable } from '../../tables/print-document.ts';
import { appendJobNotices } from './append-job-notices.ts';
import { selectJob } from './select-job.ts';

export interface DocumentDescribed extends Pick<PrintDocumentTable, 'printer' | 'job' | 'number'> {
  readonly name?: string;
  /** A group of IPP attributes. */
  readonly attributes?: Uint8Array;
}

/** Has a document printed otherwise than it was sent. */
export const describePrintDocument: Mutation<DocumentDescribed, void> = {
  name: 'describe-print-document',
  async run(tx, { printer, job: jobNumber, number, ...given }) {
    if (Object.keys(given).length === 0) return;
    const changed = await tx.db
      .updateTable('print_document')
      .set(given)
      .where('printer', '=', printer)
      .where('job', '=', jobNumber)
      .where('number', '=', number)
      .returning(['state', 'handed'])
      .executeTakeFirst();
    const job = await selectJob(tx, { printer, number: jobNumber });
    const state = documentStateNames.find((each) => each === changed?.state);
    if (job === undefined || state === undefined) return;
    const events = ['document-config-changed'] as const;
    await appendJobNotices(tx, job, [], [{ number, state, handed: changed?.handed === 1, events }]);
  },
};
