import { beginJob } from '@hawser/core/printing/job/change-job';
import type { JobHold } from '@hawser/core/printing/job/job-standing';
import { jobUuid } from '@hawser/core/printing/job/job-uuid';
import { newLease } from '@hawser/core/printing/lease/lease';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import { ippRefusals } from '../../../../printing/ipp-refusals.ts';
import { printJobErrors } from '../../../../printing/jobs/print-job-errors.ts';
import { requireFewDocuments, requireJobSize } from '../../../../printing/require-room.ts';
import type { Mutation } from '../../../mutation.ts';
import type { PrintJobTable } from '../../../tables/print-job.ts';
import { appendJobNotices } from '../append-job-notices.ts';
import { changePrintJob } from '../change-print-job.ts';
import { insertJob } from '../insert-job.ts';
import { leaseColumns, standingColumns, standingOf } from '../job-row.ts';
import { placeOf } from '../place-of.ts';
import { selectJob } from '../select-job.ts';
import { selectPrinterStanding } from '../select-printer.ts';
import { waitStart } from '../wait-start.ts';
import { moveDocuments } from './move-documents.ts';
import { addHop } from './note-hop.ts';
import { type JobByPerson, toldJob, type ToldJob } from './told-job.ts';

export interface JobToMove extends JobByPerson {
  /** The id of the printer that gets it. */
  readonly to: string;
  readonly uuid: string;
  /** What that can do of what is wanted of it. */
  readonly attributes: Uint8Array;
  readonly limits: PrintLimits;
  /** Also where it was possibly printed. */
  readonly again: boolean;
}

export interface MovedJob {
  readonly before: ToldJob;
  readonly after: ToldJob;
}

/**
 * Has another printer print a job that no device has. It is another job there, with the same documents, which
 * stay where they lie; here it is canceled. Either both happen or nothing.
 */
export const movePrintJob: Mutation<JobToMove, MovedJob> = {
  name: 'move-print-job',
  async run(tx, { printer: id, number, who, isOwner, to, uuid, attributes, limits, again }) {
    const printer = await selectPrinterStanding(tx, id);
    const before = await selectJob(tx, { printer: id, number });
    if (printer === undefined || before === undefined) {
      throw ippRefusals('client-error-not-found', { what: `job ${number}` });
    }
    const { state } = standingOf(before);
    if (state === 'possibly-printed' && !again) throw printJobErrors('undecided', { job: number });
    requireJobSize(before.octets, limits);
    requireFewDocuments(before.documents, limits);
    const target = await selectPrinterStanding(tx, to);
    if (target === undefined) throw ippRefusals('client-error-not-found', { what: 'such printer' });
    if (target.accepting === 0) {
      throw ippRefusals('server-error-not-accepting-jobs', { name: target.name });
    }
    const place = { printer: to, job: target.last_job + 1 };
    await moveDocuments(tx, { printer: id, job: number }, place);
    await tx.db
      .updateTable('print_job')
      .set({ moved_to: `${to}/${place.job}`, retain_seconds: 0 })
      .where('printer', '=', id)
      .where('number', '=', number)
      .execute();
    const event = isOwner ? 'move' : 'move-by-operator';
    await changePrintJob.run(tx, { printer: id, number, by: 'other', who, event });
    const kept = standingOf(before).holds.filter((hold) => hold !== 'new-jobs');
    const holds: readonly JobHold[] = target.holds_new === 1 ? [...kept, 'new-jobs'] : kept;
    const { job: standing, effects } = beginJob('print-job', holds, {
      paused: target.paused === 1,
      documents: 'kept',
      handed: 'none',
    });
    const moved: PrintJobTable = {
      ...before,
      printer: to,
      number: place.job,
      uuid: jobUuid(uuid, { printer: target.number, job: place.job }),
      ...standingColumns(standing),
      ...leaseColumns(newLease),
      lease_until: null,
      impressions: 0,
      device_says: null,
      attributes,
      place: placeOf(place.job),
      waits_since: waitStart(undefined, standing.state, tx.at),
      retain_seconds: Math.min(before.retain_seconds, limits.mostRetainSeconds),
      retain_until: null,
      moved_to: null,
      moved_from: `${id}/${number}`,
      created: tx.at,
      processing: null,
      completed: null,
    };
    // Whoever has printed it has not printed more by that.
    const unlimited = { jobsOfUserADay: Infinity, bytesOfUserADay: Infinity };
    await insertJob(tx, moved, { printer: target, limits: { ...limits, ...unlimited } });
    await tx.db
      .updateTable('print_job')
      .set({ moved_from: moved.moved_from })
      .where('printer', '=', to)
      .where('number', '=', place.job)
      .execute();
    const step = { at: tx.at, who, what: 'moved' };
    await addHop(tx, before, { ...step, detail: `to ${target.name}/${place.job}` });
    await addHop(tx, moved, { ...step, detail: `from ${printer.name}/${number}` });
    await appendJobNotices(tx, moved, effects);
    return { before: toldJob(before, printer), after: toldJob(moved, target) };
  },
  // The record is of the job as it was called.
  tells: ({ before, after }) => ({ target: before.id, before, after }),
};
