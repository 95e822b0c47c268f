import type { Answered, Parts } from '@hawser/core/api/contract';
import type { reportPrintJobHops, tracePrintJob } from '@hawser/core/api/contracts/print-jobs';
import type { Clock } from '@hawser/core/clock';
import { hopWords } from '@hawser/core/printing/job/job-hops';
import { isFinal } from '@hawser/core/printing/job/job-states';
import { visible } from '@hawser/core/visible';
import type { Caller } from '../../access/caller.ts';
import { standingOf } from '../../store/mutations/printing/job-row.ts';
import { reportPrintJobHops as keep } from '../../store/mutations/printing/jobs/report-print-job-hops.ts';
import type { FoundPrintJob } from '../../store/reports/find-print-jobs.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import { isPerson } from '../printer-accesses.ts';
import { jobTrace } from './job-trace.ts';
import { namedPrintJob } from './named-print-job.ts';
import { printJobErrors } from './print-job-errors.ts';
import { type Looking, visiblePrintJob } from './visible-print-job.ts';
import { waitsOf } from './waits-for.ts';

export interface PrintJobTracesOptions extends Looking {
  readonly store: Pick<Store, 'read' | 'mutate'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** What has become of jobs, step by step. */
export interface PrintJobTraces {
  trace(caller: Caller, named: string): Promise<Answered<typeof tracePrintJob>>;
  /** Adds what a connector, or the device of whoever has printed the job, has to tell. */
  report(
    caller: Caller,
    named: string,
    told: Parts<typeof reportPrintJobHops>['body'],
  ): Promise<void>;
}

/** Nobody moves a job so often to find it. */
const mostMoves = 20;

export function printJobTracesOf(options: PrintJobTracesOptions): PrintJobTraces {
  const { store, accesses, clock } = options;
  /** As far as the caller may see it. */
  const next = async (caller: Caller, place: string | null): Promise<FoundPrintJob | undefined> => {
    const job = place === null ? undefined : await namedPrintJob(store, place);
    if (job === undefined || job.owner === caller.id) return job;
    return (await accesses.of(caller, job)).manageDocuments ? job : undefined;
  };
  return {
    async trace(caller, named) {
      const { job } = await visiblePrintJob(options, caller, named);
      const jobs = [job];
      for (let moves = 0; moves < mostMoves; moves += 1) {
        const before = await next(caller, jobs[0]?.moved_from ?? null);
        const after = await next(caller, jobs.at(-1)?.moved_to ?? null);
        if (before !== undefined) jobs.unshift(before);
        if (after !== undefined) jobs.push(after);
        if (before === undefined && after === undefined) break;
      }
      const hops = [];
      for (const each of jobs) {
        const { rows } = await store.read(async (db) => select(db, each));
        hops.push(...jobTrace(each, rows, await waitsOf(store, clock)(each)));
      }
      const last = jobs.at(-1) ?? job;
      return { hops, isOver: isFinal(standingOf(last).state) };
    },
    async report(caller, named, { who, now, hops }) {
      for (const { what } of hops) {
        if (hopWords.has(what)) throw printJobErrors('word-of-site', { what });
      }
      const isSeen = isPerson(caller);
      const { printer, number } = isSeen
        ? (await visiblePrintJob(options, caller, named)).job
        : await requireNamed(store, named);
      // A connector is known by its name, and cannot speak for others.
      const device =
        isSeen && who !== undefined ? `${caller.name} at ${visible(who)}` : caller.name;
      await store.mutate(keep, {
        printer,
        number,
        named,
        isSeen,
        by: caller.id,
        who: device,
        hops: hops.map(({ at, what, detail }) => ({
          agoMs: (now === undefined ? clock.now() : timeOf(now)) - timeOf(at),
          what,
          ...(detail === undefined ? {} : { detail: visible(detail) }),
        })),
      });
    },
  };
}

async function requireNamed(store: Pick<Store, 'read'>, named: string): Promise<FoundPrintJob> {
  const job = await namedPrintJob(store, named);
  if (job !== undefined) return job;
  throw printJobErrors('not-found', { job: named }, { target: named });
}

/** The form of the contract has months and days that there are not. */
function timeOf(text: string): number {
  const time = Date.parse(text);
  return Number.isNaN(time) ? 0 : time;
}

const select = statement(
  (db, { printer, number }: { readonly printer: string; readonly number: number }) =>
    db
      .selectFrom('print_job_hop')
      .select(['at', 'who', 'what', 'detail'])
      .where('printer', '=', printer)
      .where('job', '=', number)
      .orderBy('number'),
);
