import { defineCommand } from '@hawser/command/declaration/command';
import { systemClock } from '@hawser/core/clock';
import { anyPrintJob } from '../print-jobs/print-job-candidates.ts';
import { printJobHopOutput } from '@hawser/command/print-jobs/print-job-hop-output';
import { traceParameters } from '@hawser/command/print-jobs/trace-parameters';
import { signedInSite } from '../sites/signed-in-site.ts';

/** How often the site is asked whether there is something new. */
const everyMs = 1000;

export default defineCommand({
  verb: 'Trace',
  noun: 'PrintJob',
  summary: 'Shows the way of a print job, step by step: when, who, and what.',
  description:
    'A job that waits says in the last line for what. One that was moved to another printer shows its way over all of them. The steps are kept for as long as the job is.',
  parameters: {
    ...traceParameters,
    id: { ...traceParameters.id, complete: anyPrintJob },
  },
  impact: 'none',
  output: printJobHopOutput,
  examples: [
    {
      line: 'hawser trace-print-job Office/17',
      says: 'Shows where a job is, and how it came there.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser trace-print-job Office/17 -Follow',
      says: 'Shows the same, and what happens from now on.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters: { id: job, follow }, session, signal }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { tracePrintJob } = await import('@hawser/core/api/contracts/print-jobs');
    const { JobHops } = await import('@hawser/command/print-jobs/job-hops');
    const hops = new JobHops();
    for (;;) {
      const trace = await callSite(site, tracePrintJob, { params: { job } }, { signal });
      yield* hops.fresh(trace.hops);
      if (!follow || trace.isOver) return;
      await systemClock.sleep(everyMs, signal);
    }
  },
});
