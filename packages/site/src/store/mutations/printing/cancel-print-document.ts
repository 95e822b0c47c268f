import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { Mutation } from '../../mutation.ts';
import type { PrintDocumentTable } from '../../tables/print-document.ts';
import { appendJobNotices } from './append-job-notices.ts';
import { selectJob } from './select-job.ts';

/** Has a document of a job that no device has yet not be printed. */
export const cancelPrintDocument: Mutation<
  Pick<PrintDocumentTable, 'printer' | 'job' | 'number'>,
  void
> = {
  name: 'cancel-print-document',
  async run(tx, { printer, job: jobNumber, number }) {
    const job = await selectJob(tx, { printer, number: jobNumber });
    const document = await tx.db
      .selectFrom('print_document')
      .select('state')
      .where('printer', '=', printer)
      .where('job', '=', jobNumber)
      .where('number', '=', number)
      .executeTakeFirst();
    if (job === undefined || !untaken.has(job.state) || document?.state !== 'pending') {
      const reason = `document ${number} is ${document?.state ?? 'gone'}, and job ${jobNumber} is ${job?.state ?? 'gone'}`;
      throw ippRefusals('client-error-not-possible', { reason });
    }
    await tx.db
      .updateTable('print_document')
      .set({ state: 'canceled' })
      .where('printer', '=', printer)
      .where('job', '=', jobNumber)
      .where('number', '=', number)
      .execute();
    const events = ['document-state-changed', 'document-completed'] as const;
    const canceled = { number, state: 'canceled', handed: false, events } as const;
    await appendJobNotices(tx, job, [], [canceled]);
  },
};

const untaken: ReadonlySet<string> = new Set(['incoming', 'held', 'waiting', 'fetchable']);
