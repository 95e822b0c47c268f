import { defineCommand } from '@hawser/command/declaration/command';
import { printJobOutput } from '@hawser/command/print-jobs/print-job-output';
import { openJobs } from '../print-jobs/print-job-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

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
  async *run({ parameters, session, signal, should, attempt, passThru }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getPrintJob, stopPrintJob } = await import('@hawser/core/api/contracts/print-jobs');
    for (const job of parameters.id) {
      const stopped = await attempt(async () => {
        const params = { job };
        const { id, user, name } = await callSite(site, getPrintJob, { params }, { signal });
        if (!(await should(`${id} (${name}, of ${user})`, 'Stop Print Job'))) return undefined;
        return callSite(site, stopPrintJob, { params }, { signal });
      });
      if (passThru && stopped !== undefined) yield stopped;
    }
  },
});
