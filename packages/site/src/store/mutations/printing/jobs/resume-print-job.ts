import { ippRefusals } from '../../../../printing/ipp-refusals.ts';
import { printJobErrors } from '../../../../printing/jobs/print-job-errors.ts';
import type { Mutation } from '../../../mutation.ts';
import { changePrintJob } from '../change-print-job.ts';
import { describePrintJob } from '../describe-print-job.ts';
import { standingOf } from '../job-row.ts';
import { type ChangedJob, changingJob, type JobByPerson } from './told-job.ts';

export interface JobToResume extends JobByPerson {
  /** Of one that was possibly printed. */
  readonly decision?: 'again' | 'printed' | undefined;
  /** Its attributes, which say that it is not held. */
  readonly released: Uint8Array;
}

/** Has a job go on that is held or suspended; what was possibly printed goes on only by a decision. */
export const resumePrintJob: Mutation<JobToResume, ChangedJob> = {
  name: 'resume-print-job',
  async run(tx, { printer, number, who, isOwner, manages, decision, released }) {
    const by = { printer, number, by: 'other', who } as const;
    return await changingJob(tx, { printer, number }, async (job) => {
      const { state, holds } = standingOf(job);
      const isPossible = state === 'possibly-printed';
      if (isPossible !== (decision !== undefined)) {
        if (isPossible) throw printJobErrors('undecided', { job: number });
        throw printJobErrors('nothing-to-decide', { job: number, state });
      }
      // Nobody who looks after printers stands in for who knows the PIN.
      if (state === 'held' && holds.every((hold) => hold === 'password')) {
        throw printJobErrors('pin-first', { job: number });
      }
      if (decision === 'printed') {
        await changePrintJob.run(tx, { ...by, event: 'call-printed' });
      } else if (state === 'suspended') {
        if (!manages) throw printJobErrors('at-device', { job: number });
        await changePrintJob.run(tx, { ...by, event: 'resume' });
      } else if (state === 'held' || isPossible) {
        await describePrintJob.run(tx, {
          printer,
          number,
          who,
          events: [isOwner && !manages ? 'release' : 'release-by-operator'],
          holdUntil: null,
          attributes: released,
        });
      } else {
        const reason = `job ${number} is ${state}, and neither held nor suspended`;
        throw ippRefusals('client-error-not-possible', { reason });
      }
    });
  },
};
