import type { Mutation } from '../../mutation.ts';
import type { PrintDocumentTable } from '../../tables/print-document.ts';

export interface DocumentDescribed extends Pick<PrintDocumentTable, 'printer' | 'job' | 'number'> {
  readonly name?: string;
  /** A group of IPP attributes. */
  readonly attributes?: Uint8Array;
}

/** Has a document printed otherwise than it was sent. */
export const describePrintDocument: Mutation<DocumentDescribed, void> = {
  name: 'describe-print-document',
  async run({ db }, { printer, job, number, ...given }) {
    if (Object.keys(given).length === 0) return;
    await db
      .updateTable('print_document')
      .set(given)
      .where('printer', '=', printer)
      .where('job', '=', job)
      .where('number', '=', number)
      .execute();
  },
};
