import type { Answered } from '@hawser/core/api/contract';
import { defineCommand } from '@hawser/command/declaration/command';
import { asJobParameter } from '../operations/as-job-parameter.ts';
import { operationOutput } from '../operations/operation-output.ts';
import { existingDirectory } from '../site-directories/directory-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Sync',
  noun: 'SiteDirectory',
  summary: 'Has a site know the people and groups of a directory on the premises as they are now.',
  description:
    'Only what has changed is read, and once a day all of it. Who is not there any more is removed here, too; where that are suddenly very many none is, for then the directory is probably asked the wrong way.',
  parameters: {
    name: {
      ...existingDirectory,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      help: 'The directory.',
    },
    all: { type: 'switch', help: 'Reads everything, and not only what has changed.' },
    ...asJobParameter,
  },
  impact: 'medium',
  force: 'Also removes so many that it looks like a mistake.',
  output: operationOutput,
  examples: [
    {
      line: 'hawser sync-site-directory head-office',
      says: 'Shows the reading until its end.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser sync-site-directory head-office -All -AsJob | hawser wait-operation',
      says: 'Starts it, and waits for it.',
      notRun: 'no site runs',
    },
  ],
  async *run(call) {
    const { name, all, asJob } = call.parameters;
    const site = await signedInSite(call.session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getDirectory } = await import('@hawser/core/api/contracts/site-directories');
    const look = async (): Promise<Answered<typeof getDirectory>> =>
      await callSite(site, getDirectory, { params: { name } }, { signal: call.signal });
    await look();
    if (!(await call.should(name, 'Sync SiteDirectory'))) return;
    const { runOperation } = await import('../operations/run-operation.ts');
    const input = { directory: name, all, force: call.force };
    for await (const ended of runOperation(call, site, {
      kind: 'sync-site-directory',
      input,
      asJob,
    })) {
      yield ended;
      if (ended.state !== 'succeeded') continue;
      const known = await look();
      if (known.users === 0) {
        call.warn(
          `The site knows nobody from the directory ${name}. See that its kind, bases and filters are right: ${call.program.name} get-site-directory ${name}`,
        );
      }
      const left = leftOut(ended.result);
      if (left > 0) {
        call.warn(
          `${left} of what is in the directory ${name} ${left === 1 ? 'was' : 'were'} left out. To see which and why: ${call.program.name} get-site-directory ${name} -Output yaml`,
        );
      }
    }
  },
});

function leftOut(result: unknown): number {
  return typeof result === 'object' &&
    result !== null &&
    'skipped' in result &&
    typeof result.skipped === 'number'
    ? result.skipped
    : 0;
}
