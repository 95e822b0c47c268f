import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import {
  isCountedDaily,
  requireDailyRoom,
  requireFewDocuments,
  requireJobSize,
  requireKeptRoom,
} from '../../../printing/require-room.ts';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import { countAccount } from './accounts/count-account.ts';
import { countUse } from './accounts/count-use.ts';
import type { Mutation, Tx } from '../../mutation.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { changePrintJob } from './change-print-job.ts';
import type { HopsTold } from './jobs/add-told-hops.ts';
import { insertDocument, type NewDocument } from './insert-document.ts';
import { submissionEnd } from './submission-end.ts';
import { selectJob } from './select-job.ts';

export interface AddedDocument {
  readonly printer: string;
  readonly number: number;
  readonly document: NewDocument;
  /** Whether none follows. */
  readonly isLast: boolean;
  readonly limits: PrintLimits;
  readonly told?: HopsTold;
}

/** Counts what has come of a job; gives how much it has then. Refused where that is too much. */
export async function countOctets(
  tx: Tx,
  { printer, owner, octets: before }: PrintJobTable,
  { size, limits }: { readonly size: number; readonly limits: PrintLimits },
): Promise<number> {
  const octets = before + size;
  requireJobSize(octets, limits);
  const use = { owner, jobs: 0, octets: size };
  requireKeptRoom((await countAccount(tx, { ...use, printer })).octets, limits);
  if (isCountedDaily(limits)) requireDailyRoom(await countUse(tx, use), limits);
  return octets;
}

/** Takes a document of a job that waits for its documents. */
export const addPrintDocument: Mutation<AddedDocument, PrintJobTable> = {
  name: 'add-print-document',
  async run(tx, { printer, number, document, isLast, limits, told }) {
    const job = await selectJob(tx, { printer, number });
    if (job === undefined) throw ippRefusals('client-error-not-found', { what: `job ${number}` });
    const documents = job.documents + 1;
    requireFewDocuments(documents, limits);
    const octets = await countOctets(tx, job, { size: document.size, limits });
    // Refused below where the job waits for none, and all of it is undone.
    await insertDocument(tx, { printer, job: number, number: documents }, document);
    await tx.db
      .updateTable('print_job')
      .set({
        documents,
        octets,
        incoming_until: isLast ? null : submissionEnd(tx.at),
      })
      .where('printer', '=', printer)
      .where('number', '=', number)
      .execute();
    const event = isLast ? 'add-last-document' : 'add-document';
    return await changePrintJob.run(tx, { printer, number, by: 'other', event, told });
  },
};
