import type { JobEvent } from '@hawser/core/printing/job/job-events';
import type { Mutation } from '../../mutation.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { interruptDocument, isArriving } from './arriving/interrupt-print-document.ts';
import { changePrintJob } from './change-print-job.ts';
import { forgetPrintJob } from './forget-print-jobs.ts';
import { selectPrinter } from './select-printer.ts';

/** The columns that tell of a time, and what happens when it has come. */
export const printTimes = {
  incoming_until: 'submission-timed-out',
  hold_until: 'hold-time-reached',
  lease_until: 'device-lost',
  waits_since: 'expire',
  retain_until: 'retention-ended',
} as const satisfies Partial<Record<keyof PrintJobTable, JobEvent>>;

export type PrintTime = keyof typeof printTimes;

export const printTimeNames = Object.keys(printTimes) as readonly PrintTime[];

export interface TimesToPass {
  readonly columns: readonly PrintTime[];
  readonly most: number;
  /** What has waited since then waits for nothing any more. */
  readonly waitedSince: number;
}

/** Has what is due happen to so many jobs at most; tells how many there were. */
export const passPrintTimes: Mutation<TimesToPass, number> = {
  name: 'pass-print-times',
  async run(tx, { columns, most, waitedSince }) {
    let passed = 0;
    for (const column of columns) {
      const due = await tx.db
        .selectFrom('print_job')
        .select(['printer', 'number'])
        .where(column, '<=', column === 'waits_since' ? waitedSince : tx.at)
        .limit(most - passed)
        .execute();
      for (const { printer, number } of due) {
        // Of a printer that was deleted: nobody sees it any more.
        if ((await selectPrinter(tx, printer)) === undefined) {
          await forgetPrintJob(tx, { printer, number });
          continue;
        }
        if (column === 'incoming_until' && (await isArriving(tx, { printer, number }))) {
          await interruptDocument(tx, { printer, number });
          continue;
        }
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
