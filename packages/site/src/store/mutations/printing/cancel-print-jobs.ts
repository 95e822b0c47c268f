import { isFinal, jobStateNames } from '@hawser/core/printing/job/job-states';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { Mutation, Tx } from '../../mutation.ts';
import { changeOpenJobs } from './change-open-jobs.ts';

export interface JobsToCancel {
  readonly printer: string;
  /** Who cancels them. */
  readonly by: string;
  /** The same, by name. */
  readonly who?: string | undefined;
  /** Only his own. */
  readonly mine: boolean;
  /** All without; each of them has to be one that can be canceled. */
  readonly numbers?: readonly number[] | undefined;
}

/** Cancels jobs that are not over. Where one of those named cannot be canceled, none is. */
export const cancelPrintJobs: Mutation<JobsToCancel, void> = {
  name: 'cancel-print-jobs',
  async run(tx, { printer, by, who, mine, numbers }) {
    const owner = mine ? by : undefined;
    if (numbers !== undefined) await requireAll(tx, { printer, owner, numbers });
    await changeOpenJobs(tx, { printer, states: cancelable, owner, numbers, who }, (job) =>
      job.owner === by ? 'cancel' : 'cancel-by-operator',
    );
  },
};

// What is stopping is canceled already.
const cancelable = jobStateNames.filter((state) => !isFinal(state) && state !== 'stopping');

async function requireAll(
  { db }: Tx,
  {
    printer,
    owner,
    numbers,
  }: {
    readonly printer: string;
    readonly owner: string | undefined;
    readonly numbers: readonly number[];
  },
): Promise<void> {
  const rows = await db
    .selectFrom('print_job')
    .select(['number', 'state', 'owner'])
    .where('printer', '=', printer)
    .where('number', 'in', numbers)
    .execute();
  for (const number of numbers) {
    const row = rows.find((each) => each.number === number);
    if (row === undefined) {
      throw ippRefusals('client-error-not-found', { what: `job ${number}` });
    }
    if (owner !== undefined && row.owner !== owner) {
      throw ippRefusals('client-error-not-authorized', { reason: 'somebody else has printed it' });
    }
    if (!cancelable.some((state) => state === row.state)) {
      const reason = `job ${number} is ${row.state}`;
      throw ippRefusals('client-error-not-possible', { reason });
    }
  }
}
