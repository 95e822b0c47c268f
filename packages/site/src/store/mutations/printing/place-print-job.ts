import { isFinal, jobStateNames } from '@hawser/core/printing/job/job-states';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { Mutation, Tx } from '../../mutation.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { placeGap } from './place-of.ts';
import { selectJob } from './select-job.ts';

export interface JobPlaced {
  readonly printer: string;
  readonly number: number;
  /** The job that it comes after; before all of them without. */
  readonly after?: number | undefined;
}

/** Has a job that waits come earlier or later than it would. */
export const placePrintJob: Mutation<JobPlaced, void> = {
  name: 'place-print-job',
  async run(tx, { printer, number, after }) {
    await requireOpen(tx, printer, number);
    const before = after === undefined ? undefined : await requireOpen(tx, printer, after);
    const followed = await tx.db
      .selectFrom('print_job')
      .select(['place', 'priority'])
      .where('printer', '=', printer)
      .where('state', 'in', notOver)
      .where('number', '!=', number)
      .$if(before !== undefined, (query) =>
        query.where('priority', '=', before?.priority ?? 0).where('place', '>', before?.place ?? 0),
      )
      .orderBy('priority', 'desc')
      .orderBy('place')
      .limit(1)
      .executeTakeFirst();
    const first = (followed?.place ?? 0) - placeGap;
    const last = (before?.place ?? 0) + placeGap;
    const place =
      before === undefined
        ? first
        : followed === undefined
          ? last
          : Math.floor((before.place + followed.place) / 2);
    if (place === before?.place) {
      const reason = `too many jobs were put after job ${after ?? 0}`;
      throw ippRefusals('client-error-not-possible', { reason });
    }
    // What is put somewhere has the priority of those there (RFC 3998, 4.3.3 and 4.3.4).
    const priority = before?.priority ?? followed?.priority;
    await tx.db
      .updateTable('print_job')
      .set({ place, ...(priority === undefined ? {} : { priority }) })
      .where('printer', '=', printer)
      .where('number', '=', number)
      .execute();
  },
};

const notOver = jobStateNames.filter((state) => !isFinal(state));

const open: ReadonlySet<string> = new Set(['held', 'waiting', 'fetchable']);

async function requireOpen(tx: Tx, printer: string, number: number): Promise<PrintJobTable> {
  const job = await selectJob(tx, { printer, number });
  if (job === undefined) throw ippRefusals('client-error-not-found', { what: `job ${number}` });
  if (open.has(job.state)) return job;
  const reason = `job ${number} is ${job.state}, and does not wait`;
  throw ippRefusals('client-error-not-possible', { reason });
}
