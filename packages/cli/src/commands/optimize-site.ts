import { defineCommand } from '@hawser/command/declaration/command';
import { operationOutput } from '../operations/operation-output.ts';
import { asJobParameter } from '../operations/as-job-parameter.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Optimize',
  noun: 'Site',
  summary: 'Removes from a site what nobody needs any more.',
  description:
    'That are operations and events of more than a month ago, blobs that nothing refers to for a day, and audit records that are older than the setting auditDays says. A site does the same by itself once a day.',
  parameters: { ...asJobParameter },
  impact: 'low',
  output: operationOutput,
  examples: [
    {
      line: 'hawser optimize-site',
      says: 'Shows the work until its end.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser optimize-site -AsJob | hawser wait-operation',
      says: 'Starts it, and waits for it.',
      notRun: 'no site runs',
    },
  ],
  async *run(call) {
    const site = await signedInSite(call.session);
    if (!(await call.should(site.url, 'Optimize Site'))) return;
    const { runOperation } = await import('../operations/run-operation.ts');
    const { asJob } = call.parameters;
    yield* runOperation(call, site, { kind: 'optimize-site', input: null, asJob });
  },
});
