import { defineCommand } from '@hawser/command/declaration/command';
import { printJobOutput } from '@hawser/command/print-jobs/print-job-output';
import { openJobs } from '../print-jobs/print-job-parameters.ts';

export default defineCommand({
  verb: 'Stop',
  noun: 'PrintJob',
  summary: 'Cancels print jobs.',
  description:
    'A job that waits is canceled at once. A device that prints one is told to stop; what it has printed by then stays printed, and the job shows how much that is.',
  parameters: { id: openJobs },
  impact: 'medium',
  passThru: 'Writes the jobs.',
  output: printJobOutput,
  examples: [
    { line: 'hawser stop-print-job Office/17', says: 'Cancels one.', notRun: 'no site runs' },
    {
      line: 'hawser get-print-job -User ada -State held -Output jsonl | hawser stop-print-job -InputObject -',
      says: 'Cancels all that she has held.',
      notRun: 'no site runs',
    },
  ],
  async *run(call) {
    const { parameters, signal } = call;
    const { callSite } = await import('@hawser/core/api/call-site');
    const { stopPrintJob } = await import('@hawser/core/api/contracts/print-jobs');
    const { changeJobs } = await import('../print-jobs/change-jobs.ts');
    yield* changeJobs(call, {
      jobs: parameters.id,
      action: 'Stop Print Job',
      change: async (site, params) => callSite(site, stopPrintJob, { params }, { signal }),
    });
  },
});
