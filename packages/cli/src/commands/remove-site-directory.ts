import { defineCommand } from '@hawser/command/declaration/command';
import { existingDirectory } from '../site-directories/directory-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Remove',
  noun: 'SiteDirectory',
  summary: 'Has a site read a directory no more, and know its people and groups no more.',
  description:
    'They are out at once, and what they were granted here is gone. Nothing is changed in the directory.',
  parameters: {
    name: {
      ...existingDirectory,
      mandatory: true,
      position: 0,
      list: true,
      pipeline: 'property',
      help: 'The directories.',
    },
  },
  impact: 'high',
  force: 'Does not ask.',
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
  async run({ parameters, session, signal, should, attempt }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getDirectory, removeDirectory } =
      await import('@hawser/core/api/contracts/site-directories');
    for (const name of new Set(parameters.name)) {
      await attempt(async () => {
        const params = { name };
        const { users, groups, version } = await callSite(
          site,
          getDirectory,
          { params },
          { signal },
        );
        const what = `${name}, with ${users} people and ${groups} groups`;
        if (!(await should(what, 'Remove SiteDirectory'))) return;
        const given = { params, ifMatch: version };
        await callSite(site, removeDirectory, given, { signal, patience: 600_000 });
      });
    }
  },
});
