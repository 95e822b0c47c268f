import { defineCommand } from '@hawser/command/declaration/command';
import { fromJobs } from '@hawser/command/print-jobs/trace-parameters';
import { printJobOutput } from '@hawser/command/print-jobs/print-job-output';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Stop',
  noun: 'PrintJob',
  summary: 'Cancels what you have printed.',
  description:
    'A job that waits is canceled at once. A printer that prints one is told to stop; what it has printed by then stays printed.',
  parameters: {
    id: {
      type: 'string',
      mandatory: true,
      position: 0,
      list: true,
      pipeline: 'property',
      from: fromJobs,
      minimum: 1,
      maximum: 250,
      help: 'The jobs, by printer and number as Office/17.',
    },
    ...folderParameter,
  },
  impact: 'medium',
  passThru: 'Writes the jobs.',
  output: printJobOutput,
  examples: [
    { line: 'hawser-agent stop-print-job Office/17', says: 'Cancels one.', notRun: 'no site runs' },
  ],
  async *run({ parameters, session, signal, should, attempt, passThru }) {
    const { deviceSite } = await import('../printing/device-site.ts');
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getPrintJob, stopPrintJob } = await import('@hawser/core/api/contracts/print-jobs');
    const site = await deviceSite(agentFolder(parameters.folder), session);
    for (const job of parameters.id) {
      const stopped = await attempt(async () => {
        const params = { job };
        const { id, name } = await callSite(site, getPrintJob, { params }, { signal });
        if (!(await should(`${id} (${name})`, 'Stop Print Job'))) return undefined;
        return callSite(site, stopPrintJob, { params }, { signal });
      });
      if (passThru && stopped !== undefined) yield stopped;
    }
  },
});
