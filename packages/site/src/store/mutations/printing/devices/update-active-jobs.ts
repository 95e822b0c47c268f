import { HawserError } from '@hawser/core/errors';
import { ippJobStates } from '@hawser/core/printing/ipp-states';
import { eventOfDeviceWord } from '@hawser/core/printing/job/device-word';
import { jobIppState } from '@hawser/core/printing/job/job-state-reasons';
import { isFinal } from '@hawser/core/printing/job/job-states';
import { ippRefusals } from '../../../../printing/ipp-refusals.ts';
import type { Mutation, Tx } from '../../../mutation.ts';
import type { PrintJobTable } from '../../../tables/print-job.ts';
import { changePrintJob } from '../change-print-job.ts';
import { standingOf } from '../job-row.ts';
import { jobsHeldBy, loseJobs } from './lose-jobs.ts';

export interface ActiveJobs {
  readonly printer: string;
  readonly device: string;
  /** What the device says of each job that it has. */
  readonly jobs: readonly { readonly number: number; readonly state: number }[];
}

export interface Reconciled {
  /** Those that are otherwise here, with job-state. */
  readonly different: readonly { readonly number: number; readonly state: number }[];
  /** Those that are none of this device's. */
  readonly unknown: readonly number[];
}

/** Takes what a device says of all its jobs; what it does not name it does not have any more. */
export const updateActiveJobs: Mutation<ActiveJobs, Reconciled> = {
  name: 'update-active-jobs',
  async run(tx, { printer, device, jobs }) {
    const different: { number: number; state: number }[] = [];
    const unknown: number[] = [];
    const named = new Set(jobs.map(({ number }) => number));
    const held = await jobsHeldBy(tx, { printer, device });
    await loseJobs(
      tx,
      printer,
      held.filter((number) => !named.has(number)),
    );
    for (const { number, state } of jobs) {
      const before = await selectJob(tx, printer, number);
      if (before === undefined) {
        unknown.push(number);
        continue;
      }
      const job = await heard(tx, before, { device, state });
      const here = ippJobStates[jobIppState(standingOf(job))];
      if (!mayKnow(job, device)) unknown.push(number);
      else if (here !== state) different.push({ number, state: here });
    }
    return { different, unknown };
  },
};

/** The device's word, where it still counts. */
async function heard(
  tx: Tx,
  job: PrintJobTable,
  { device, state }: { readonly device: string; readonly state: number },
): Promise<PrintJobTable> {
  if (job.lease_device !== device) return job;
  const event = eventOfDeviceWord({ state });
  if (event === undefined) {
    const reason = `one of output-device-job-states is ${state}`;
    throw ippRefusals('client-error-bad-request', { reason });
  }
  const { printer, number } = job;
  try {
    return await changePrintJob.run(tx, {
      printer,
      number,
      by: 'device',
      asker: { device },
      event,
    });
  } catch (error) {
    // It comes too late, and the device is told how the job stands.
    if (error instanceof HawserError) return job;
    throw error;
  }
}

/** Its own, one that is over, or one that it may fetch. */
function mayKnow(job: PrintJobTable, device: string): boolean {
  const { state } = standingOf(job);
  return job.lease_device === device || isFinal(state) || state === 'fetchable';
}

async function selectJob(
  { db }: Tx,
  printer: string,
  number: number,
): Promise<PrintJobTable | undefined> {
  return await db
    .selectFrom('print_job')
    .selectAll()
    .where('printer', '=', printer)
    .where('number', '=', number)
    .executeTakeFirst();
}
