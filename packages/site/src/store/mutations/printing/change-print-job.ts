import {
  changeDocument,
  type DocumentStanding,
  handedOf,
} from '@hawser/core/printing/document/change-document';
import type { DocumentEvent } from '@hawser/core/printing/document/document-events';
import { documentStateNames } from '@hawser/core/printing/document/document-states';
import { changeJobByDevice, changeLeasedJob } from '@hawser/core/printing/job/change-job-by-device';
import type { JobEffect } from '@hawser/core/printing/job/job-effects';
import type { DeviceJobEvent, JobEvent } from '@hawser/core/printing/job/job-events';
import { isMove } from '@hawser/core/printing/job/job-hops';
import { isFinal, isAtDevice } from '@hawser/core/printing/job/job-states';
import type { Lease } from '@hawser/core/printing/lease/lease';
import type { Asker } from '@hawser/core/printing/lease/may-ask';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import type { RefusalStatus } from '@hawser/core/printing/refusal';
import { shownTime } from '@hawser/core/shown-time';
import { deviceSaysAfter } from '../../../printing/device-says.ts';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { keptGroup } from '../../../printing/kept-group.ts';
import type { Mutation, Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { PrintDocumentTable } from '../../tables/print-document.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { requireRoomFor } from './accounts/require-room-for.ts';
import { appendJobNotices, type ChangedDocument } from './append-job-notices.ts';
import { countPrintJobs } from './count-print-jobs.ts';
import { leaseColumns, leasedJobOf, standingColumns } from './job-row.ts';
import { addToldHops, type HopsTold } from './jobs/add-told-hops.ts';
import { noteHop } from './jobs/note-hop.ts';
import { selectJob } from './select-job.ts';
import { selectPrinterStanding } from './select-printer.ts';
import { waitStart } from './wait-start.ts';
import type { PrintEvent } from './subscriptions/print-events.ts';
import { tellOfBusiness } from './tell-of-business.ts';
import { countDay } from './usage/count-day.ts';
import { tellJobSubscriptions } from './subscriptions/change-subscription.ts';

interface JobChangeWanted {
  readonly printer: string;
  readonly number: number;
  /** What happens to one of its documents, before what that means for the job. */
  readonly document?: { readonly number: number; readonly event: DocumentEvent };
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
    if (change.outcome === 'refused') throw refusal(change.status, row);
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

type DocumentRow = Pick<PrintDocumentTable, 'number' | 'state' | 'handed' | 'blob' | 'size'> & {
  readonly inline: number;
};

async function selectDocuments(
  { db }: Tx,
  { printer, number }: JobChangeWanted,
): Promise<readonly DocumentRow[]> {
  return (await selectOfJob(db, { printer, number })).rows;
}

const selectOfJob = statement(
  (db, { printer, number }: Pick<PrintJobTable, 'printer' | 'number'>) =>
    db
      .selectFrom('print_document')
      .select(['number', 'state', 'handed', 'blob', 'size'])
      .select((eb) =>
        eb
          .case()
          .when('bytes', 'is not', null)
          .then(1)
          .else(0)
          .end()
          .$castTo<number>()
          .as('inline'),
      )
      .where('printer', '=', printer)
      .where('job', '=', number)
      .orderBy('number'),
);

function areKept(documents: readonly DocumentRow[]): boolean {
  return documents.every(({ inline, blob }) => inline === 1 || blob !== null);
}

function standingOfDocument({ state, handed }: DocumentRow): DocumentStanding {
  const known = documentStateNames.find((each) => each === state);
  if (known === undefined) throw new Error(`no document is ${state}`);
  return { state: known, handed: handed === 1 };
}

/** What a job is asked about its documents counts in what is happening to one of them. */
function afterOwnEvent(
  documents: readonly DocumentRow[],
  own: JobChangeWanted['document'],
): readonly DocumentStanding[] {
  return documents.map((row) => {
    const standing = standingOfDocument(row);
    if (own === undefined || row.number !== own.number) return standing;
    const change = changeDocument(standing, own.event);
    return change.outcome === 'changed' ? change.document : standing;
  });
}

async function changeDocuments(
  tx: Tx,
  documents: readonly DocumentRow[],
  { printer, number, document: own }: JobChangeWanted,
  {
    effects,
    deletes,
    isRestarted,
  }: {
    readonly effects: readonly JobEffect[];
    readonly deletes: boolean;
    readonly isRestarted: boolean;
  },
): Promise<readonly ChangedDocument[]> {
  const changed: ChangedDocument[] = [];
  const told = effects.flatMap((each) => (each.effect === 'tell-documents' ? [each.event] : []));
  for (const row of documents) {
    // What somebody has canceled does not come back because a device is lost.
    const hears = told.filter(
      (event) => isRestarted || event !== 'job-returned' || row.state !== 'canceled',
    );
    const events = [...(row.number === own?.number ? [own.event] : []), ...hears];
    let standing = standingOfDocument(row);
    const notices: PrintEvent[] = [];
    for (const event of events) {
      const change = changeDocument(standing, event);
      if (change.outcome === 'refused') {
        throw refusal(change.status, { number, state: row.state });
      }
      if (change.outcome !== 'changed') continue;
      standing = change.document;
      notices.push(...change.effects.map((effect) => effect.event));
    }
    if (notices.length > 0) changed.push({ number: row.number, ...standing, events: notices });
    if (events.length === 0 && !deletes) continue;
    await tx.db
      .updateTable('print_document')
      .set({
        state: standing.state,
        handed: standing.handed ? 1 : 0,
        ...(deletes ? { bytes: null, blob: null } : {}),
      })
      .where('printer', '=', printer)
      .where('job', '=', number)
      .where('number', '=', row.number)
      .execute();
  }
  return changed;
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

function refusal(
  status: RefusalStatus,
  job: Pick<PrintJobTable, 'number' | 'state'> &
    Partial<Pick<PrintJobTable, 'ending' | 'completed'>>,
): Error {
  const { number, state } = job;
  if (status === 'client-error-not-found') return ippRefusals(status, { what: `job ${number}` });
  const how = ended.get(state);
  if (how === undefined) return ippRefusals(status, { reason: `job ${number} is ${state}` });
  const at = typeof job.completed === 'number' ? ` at ${shownTime(job.completed)}` : '';
  const why = typeof job.ending === 'string' ? ` (${job.ending})` : '';
  return ippRefusals(status, { reason: `job ${number} is over: it was ${how}${at}${why}` });
}

const ended: ReadonlyMap<string, string> = new Map([
  ['completed', 'printed'],
  ['canceled', 'canceled'],
  ['aborted', 'given up'],
]);
