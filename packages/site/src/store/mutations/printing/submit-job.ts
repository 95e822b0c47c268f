import { beginJob } from '@hawser/core/printing/job/change-job';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import type { JobHold } from '@hawser/core/printing/job/job-standing';
import { jobUuid } from '@hawser/core/printing/job/job-uuid';
import { newLease } from '@hawser/core/printing/lease/lease';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { requireJobSize } from '../../../printing/require-room.ts';
import type { Mutation } from '../../mutation.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { appendJobNotices } from './append-job-notices.ts';
import { insertDocument, type NewDocument } from './insert-document.ts';
import { insertJob } from './insert-job.ts';
import { leaseColumns, standingColumns } from './job-row.ts';
import { addToldHops, type HopsTold } from './jobs/add-told-hops.ts';
import { submissionEnd } from './submission-end.ts';
import { placeOf } from './place-of.ts';
import { selectJobOfClient } from './select-job-of-client.ts';
import { selectPrinterStanding } from './select-printer.ts';
import { type NewSubscription, subscribeToPrinter } from './subscriptions/subscribe-to-printer.ts';
import { waitStart } from './wait-start.ts';

export interface NewJob {
  readonly printer: string;
  readonly uuid: string;
  /** By which its client knows it. */
  readonly clientUuid?: string;
  readonly name: string;
  readonly owner: string;
  readonly ownerName: string;
  readonly attributes: Uint8Array;
  readonly priority: number;
  readonly holds: readonly JobHold[];
  readonly holdUntil: number | null;
  readonly retainSeconds: number;
  readonly password: string | null;
  /** Without one, documents follow. */
  readonly document: NewDocument | undefined;
  readonly limits: PrintLimits;
  /** What the device of its owner tells of it. */
  readonly told?: HopsTold;
  /** Whoever hears of it from the beginning; undefined keeps the place of one that there cannot be. */
  readonly subscriptions?: readonly (NewSubscription | undefined)[];
}

export interface JobSubmitted {
  readonly job: PrintJobTable;
  /** The ids, in their order; undefined for one that was not made. */
  readonly subscriptions: readonly (number | undefined)[];
}

/** Takes a job, with its one document or before all of them, and with whoever hears of it. */
export const submitJob: Mutation<NewJob, JobSubmitted> = {
  name: 'submit-job',
  // The counts of either.
  meetsAt: ({ printer, owner }) => [`printer ${printer}`, `owner ${owner}`],
  async run(tx, given) {
    const { at } = tx;
    const { printer: id, document } = given;
    const printer = await selectPrinterStanding(tx, id);
    if (printer === undefined) {
      throw ippRefusals('client-error-not-found', { what: 'such printer' });
    }
    // Whose answer was lost asks again, and is told of the job that it has made.
    if (given.clientUuid !== undefined && document === undefined) {
      const key = { printer: id, owner: given.owner, uuid: given.clientUuid };
      const made = await selectJobOfClient(tx, key);
      if (made !== undefined) return { job: made, subscriptions: [] };
    }
    if (printer.accepting === 0) {
      throw ippRefusals('server-error-not-accepting-jobs', { name: printer.name });
    }
    requireJobSize(document?.size ?? 0, given.limits);
    const number = printer.last_job + 1;
    const holds: readonly JobHold[] =
      printer.holds_new === 1 ? [...given.holds, 'new-jobs'] : given.holds;
    const { job: standing, effects } = beginJob(
      document === undefined ? 'create-job' : 'print-job',
      holds,
      {
        paused: printer.paused === 1,
        documents: document === undefined ? 'none' : 'kept',
        handed: 'none',
      },
    );
    const job: PrintJobTable = {
      printer: id,
      number,
      uuid: jobUuid(given.uuid, { printer: printer.number, job: number }),
      client_uuid: given.clientUuid ?? null,
      name: given.name,
      owner: given.owner,
      owner_name: given.ownerName,
      ...standingColumns(standing),
      ...leaseColumns(newLease),
      lease_until: null,
      impressions: 0,
      device_says: null,
      attributes: given.attributes,
      priority: given.priority,
      place: placeOf(number),
      documents: document === undefined ? 0 : 1,
      octets: document?.size ?? 0,
      incoming_until: document === undefined ? submissionEnd(at) : null,
      waits_since: waitStart(undefined, standing.state, at),
      hold_until: given.holdUntil,
      retain_seconds: given.retainSeconds,
      retain_until: null,
      password: given.password,
      moved_to: null,
      moved_from: null,
      created: at,
      processing: null,
      completed: null,
    };
    await insertJob(tx, job, { printer, limits: given.limits });
    if (given.told !== undefined) await addToldHops(tx, job, given.told);
    if (document !== undefined) {
      await insertDocument(tx, { printer: id, job: number, number: 1 }, document);
    }
    const subscriptions: (number | undefined)[] = [];
    for (const wanted of given.subscriptions ?? []) {
      subscriptions.push(wanted && (await subscribeToPrinter.run(tx, { ...wanted, job: number })));
    }
    await appendJobNotices(tx, job, effects);
    return { job, subscriptions };
  },
};
