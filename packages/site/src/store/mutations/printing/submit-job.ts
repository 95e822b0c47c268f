import { changeDocument, newDocument } from '@hawser/core/printing/document/change-document';
import { beginJob } from '@hawser/core/printing/job/change-job';
import { newLease } from '@hawser/core/printing/lease/lease';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { PrintDocumentTable } from '../../tables/print-document.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { appendJobNotices } from './append-job-notices.ts';
import { leaseColumns, standingColumns } from './job-row.ts';
import { selectPrinter } from './select-printer.ts';

/** What came with a job, and lies on the disk or is to lie in the database. */
export type NewDocument = Pick<
  PrintDocumentTable,
  'name' | 'format' | 'compression' | 'size' | 'bytes' | 'blob'
>;

export interface NewJob {
  readonly printer: string;
  readonly uuid: string;
  readonly name: string;
  readonly owner: string;
  readonly ownerName: string;
  readonly attributes: Uint8Array;
  readonly document: NewDocument;
}

/** Takes a job with its one document. */
export const submitJob: Mutation<NewJob, PrintJobTable> = {
  name: 'submit-job',
  async run(tx, given) {
    const { db, at } = tx;
    const { printer: id, document } = given;
    const printer = await selectPrinter(tx, id);
    if (printer === undefined) {
      throw ippRefusals('client-error-not-found', { what: 'such printer' });
    }
    if (printer.accepting === 0) {
      throw ippRefusals('server-error-not-accepting-jobs', { name: printer.name });
    }
    const number = printer.last_job + 1;
    const holds = printer.holds_new === 1 ? (['new-jobs'] as const) : [];
    const { job: standing, effects } = beginJob('print-job', holds, {
      paused: printer.paused === 1,
      documents: 'kept',
      handed: 'none',
    });
    const stored = changeDocument(newDocument, 'stored');
    if (stored.outcome !== 'changed') throw new Error('a document cannot be stored');
    const job: PrintJobTable = {
      printer: id,
      number,
      uuid: given.uuid,
      name: given.name,
      owner: given.owner,
      owner_name: given.ownerName,
      ...standingColumns(standing),
      ...leaseColumns(newLease),
      lease_until: null,
      impressions: 0,
      attributes: given.attributes,
      created: at,
      processing: null,
      completed: null,
    };
    await count(db, { id, number });
    await insertJob(db, job);
    await insertDocument(db, {
      printer: id,
      job: number,
      number: 1,
      ...document,
      state: stored.document.state,
      handed: 0,
    });
    await appendJobNotices(tx, job, effects);
    return job;
  },
};

const count = statement((db, { id, number }: { readonly id: string; readonly number: number }) =>
  db.updateTable('printer').set({ last_job: number }).where('id', '=', id),
);

const insertJob = statement((db, job: PrintJobTable) =>
  db.insertInto('print_job').values({
    printer: job.printer,
    number: job.number,
    uuid: job.uuid,
    name: job.name,
    owner: job.owner,
    owner_name: job.owner_name,
    state: job.state,
    holds: job.holds,
    ending: job.ending,
    paper: job.paper,
    lease_state: job.lease_state,
    lease_token: job.lease_token,
    lease_device: job.lease_device,
    lease_until: job.lease_until,
    impressions: job.impressions,
    attributes: job.attributes,
    created: job.created,
    processing: job.processing,
    completed: job.completed,
  }),
);

const insertDocument = statement((db, document: PrintDocumentTable) =>
  db.insertInto('print_document').values({
    printer: document.printer,
    job: document.job,
    number: document.number,
    name: document.name,
    format: document.format,
    compression: document.compression,
    size: document.size,
    bytes: document.bytes,
    blob: document.blob,
    state: document.state,
    handed: document.handed,
  }),
);
