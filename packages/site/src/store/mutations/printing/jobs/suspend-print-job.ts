import { isAtDevice } from '@hawser/core/printing/job/job-states';
import type { Mutation } from '../../../mutation.ts';
import { changePrintJob } from '../change-print-job.ts';
import { describePrintJob } from '../describe-print-job.ts';
import { standingOf } from '../job-row.ts';
import { printJobErrors } from '../../../../printing/jobs/print-job-errors.ts';
import { type ChangedJob, changingJob, type JobByPerson } from './told-job.ts';

export interface JobToSuspend extends JobByPerson {
  /** Its attributes, which say that it is held. */
  readonly held: Uint8Array;
}

/** Holds a job that waits until somebody resumes it, and has the device stop that has it. */
export const suspendPrintJob: Mutation<JobToSuspend, ChangedJob> = {
  name: 'suspend-print-job',
  async run(tx, { printer, number, who, manages, held }) {
    return await changingJob(tx, { printer, number }, async (job) => {
      if (isAtDevice(standingOf(job).state)) {
        if (!manages) throw printJobErrors('at-device', { job: number });
        await changePrintJob.run(tx, { printer, number, by: 'other', who, event: 'suspend' });
        return;
      }
      await describePrintJob.run(tx, {
        printer,
        number,
        who,
        events: ['hold'],
        holdUntil: null,
        attributes: held,
      });
    });
  },
};
