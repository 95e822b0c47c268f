import { defineCommand } from '@hawser/command/declaration/command';
import { printJobOutput } from '@hawser/command/print-jobs/print-job-output';
import { openJobs } from '../print-jobs/print-job-parameters.ts';

export default defineCommand({
  verb: 'Move',
  noun: 'PrintJob',
  summary: 'Has print jobs printed by another printer.',
  description:
    'Only a job can be moved that no device has: one that waits or is held, or was possibly printed. It gets another number at the other printer; the documents, and who has printed it, stay the same. To programs that have printed it the old one is canceled. For one’s own jobs it needs the right to print there, for those of others that to manage documents here.',
  parameters: {
    id: openJobs,
    to: {
      type: 'string',
      mandatory: true,
      position: 1,
      minimum: 1,
      maximum: 200,
      help: 'The printer that gets them, by its name or its id.',
    },
    again: {
      type: 'switch',
      help: 'Moves also what was possibly printed, because somebody has seen that there is no paper.',
    },
    lossy: {
      type: 'switch',
      help: 'Moves also what that printer cannot print as it is wanted: stapled, on both sides, in colour.',
    },
  },
  impact: 'medium',
  passThru: 'Writes the jobs as they are there.',
  output: printJobOutput,
  examples: [
    {
      line: 'hawser move-print-job Office/17 Hall',
      says: 'Has the printer Hall print it.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-print-job -Printer Office -State waiting -Output jsonl | hawser move-print-job -InputObject - -To Hall',
      says: 'Empties the queue of a printer that is broken.',
      notRun: 'no site runs',
    },
  ],
  async *run(call) {
    const { parameters, signal } = call;
    const { id, to: printer, again, lossy } = parameters;
    const body = { printer, ...(again ? { again } : {}), ...(lossy ? { lossy } : {}) };
    const { callSite } = await import('@hawser/core/api/call-site');
    const { movePrintJob } = await import('@hawser/core/api/contracts/print-jobs');
    const { changeJobs } = await import('../print-jobs/change-jobs.ts');
    yield* changeJobs(call, {
      jobs: id,
      action: `Move Print Job To ${printer}`,
      change: async (site, params) => callSite(site, movePrintJob, { params, body }, { signal }),
    });
  },
});
