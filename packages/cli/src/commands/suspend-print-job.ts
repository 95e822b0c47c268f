import { defineCommand } from '@hawser/command/declaration/command';
import { printJobOutput } from '@hawser/command/print-jobs/print-job-output';
import { openJobs } from '../print-jobs/print-job-parameters.ts';

export default defineCommand({
  verb: 'Suspend',
  noun: 'PrintJob',
  summary: 'Holds print jobs until somebody resumes them.',
  description:
    'A job that waits is held. One that a device has already stops in the middle, where the device can do that; this is for whoever manages the documents of the printer. What nobody resumes is canceled after 7 days, or as the settings of the site have it.',
  parameters: { id: openJobs },
  impact: 'medium',
  passThru: 'Writes the jobs.',
  output: printJobOutput,
  examples: [
    { line: 'hawser suspend-print-job Office/17', says: 'Holds one.', notRun: 'no site runs' },
    {
      line: 'hawser get-print-job -Printer Office -State waiting -Output jsonl | hawser suspend-print-job -InputObject -',
      says: 'Holds all that wait at a printer.',
      notRun: 'no site runs',
    },
  ],
  async *run(call) {
    const { parameters, signal } = call;
    const { callSite } = await import('@hawser/core/api/call-site');
    const { suspendPrintJob } = await import('@hawser/core/api/contracts/print-jobs');
    const { changeJobs } = await import('../print-jobs/change-jobs.ts');
    yield* changeJobs(call, {
      jobs: parameters.id,
      action: 'Suspend Print Job',
      change: async (site, params) => callSite(site, suspendPrintJob, { params }, { signal }),
    });
  },
});
