import { handedOf } from '@hawser/core/printing/document/change-document';
import { changeJobByDevice, changeLeasedJob } from '@hawser/core/printing/job/change-job-by-device';
import type { JobEffect } from '@hawser/core/printing/job/job-effects';
import type { DeviceJobEvent, JobEvent } from '@hawser/core/printing/job/job-events';
import { isMove } from '@hawser/core/printing/job/job-hops';
import { isFinal, isAtDevice } from '@hawser/core/printing/job/job-states';
import type { Lease } from '@hawser/core/printing/lease/lease';
import type { Asker } from '@hawser/core/printing/lease/may-ask';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import { deviceSaysAfter } from '../../../printing/device-says.ts';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { keptGroup } from '../../../printing/kept-group.ts';
import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { requireRoomFor } from './accounts/require-room-for.ts';
import { appendJobNotices } from './append-job-notices.ts';
import {
  afterOwnEvent,
  areKept,
  changeDocuments,
  type DocumentChange,
  selectDocuments,
} from './change-documents.ts';
import { countPrintJobs } from './count-print-jobs.ts';
import { jobChangeRefusal } from './job-change-refusal.ts';
import { leaseColumns, leasedJobOf, standingColumns } from './job-row.ts';
import { addToldHops, type HopsTold } from './jobs/add-told-hops.ts';
import { noteHop } from './jobs/note-hop.ts';
import { selectJob } from './select-job.ts';
import { selectPrinterStanding } from './select-printer.ts';
import { waitStart } from './wait-start.ts';
import { tellOfBusiness } from './tell-of-business.ts';
import { countDay } from './usage/count-day.ts';
import { tellJobSubscriptions } from './subscriptions/change-subscription.ts';

interface JobChangeWanted {
  readonly printer: string;
  readonly number: number;
  readonly document?: DocumentChange;
  readonly impressions?: number;
  /** What its device says of it in its own words: a group of IPP attributes. */
  readonly says?: Uint8Array;
  /** What who has it happen tells of its way. */
  readonly told?: HopsTold | undefined;
  /** Who has it happen, by name, where it is a person. */
  readonly who?: string | undefined;
  /** Where it may be a job more that is not over. */
  readonly limits?: PrintLimits;
}

export type WantedChange = JobChangeWanted &
  (
    | { readonly by: 'device'; readonly asker: Asker; readonly event: DeviceJobEvent }
    | { readonly by: 'other'; readonly event: Exclude<JobEvent, DeviceJobEvent> }
  );

/** Has something happen to a job; everything that follows from it is done with it. */
export const changePrintJob: Mutation<WantedChange, PrintJobTable> = {
  name: 'change-print-job',
  async run(tx, wanted) {
    const { printer: id, number } = wanted;
    const printer = await selectPrinterStanding(tx, id);
    const row = await selectJob(tx, wanted);
    if (printer === undefined || row === undefined) {
      throw ippRefusals('client-error-not-found', { what: `job ${number}` });
    }
    const documents = await selectDocuments(tx, wanted);
    const standings = afterOwnEvent(documents, wanted.document);
    const facts = {
      paused: printer.paused === 1,
      documents: standings.some(({ state }) => state === 'incoming')
        ? 'arriving'
        : documents.length === 0
          ? 'none'
          : areKept(documents)
            ? 'kept'
            : 'deleted',
      handed: handedOf(standings),
    } as const;
    const before = leasedJobOf(row);
    const change =
      wanted.by === 'device'
        ? changeJobByDevice(before, wanted.asker, wanted.event, facts)
        : changeLeasedJob(before, wanted.event, facts);
    if (change.outcome === 'refused') throw jobChangeRefusal(change.status, row);
    if (wanted.told !== undefined) await addToldHops(tx, row, wanted.told);
    if (change.outcome === 'ignored') return row;
    const { job, lease, effects } = change;
    const isRestarted = isFinal(before.job.state) && !isFinal(job.state);
    const after: PrintJobTable = {
      ...row,
      ...standingColumns(job),
      ...leaseColumns(lease),
      lease_until: leaseEnd(row, effects, tx.at),
      waits_since: waitStart({ ...row, state: before.job.state }, job.state, tx.at),
      retain_until: retentionEnd(row, effects, tx.at),
      // Printed again it is counted from the beginning (RFC 8011, 4.3.7).
      impressions: isRestarted ? 0 : Math.max(row.impressions, wanted.impressions ?? 0),
      device_says: saysAfter(row, lease, wanted),
      processing: isAtDevice(job.state) ? (row.processing ?? tx.at) : row.processing,
      completed: isFinal(job.state) ? (row.completed ?? tx.at) : null,
    };
    await updateJob(tx.db, after);
    const account = await countPrintJobs(tx, row, after);
    if (account !== undefined && wanted.limits !== undefined) {
      await requireRoomFor(tx, row, { account, printer, limits: wanted.limits });
    }
    const deletes = areDeleted(row, effects);
    const all = { effects, deletes, isRestarted: isFinal(before.job.state) };
    const changed = await changeDocuments(tx, documents, wanted, all);
    if (isRestarted) {
      await tellJobSubscriptions(tx, row, 'job-restarted');
      await forgetRefusals(tx.db, row);
    }
    const device = wanted.by === 'device' ? wanted.asker.device : undefined;
    await noteHop(tx, row, after, { event: wanted.event, who: wanted.who, device });
    await countDay(tx, { before: row, after, printer, isMoved: isMove(wanted.event) });
    const isResumed = wanted.event === 'resume';
    await appendJobNotices(tx, after, effects, changed, { isResumed });
    if (isAtDevice(before.job.state) !== isAtDevice(job.state)) {
      await tellOfBusiness(tx, printer, isAtDevice(job.state));
    }
    return after;
  },
};

/** Who has it from now on has said nothing of it yet. */
function saysAfter(
  { device_says: before, lease_token: token }: PrintJobTable,
  lease: Lease,
  { says }: JobChangeWanted,
): Uint8Array | null {
  if (lease.token !== token) return null;
  return says === undefined ? before : deviceSaysAfter(before, keptGroup(says));
}

/** What is printed again may have become another job. */
const forgetRefusals = statement(
  (db, { printer, number }: Pick<PrintJobTable, 'printer' | 'number'>) =>
    db.deleteFrom('print_job_refusal').where('printer', '=', printer).where('job', '=', number),
);

function areDeleted(
  { retain_seconds: seconds }: PrintJobTable,
  effects: readonly JobEffect[],
): boolean {
  return effects.some(
    ({ effect }) =>
      effect === 'delete-documents' || (effect === 'retain-documents' && seconds === 0),
  );
}

function retentionEnd(
  { retain_seconds: seconds, retain_until: before }: PrintJobTable,
  effects: readonly JobEffect[],
  at: number,
): number | null {
  const names = new Set(effects.map(({ effect }) => effect));
  if (names.has('delete-documents')) return null;
  if (names.has('retain-documents')) return seconds === 0 ? null : at + seconds * 1000;
  return before;
}

/** All of it that anything that happens can change. */
const updateJob = statement((db, job: PrintJobTable) =>
  db
    .updateTable('print_job')
    .set({
      state: job.state,
      holds: job.holds,
      ending: job.ending,
      paper: job.paper,
      lease_state: job.lease_state,
      lease_token: job.lease_token,
      lease_device: job.lease_device,
      lease_until: job.lease_until,
      waits_since: job.waits_since,
      retain_until: job.retain_until,
      impressions: job.impressions,
      device_says: job.device_says,
      processing: job.processing,
      completed: job.completed,
    })
    .where('printer', '=', job.printer)
    .where('number', '=', job.number),
);

function leaseEnd(
  { lease_until: before }: PrintJobTable,
  effects: readonly JobEffect[],
  at: number,
): number | null {
  for (const each of effects) {
    if (each.effect === 'grant-lease' || each.effect === 'extend-lease') {
      return at + each.seconds * 1000;
    }
    if (each.effect === 'end-lease' || each.effect === 'drop-lease') return null;
  }
  return before;
}
