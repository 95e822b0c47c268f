import { defineCommand } from '@hawser/command/declaration/command';
import { printJobHopOutput } from '@hawser/command/print-jobs/print-job-hop-output';
import { traceParameters } from '@hawser/command/print-jobs/trace-parameters';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Trace',
  noun: 'PrintJob',
  summary: 'Shows the way of what you have printed, step by step, from this device to the paper.',
  description:
    'A job that waits says in the last line for what. While the site is not reached, or you are not signed in, this device shows what it knows itself.',
  parameters: {
    ...traceParameters,
    ...folderParameter,
  },
  impact: 'none',
  output: printJobHopOutput,
  examples: [
    {
      line: 'hawser-agent trace-print-job Office/17',
      says: 'Shows where a job is, and how it came there.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser-agent trace-print-job Office/17 -Follow',
      says: 'Shows the same, and what happens from now on.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, warn }) {
    const { id, follow } = parameters;
    const folder = agentFolder(parameters.folder);
    const { traceOf } = await import('../printing/trace-of.ts');
    const { JobHops } = await import('@hawser/command/print-jobs/job-hops');
    const { systemClock } = await import('@hawser/core/clock');
    const hops = new JobHops();
    let told = '';
    for (;;) {
      const { trouble, ...trace } = await traceOf(id, { folder, session, signal });
      if (trouble !== undefined && trouble.message !== told) {
        told = trouble.message;
        warn(`What others know of it is not shown. ${told}`);
      }
      yield* hops.fresh(trace.hops);
      if (!follow || trace.isOver) return;
      await systemClock.sleep(1000, signal);
    }
  },
});
