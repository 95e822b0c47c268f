import { beginJob } from '@hawser/core/printing/job/change-job';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import type { JobHold } from '@hawser/core/printing/job/job-standing';
import { jobUuid } from '@hawser/core/printing/job/job-uuid';
import { newLease } from '@hawser/core/printing/lease/lease';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { Mutation } from '../../mutation.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { appendJobNotices } from './append-job-notices.ts';
import { changePrintJob } from './change-print-job.ts';
import { insertDocument } from './insert-document.ts';
import { insertJob } from './insert-job.ts';
import { leaseColumns, standingColumns } from './job-row.ts';
import { placeOf } from './place-of.ts';
import { selectJob } from './select-job.ts';
import { selectPrinter } from './select-printer.ts';
import { waitStart } from './wait-start.ts';

export interface JobCopied extends Pick<PrintJobTable, 'printer' | 'number'> {
  readonly uuid: string;
  readonly limits: PrintLimits;
}

/** Makes a new job of one that is over and whose documents are kept. */
export const copyPrintJob: Mutation<JobCopied, PrintJobTable> = {
  name: 'copy-print-job',
  async run(tx, { printer: id, number, uuid, limits }) {
    await changePrintJob.run(tx, { printer: id, number, by: 'other', event: 'reprocess' });
    const printer = await selectPrinter(tx, id);
    const before = await selectJob(tx, { printer: id, number });
    if (printer === undefined || before === undefined) {
      throw ippRefusals('client-error-not-found', { what: `job ${number}` });
    }
    const documents = await tx.db
      .selectFrom('print_document')
      .selectAll()
      .where('printer', '=', id)
      .where('job', '=', number)
      .orderBy('number')
      .execute();
    const holds: readonly JobHold[] = printer.holds_new === 1 ? ['new-jobs'] : [];
    const { job: standing, effects } = beginJob('print-job', holds, {
      paused: printer.paused === 1,
      documents: 'kept',
      handed: 'none',
    });
    const copy: PrintJobTable = {
      ...before,
      number: printer.last_job + 1,
      uuid: jobUuid(uuid, { printer: printer.number, job: printer.last_job + 1 }),
      client_uuid: null,
      ...standingColumns(standing),
      ...leaseColumns(newLease),
      lease_until: null,
      impressions: 0,
      device_says: null,
      place: placeOf(printer.last_job + 1),
      incoming_until: null,
      waits_since: waitStart(undefined, standing.state, tx.at),
      hold_until: null,
      retain_until: null,
      password: null,
      moved_to: null,
      moved_from: null,
      created: tx.at,
      processing: null,
      completed: null,
    };
    await insertJob(tx, copy, { printer, limits });
    for (const document of documents) {
      const place = { printer: id, job: copy.number, number: document.number };
      await insertDocument(tx, place, {
        name: document.name,
        format: document.format,
        compression: document.compression,
        attributes: document.attributes,
        size: document.size,
        bytes: document.bytes,
        blob: document.blob,
      });
    }
    await appendJobNotices(tx, copy, effects);
    return copy;
  },
};
