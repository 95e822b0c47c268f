import { defineCommand } from '@hawser/command/declaration/command';
import { fromJobs } from '@hawser/command/print-jobs/trace-parameters';
import { printJobOutput } from '@hawser/command/print-jobs/print-job-output';
import { jobWordNames } from '@hawser/core/printing/job/job-words';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'PrintJob',
  summary: 'Shows what you have printed: where each job stands, and what it waits for.',
  description:
    'First come those that are not over, then those that are, the latest of each first. What the site has not got yet, and all while the site is not reached, is shown as this device knows it.',
  parameters: {
    id: {
      type: 'string',
      position: 0,
      list: true,
      pipeline: 'property',
      from: fromJobs,
      minimum: 1,
      maximum: 250,
      help: 'Only these, by printer and number as Office/17, or by the uuid.',
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
  async *run({ parameters, session, signal, attempt, warn }) {
    const { printJobsOf } = await import('../printing/print-jobs-of.ts');
    const folder = agentFolder(parameters.folder);
    yield* printJobsOf(parameters, { folder, session, signal, attempt, warn });
  },
});
