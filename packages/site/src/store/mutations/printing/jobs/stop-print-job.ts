import type { Mutation } from '../../../mutation.ts';
import { changePrintJob } from '../change-print-job.ts';
import { type ChangedJob, changingJob, type JobByPerson } from './told-job.ts';

/** Cancels a job because somebody says so. */
export const stopPrintJob: Mutation<JobByPerson, ChangedJob> = {
  name: 'stop-print-job',
  async run(tx, { printer, number, who, isOwner }) {
    const event = isOwner ? 'cancel' : 'cancel-by-operator';
    return await changingJob(tx, { printer, number }, async () =>
      changePrintJob.run(tx, { printer, number, by: 'other', who, event }),
    );
  },
};
