import { defineCommand } from '@hawser/command/declaration/command';
import { printJobOutput } from '@hawser/command/print-jobs/print-job-output';
import { openJobs } from '../print-jobs/print-job-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

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
  async *run({ parameters, session, signal, should, attempt, passThru }) {
    const { to: printer, again, lossy } = parameters;
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getPrintJob, movePrintJob } = await import('@hawser/core/api/contracts/print-jobs');
    const body = { printer, ...(again ? { again } : {}), ...(lossy ? { lossy } : {}) };
    for (const job of parameters.id) {
      const moved = await attempt(async () => {
        const params = { job };
        const { id, user, name } = await callSite(site, getPrintJob, { params }, { signal });
        const target = `${id} (${name}, of ${user})`;
        if (!(await should(target, `Move Print Job To ${printer}`))) return undefined;
        return callSite(site, movePrintJob, { params, body }, { signal });
      });
      if (passThru && moved !== undefined) yield moved;
    }
  },
});
