import type { Mutation, Tx } from '../../../mutation.ts';
import { statement } from '../../../statement.ts';
import type { PrintJobTable } from '../../../tables/print-job.ts';
import { changePrintJob } from '../change-print-job.ts';
import { arrivalEnd, submissionEnd } from '../submission-end.ts';

type JobKey = Pick<PrintJobTable, 'printer' | 'number'>;

/** What was handed out of a document while it arrived never becomes whole. */
export const interruptPrintDocument: Mutation<JobKey, void> = {
  name: 'interrupt-print-document',
  async run(tx, key) {
    if (await isArriving(tx, key)) await interruptDocument(tx, key);
  },
};

/** Its client goes on sending. */
export const renewPrintDocument: Mutation<JobKey, void> = {
  name: 'renew-print-document',
  async run(tx, { printer, number }) {
    await tx.db
      .updateTable('print_job')
      .set({ incoming_until: arrivalEnd(tx.at) })
      .where('printer', '=', printer)
      .where('number', '=', number)
      .where('incoming_until', 'is not', null)
      .execute();
  },
};

/** Whether a document of the job arrives that devices may have had a part of. */
export async function isArriving({ db }: Pick<Tx, 'db'>, key: JobKey): Promise<boolean> {
  return (await select(db, key)).rows.length > 0;
}

export async function interruptDocument(tx: Tx, { printer, number }: JobKey): Promise<void> {
  const job = { printer, number };
  const { state } = await changePrintJob.run(tx, { ...job, by: 'other', event: 'interrupt' });
  const mayComeAgain = state === 'incoming';
  if (mayComeAgain) {
    await tx.db
      .deleteFrom('print_document')
      .where('printer', '=', printer)
      .where('job', '=', number)
      .execute();
  }
  await tx.db
    .updateTable('print_job')
    .set({
      incoming_until: mayComeAgain ? submissionEnd(tx.at) : null,
      // Nothing of it was printed, and who sends it may see that.
      ...(mayComeAgain ? { documents: 0, processing: null } : {}),
    })
    .where('printer', '=', printer)
    .where('number', '=', number)
    .execute();
}

const select = statement((db, { printer, number }: JobKey) =>
  db
    .selectFrom('print_document')
    .select('number')
    .where('printer', '=', printer)
    .where('job', '=', number)
    .where('state', '=', 'incoming'),
);
