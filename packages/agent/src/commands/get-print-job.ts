import { defineCommand } from '@hawser/command/declaration/command';
import { printJobOutput } from '@hawser/command/print-jobs/print-job-output';
import { jobWordNames } from '@hawser/core/printing/job/job-words';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'PrintJob',
  summary: 'Shows what you have printed: where each job stands, and what it waits for.',
  description: 'First come those that are not over, then those that are, the latest of each first.',
  parameters: {
    id: {
      type: 'string',
      position: 0,
      list: true,
      pipeline: 'property',
      minimum: 1,
      maximum: 250,
      help: 'Only these, by printer and number as Office/17.',
    },
    printer: { type: 'string', minimum: 1, maximum: 200, help: 'Only those at this printer.' },
    state: { type: 'enum', choices: jobWordNames, help: 'Only those that stand so.' },
    first: { type: 'int', minimum: 1, maximum: 200, default: 20, help: 'Only so many.' },
    ...folderParameter,
  },
  impact: 'none',
  output: printJobOutput,
  examples: [
    {
      line: 'hawser-agent get-print-job -State waiting',
      says: 'Shows what waits.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, attempt }) {
    const { id, printer, state, first: limit } = parameters;
    const { deviceSite } = await import('../printing/device-site.ts');
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getPrintJob, listPrintJobs } = await import('@hawser/core/api/contracts/print-jobs');
    const site = await deviceSite(agentFolder(parameters.folder), session);
    for (const job of id ?? []) {
      const found = await attempt(async () =>
        callSite(site, getPrintJob, { params: { job } }, { signal }),
      );
      if (found !== undefined) yield found;
    }
    if (id !== undefined) return;
    const { getCaller } = await import('@hawser/core/api/contracts/site');
    const { name: user } = await callSite(site, getCaller, {}, { signal });
    const query = {
      user,
      limit,
      ...(printer === undefined ? {} : { printer }),
      ...(state === undefined ? {} : { state }),
    };
    const { items } = await callSite(site, listPrintJobs, { query }, { signal });
    yield* items;
  },
});
