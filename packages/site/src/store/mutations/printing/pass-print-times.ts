import type { JobEvent } from '@hawser/core/printing/job/job-events';
import type { Mutation } from '../../mutation.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { changePrintJob } from './change-print-job.ts';

/** The columns that tell of a time, and what happens when it has come. */
export const printTimes = {
  incoming_until: 'submission-timed-out',
  hold_until: 'hold-time-reached',
  lease_until: 'device-lost',
} as const satisfies Partial<Record<keyof PrintJobTable, JobEvent>>;

export type PrintTime = keyof typeof printTimes;

export const printTimeNames = Object.keys(printTimes) as readonly PrintTime[];

/** Has what is due happen to so many jobs at most; tells how many there were. */
export const passPrintTimes: Mutation<{ readonly most: number }, number> = {
  name: 'pass-print-times',
  async run(tx, { most }) {
    let passed = 0;
    for (const column of printTimeNames) {
      const due = await tx.db
        .selectFrom('print_job')
        .select(['printer', 'number'])
        .where(column, '<=', tx.at)
        .limit(most - passed)
        .execute();
      for (const { printer, number } of due) {
        const event = printTimes[column];
        await changePrintJob.run(tx, { printer, number, by: 'other', event });
        await tx.db
          .updateTable('print_job')
          .set({ [column]: null })
          .where('printer', '=', printer)
          .where('number', '=', number)
          .execute();
      }
      passed += due.length;
      if (passed === most) break;
    }
    return passed;
  },
};
