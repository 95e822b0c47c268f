import { defineCommand } from '@hawser/command/declaration/command';
import { asJobParameter } from '../operations/as-job-parameter.ts';
import { operationOutput } from '../operations/operation-output.ts';
import { existingDirectory } from '../site-directories/directory-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Remove',
  noun: 'SiteDirectory',
  summary: 'Has a site read a directory no more, and know its people and groups no more.',
  description:
    'They are out at once, wherever they are signed in; what is known of them and what they were granted here is removed some at a time. Nothing is changed in the directory.',
  parameters: {
    name: {
      ...existingDirectory,
      mandatory: true,
      position: 0,
      list: true,
      pipeline: 'property',
      help: 'The directories.',
    },
    ...asJobParameter,
  },
  impact: 'high',
  force: 'Does not ask.',
  output: operationOutput,
  examples: [
    {
      line: 'hawser remove-site-directory head-office',
      says: 'Removes it with all who come from it, after a question.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-site-directory | hawser remove-site-directory -WhatIf',
      says: 'Shows what would be removed.',
      notRun: 'no site runs',
    },
  ],
  async *run(call) {
    const { parameters, session, signal, should, attempt } = call;
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getDirectory, removeDirectory } =
      await import('@hawser/core/api/contracts/site-directories');
    const { watchOperation } = await import('../operations/run-operation.ts');
    for (const name of new Set(parameters.name)) {
      const started = await attempt(async () => {
        const params = { name };
        const { users, groups, version } = await callSite(
          site,
          getDirectory,
          { params },
          { signal },
        );
        const what = `${name}, people: ${users}, groups: ${groups}`;
        if (!(await should(what, 'Remove SiteDirectory'))) return undefined;
        const given = { params, ifMatch: version };
        return await callSite(site, removeDirectory, given, { signal });
      });
      if (started === undefined) continue;
      yield* watchOperation(call, site, { started, asJob: parameters.asJob });
    }
  },
});
