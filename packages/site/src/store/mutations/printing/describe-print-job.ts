import type { JobEvent, DeviceJobEvent } from '@hawser/core/printing/job/job-events';
import type { Mutation } from '../../mutation.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { changePrintJob } from './change-print-job.ts';

export interface JobDescribed {
  readonly printer: string;
  readonly number: number;
  /** What that means for the job, one after another. */
  readonly events: readonly Exclude<JobEvent, DeviceJobEvent>[];
  /** Who says so, by name. */
  readonly who?: string | undefined;
  readonly name?: string;
  readonly priority?: number;
  readonly holdUntil?: number | null;
  /** A group of IPP attributes. */
  readonly attributes?: Uint8Array;
}

/** Has a job printed otherwise than it was submitted. */
export const describePrintJob: Mutation<JobDescribed, void> = {
  name: 'describe-print-job',
  async run(tx, { printer, number, events, who, name, priority, holdUntil, attributes }) {
    for (const event of events) {
      await changePrintJob.run(tx, { printer, number, by: 'other', who, event });
    }
    const given: Partial<PrintJobTable> = {
      ...(name === undefined ? {} : { name }),
      ...(priority === undefined ? {} : { priority }),
      ...(holdUntil === undefined ? {} : { hold_until: holdUntil }),
      ...(attributes === undefined ? {} : { attributes }),
    };
    if (Object.keys(given).length === 0) return;
    await tx.db
      .updateTable('print_job')
      .set(given)
      .where('printer', '=', printer)
      .where('number', '=', number)
      .execute();
  },
};
