import type { PrintLimits } from '@hawser/core/printing/print-limits';
import { ippRefusals } from '../../../../printing/ipp-refusals.ts';
import type { Mutation } from '../../../mutation.ts';
import type { PrintJobTable } from '../../../tables/print-job.ts';
import { countOctets } from '../add-print-document.ts';
import { changePrintJob } from '../change-print-job.ts';
import type { HopsTold } from '../jobs/add-told-hops.ts';
import type { NewDocument } from '../insert-document.ts';
import { selectJob } from '../select-job.ts';

export interface ClosedDocument {
  readonly printer: string;
  readonly number: number;
  readonly document: Pick<NewDocument, 'size' | 'bytes' | 'blob'>;
  readonly limits: PrintLimits;
  readonly told?: HopsTold;
}

/** Takes all of a document of which devices may have had a part. */
export const closePrintDocument: Mutation<ClosedDocument, PrintJobTable> = {
  name: 'close-print-document',
  async run(tx, { printer, number, document, limits, told }) {
    const job = await selectJob(tx, { printer, number });
    if (job === undefined) throw ippRefusals('client-error-not-found', { what: `job ${number}` });
    const { size, bytes, blob } = document;
    const { numUpdatedRows } = await tx.db
      .updateTable('print_document')
      .set({ size, bytes, blob })
      .where('printer', '=', printer)
      .where('job', '=', number)
      .where('number', '=', 1)
      .where('state', '=', 'incoming')
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) {
      const reason = `job ${number} is ${job.state}, and waits for no document`;
      throw ippRefusals('client-error-not-possible', { reason });
    }
    const octets = await countOctets(tx, job, { size, limits });
    await tx.db
      .updateTable('print_job')
      .set({ octets, incoming_until: null })
      .where('printer', '=', printer)
      .where('number', '=', number)
      .execute();
    return await changePrintJob.run(tx, {
      printer,
      number,
      document: { number: 1, event: 'stored' },
      by: 'other',
      event: 'arrived',
      told,
    });
  },
};
