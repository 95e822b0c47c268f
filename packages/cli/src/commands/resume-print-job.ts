import { defineCommand } from '@hawser/command/declaration/command';
import { decisions } from '@hawser/core/printing/job/job-decisions';
import { printJobOutput } from '@hawser/command/print-jobs/print-job-output';
import { openJobs } from '../print-jobs/print-job-parameters.ts';

export default defineCommand({
  verb: 'Resume',
  noun: 'PrintJob',
  summary: 'Has print jobs go on that are held or suspended, or decides of those possibly printed.',
  description:
    'Where the device of a job was lost while it printed, nobody knows whether there is paper: the job is possibly-printed, and is not printed again by itself. Somebody looks, and says by -Decision what becomes of it: printed counts it as done, again has it printed again from the beginning, on any device of the printer. stop-print-job cancels it.',
  parameters: {
    id: openJobs,
    decision: {
      type: 'enum',
      choices: decisions,
      help: 'What becomes of a job that is possibly-printed.',
    },
  },
  impact: 'medium',
  passThru: 'Writes the jobs.',
  output: printJobOutput,
  examples: [
    {
      line: 'hawser resume-print-job Office/17',
      says: 'Has a job go on that is held.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser resume-print-job Office/17 -Decision printed',
      says: 'Counts a job as printed, because somebody has seen the paper.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser resume-print-job Office/17 -Decision again',
      says: 'Prints it again, because there is no paper.',
      notRun: 'no site runs',
    },
  ],
  async *run(call) {
    const { parameters, signal } = call;
    const { id, decision } = parameters;
    const body = decision === undefined ? {} : { decision };
    const { callSite } = await import('@hawser/core/api/call-site');
    const { resumePrintJob } = await import('@hawser/core/api/contracts/print-jobs');
    const { changeJobs } = await import('../print-jobs/change-jobs.ts');
    yield* changeJobs(call, {
      jobs: id,
      action: decision === 'printed' ? 'Count As Printed' : 'Resume Print Job',
      change: async (site, params) => callSite(site, resumePrintJob, { params, body }, { signal }),
    });
  },
});
