import { ippRefusals } from '../../../../printing/ipp-refusals.ts';
import type { Mutation } from '../../../mutation.ts';
import type { PrintJobTable } from '../../../tables/print-job.ts';
import { changePrintJob } from '../change-print-job.ts';
import { type DescribedNew, insertArriving } from '../insert-document.ts';
import { selectJob } from '../select-job.ts';
import { arrivalEnd } from '../submission-end.ts';

export interface OpenedDocument {
  readonly printer: string;
  readonly number: number;
  readonly document: DescribedNew;
}

/** Lets devices have the only document of a job while it arrives. */
export const openPrintDocument: Mutation<OpenedDocument, PrintJobTable> = {
  name: 'open-print-document',
  async run(tx, { printer, number, document }) {
    const job = await selectJob(tx, { printer, number });
    if (job?.state !== 'incoming' || job.documents > 0) {
      const reason = `job ${number} is ${job?.state ?? 'gone'}`;
      throw ippRefusals('client-error-not-possible', { reason });
    }
    await insertArriving(tx, { printer, job: number, number: 1 }, document);
    await tx.db
      .updateTable('print_job')
      .set({ documents: 1, incoming_until: arrivalEnd(tx.at) })
      .where('printer', '=', printer)
      .where('number', '=', number)
      .execute();
    return await changePrintJob.run(tx, { printer, number, by: 'other', event: 'arrive' });
  },
};
