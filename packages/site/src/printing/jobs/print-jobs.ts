import type { Answered, Parts } from '@hawser/core/api/contract';
import type { listPrintJobs, resumePrintJob } from '@hawser/core/api/contracts/print-jobs';
import type { Clock } from '@hawser/core/clock';
import { allows } from '@hawser/core/identity/roles';
import { isFinal, jobStateNames } from '@hawser/core/printing/job/job-states';
import { statesOf } from '@hawser/core/printing/job/job-words';
import type { Caller } from '../../access/caller.ts';
import type { Change } from '../../audit/change.ts';
import { pageOf } from '../../directory/page.ts';
import { heldAs } from '../held-as.ts';
import { resumePrintJob as resume } from '../../store/mutations/printing/jobs/resume-print-job.ts';
import { stopPrintJob } from '../../store/mutations/printing/jobs/stop-print-job.ts';
import { suspendPrintJob } from '../../store/mutations/printing/jobs/suspend-print-job.ts';
import type { JobByPerson } from '../../store/mutations/printing/jobs/told-job.ts';
import { findPrintJobs, type FoundPrintJob } from '../../store/reports/find-print-jobs.ts';
import type { Store } from '../../store/store.ts';
import { mayUse, type PrinterAccesses } from '../printer-accesses.ts';
import { placeIn, placeOfJob } from './job-place.ts';
import { namedPrintJob } from './named-print-job.ts';
import { namedPrinter, noPrinter } from './named-printer.ts';
import { printJobErrors } from './print-job-errors.ts';
import { shownPrintJob, type ShownPrintJob } from './shown-print-job.ts';
import { requirePerson, visiblePrintJob } from './visible-print-job.ts';
import { waitsOf } from './waits-for.ts';

export interface PrintJobsOptions {
  readonly store: Store;
  readonly accesses: PrinterAccesses;
  readonly clock: Pick<Clock, 'now'>;
  readonly publicUrl: () => string;
}

/** The form of the contract has months and days that there are not. */
function timeIn(text: string): number {
  const time = Date.parse(text);
  if (!Number.isNaN(time)) return time;
  throw printJobErrors('bad-time', { time: text });
}

/** Who changes a job, and how that is told. */
export interface Changing {
  readonly caller: Caller;
  readonly change: Change;
}

/** The jobs of all printers, for those who have printed them and those who look after printers. */
export interface PrintJobs {
  list(
    caller: Caller,
    search: Parts<typeof listPrintJobs>['query'],
  ): Promise<Answered<typeof listPrintJobs>>;
  get(caller: Caller, named: string): Promise<ShownPrintJob>;
  stop(changing: Changing, named: string): Promise<ShownPrintJob>;
  suspend(changing: Changing, named: string): Promise<ShownPrintJob>;
  resume(
    changing: Changing,
    named: string,
    given: Parts<typeof resumePrintJob>['body'],
  ): Promise<ShownPrintJob>;
}

export function printJobsOf({ store, accesses, clock, publicUrl }: PrintJobsOptions): PrintJobs {
  const shown = async (job: FoundPrintJob, waits = waitsOf(store, clock)): Promise<ShownPrintJob> =>
    shownPrintJob(job, { publicUrl: publicUrl(), waitsFor: await waits(job) });
  const changing = async (
    { caller }: Changing,
    named: string,
    how: (job: FoundPrintJob, by: JobByPerson) => Promise<unknown>,
    mayPrint = true,
  ): Promise<ShownPrintJob> => {
    const { job, access } = await visiblePrintJob({ store, accesses }, caller, named);
    const { print, manageDocuments: manages } = access;
    if (mayPrint && !print && !manages) {
      throw printJobErrors('may-not-print', { printer: job.printer_name });
    }
    const { printer, number, owner } = job;
    await how(job, { printer, number, who: caller.name, isOwner: owner === caller.id, manages });
    const after = await namedPrintJob(store, `${printer}/${number}`);
    return await shown(after ?? job);
  };
  return {
    async list(caller, { printer, user, state, since, ...page }) {
      requirePerson(caller);
      const at = printer === undefined ? undefined : await namedPrinter(store, printer);
      const states = state === undefined ? jobStateNames : statesOf(state);
      const scope = await scopeOf(caller, at);
      const { items, next } = await pageOf<FoundPrintJob>(
        page,
        placeOfJob,
        async ({ after, limit }) =>
          store.report(findPrintJobs, {
            ...scope,
            user,
            printer: at?.id,
            open: states.filter((each) => !isFinal(each)),
            over: states.filter(isFinal),
            since: since === undefined ? undefined : timeIn(since),
            after: placeIn(after),
            limit,
          }),
      );
      // Whoever may not use a printer sees what he has printed there before, and else does not hear of it.
      if (items.length === 0 && at !== undefined && !mayUse(await accesses.of(caller, at))) {
        throw noPrinter(printer ?? at.id);
      }
      const waits = waitsOf(store, clock);
      return { items: await Promise.all(items.map(async (job) => shown(job, waits))), next };
    },
    get: async (caller, named) =>
      shown((await visiblePrintJob({ store, accesses }, caller, named)).job),
    stop: async (by, named) =>
      changing(by, named, async (_, person) => by.change(stopPrintJob, person), false),
    suspend: async (by, named) =>
      changing(by, named, async ({ attributes }, person) =>
        by.change(suspendPrintJob, { ...person, held: heldAs(attributes, 'indefinite') }),
      ),
    resume: async (by, named, { decision }) =>
      changing(by, named, async ({ attributes }, person) =>
        by.change(resume, { ...person, decision, released: heldAs(attributes, 'no-hold') }),
      ),
  };

  /** Whose jobs somebody sees: where all, it is none of these. */
  async function scopeOf(
    caller: Caller,
    printer: { readonly descriptor_id: number | null } | undefined,
  ): Promise<{ readonly owner?: string; readonly descriptors?: readonly number[] }> {
    if (allows(caller.roles, 'Printers.Publish')) return {};
    const owner = caller.id;
    if (printer !== undefined) {
      return (await accesses.of(caller, printer)).manageDocuments ? {} : { owner };
    }
    const descriptors = await accesses.manageable(caller);
    return descriptors.length === 0 ? { owner } : { owner, descriptors };
  }
}
